#pragma once

#include <vector>

#include "model/calendar.h"
#include "model/joint_scenario.h"
#include "simulator/joint_process.h"
#include "simulator/joint_result.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// Simulates many offices over shared people, at each load of these in turn, all under the same
/// random numbers. Of the options it takes seed, replications, cases (of all offices together),
/// threads, warm-up, interruption and progress. Flow conservation and Little's law are checked in
/// every replication, as by simulate().
[[nodiscard]] JointResult simulate(const model::JointScenario& joint,
                                   const std::vector<Participant>& participants,
                                   const model::Calendar& calendar, const Options& options = {});

}  // namespace selaras::simulator
