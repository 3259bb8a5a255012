#pragma once

#include <span>
#include <string>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// GitLab's code quality report: an array of issues. It has no word for a finding that is known or
/// suppressed: those are `info`, and their description says so.
[[nodiscard]] std::string check_gitlab(std::span<const checker::ProcedureResult> results,
                                       const Texts& texts);

}  // namespace selaras::reports
