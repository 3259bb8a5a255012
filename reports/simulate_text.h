#pragma once

#include <string>

#include "model/procedure.h"
#include "model/scenario.h"
#include "reports/supplements.h"
#include "reports/texts.h"
#include "simulator/result.h"

namespace selaras::reports {

/// A simulation's result as plain text of at most 80 columns: times in working and calendar days,
/// the promises of the page, the people. Says first that a model is no evidence.
[[nodiscard]] std::string simulate_text(const simulator::Result& result,
                                        const model::Procedure& procedure,
                                        const model::Scenario& scenario, const Texts& texts,
                                        const Supplements& supplements = {});

}  // namespace selaras::reports
