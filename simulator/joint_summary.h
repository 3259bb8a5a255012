#pragma once

#include <vector>

#include "model/joint_scenario.h"
#include "simulator/joint_process.h"
#include "simulator/joint_result.h"
#include "simulator/joint_statistics.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// What a joint process came to under one load.
struct JointSummary {
  std::vector<MemberResult> members;   // each as if simulated by itself, without the shared people
  std::vector<ResourceResult> shared;  // in the scenario's order
  model::Diagnostics diagnostics;      // warnings; what several members say alike is said once
};

/// The members' tallies are moved from. `limits` are those that the members' procedures were given.
/// The work is shared by several threads (0: as many as the machine has).
[[nodiscard]] JointSummary summarise(const JointProcess& joint, std::vector<JointTally>& tallies,
                                     const std::vector<Limit>& limits, unsigned threads);

/// Every office by itself; `limits` as above.
[[nodiscard]] std::vector<OfficeResult> office_results(const JointProcess& joint,
                                                       const std::vector<JointTally>& tallies,
                                                       const std::vector<Limit>& limits);

/// Half the width of the 95 % interval of the mean cycle time, as a share of that mean, of the
/// member of which least is known; `none` where of one nothing is.
[[nodiscard]] std::optional<double> least_precise(const std::vector<JointTally>& tallies);

/// Numbers of offices, and what holds for all.
[[nodiscard]] std::vector<NamedInput> joint_inputs(const model::JointScenario& joint);

}  // namespace selaras::simulator
