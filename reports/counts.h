#pragma once

#include <span>
#include <string>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// "3 procedures checked: 1 error, 2 warnings, 0 notes; 4 in the baseline".
[[nodiscard]] std::string counting_line(std::span<const checker::ProcedureResult> results,
                                        const Texts& texts);

}  // namespace selaras::reports
