#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// The results as JSON for other programs, `schemaVersion` 1. Messages and help are in the language
/// of `texts`; names, words and numbers are the same in every language.
[[nodiscard]] std::string check_json(std::span<const checker::ProcedureResult> results,
                                     std::string_view tool_version, const Texts& texts);

}  // namespace selaras::reports
