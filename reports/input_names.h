#pragma once

#include <string>
#include <string_view>

#include "model/scenario.h"
#include "reports/names.h"

namespace selaras::reports {

/// What an input of a simulation is, in the reader's words: "step.sign_pks.effort" is the working
/// time of that step. A name of another shape is shown as it is.
[[nodiscard]] std::string input_name(std::string_view name, const model::Scenario* scenario,
                                     const Names& names);

}  // namespace selaras::reports
