#pragma once

#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/joint_scenario.h"
#include "simulator/joint_process.h"
#include "simulator/joint_result.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// Simulates many offices over shared people, at each load of these in turn, all under the same
/// random numbers. Of the options, those of a wanted precision and of the log are of the load as
/// assumed: replications go on until the interval of every member's mean cycle time is narrow
/// enough, and the other loads are looked at as often. Limits are judged in every member; cases in
/// progress are not taken. Flow conservation and Little's law are checked in every replication, as
/// by simulate().
[[nodiscard]] JointResult simulate(const model::JointScenario& joint,
                                   const std::vector<Participant>& participants,
                                   const model::Calendar& calendar, const Options& options = {});

/// The same from what replications left behind elsewhere (`JointResult::tallies`, all in their
/// order) under the same options: the same numbers to the last bit. A tally that cannot be of this
/// run is a diagnostic (part-damaged).
[[nodiscard]] JointResult merged(const model::JointScenario& joint,
                                 const std::vector<Participant>& participants,
                                 const model::Calendar& calendar, const Options& options,
                                 const std::vector<std::string>& tallies);

}  // namespace selaras::simulator
