#pragma once

#include <string>

#include "model/procedure.h"
#include "model/scenario.h"
#include "reports/texts.h"
#include "simulator/size.h"

namespace selaras::reports {

/// The least staffing found, and the steps of the search.
[[nodiscard]] std::string size_text(const simulator::Sizing& sizing,
                                    const model::Procedure& procedure,
                                    const model::Scenario& scenario, const Texts& texts);

/// `schemaVersion` 1.
[[nodiscard]] std::string size_json(const simulator::Sizing& sizing,
                                    const model::Procedure& procedure,
                                    const model::Scenario& scenario);

}  // namespace selaras::reports
