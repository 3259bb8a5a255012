#pragma once

#include <optional>
#include <string>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// " (in the baseline)" or " (suppressed by … until …: reason)"; empty for a new finding.
[[nodiscard]] std::string state_note(const checker::Finding& finding, const Texts& texts);

/// What formats that make something fail count as failing: the same findings that make the
/// program's exit code 1. Without a level nothing fails.
[[nodiscard]] bool fails(const checker::Finding& finding,
                         const std::optional<model::Level>& fail_on);

}  // namespace selaras::reports
