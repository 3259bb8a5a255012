#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/check.h"
#include "cli/command.h"

namespace selaras::cli {

/// `--fail-on LEVEL`: the lowest level of a finding that makes the exit code 1.
[[nodiscard]] Option fail_on_option(std::string& typed);

/// The level typed; `otherwise` where none was; none: never.
[[nodiscard]] std::optional<model::Level> fail_on(const std::string& typed,
                                                  std::optional<model::Level> otherwise);

/// 1 where a new finding reaches the level that fails, else 0.
[[nodiscard]] int exit_code(const std::vector<checker::ProcedureResult>& results,
                            const std::optional<model::Level>& fails_at);

}  // namespace selaras::cli
