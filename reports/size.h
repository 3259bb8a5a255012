#pragma once

#include <string>

#include "model/joint_scenario.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "reports/texts.h"
#include "simulator/size.h"

namespace selaras::reports {

/// The least staffing found, and the steps of the search.
[[nodiscard]] std::string size_text(const simulator::Sizing& sizing,
                                    const model::Procedure& procedure,
                                    const model::Scenario& scenario, const Texts& texts);

/// The same of the people whom the members of a joint scenario share.
[[nodiscard]] std::string size_text(const simulator::Sizing& sizing,
                                    const model::JointScenario& joint, const Texts& texts);

/// `schemaVersion` 1.
[[nodiscard]] std::string size_json(const simulator::Sizing& sizing,
                                    const model::Procedure& procedure,
                                    const model::Scenario& scenario);
[[nodiscard]] std::string size_json(const simulator::Sizing& sizing,
                                    const model::JointScenario& joint);

}  // namespace selaras::reports
