#pragma once

#include <string>

#include "model/scenario.h"
#include "reports/names.h"
#include "simulator/sensitivity.h"

namespace selaras::reports {

/// Which assumptions the result hangs on, the farthest reaching first, as a tornado of letters.
[[nodiscard]] std::string sensitivity_text(const simulator::Sensitivity& sensitivity,
                                           const model::Scenario& scenario, const Names& names);

}  // namespace selaras::reports
