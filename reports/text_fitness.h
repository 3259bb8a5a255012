#pragma once

#include <string>

#include "checker/check.h"
#include "reports/names.h"

namespace selaras::reports {

/// How near a procedure comes to its reference, and the steps that make the difference; empty where
/// it could not be measured.
[[nodiscard]] std::string fitness_text(const checker::ProcedureResult& result, const Names& names,
                                       bool colour);

}  // namespace selaras::reports
