#pragma once

#include <functional>
#include <vector>

#include "model/calendar.h"
#include "model/joint_scenario.h"
#include "simulator/joint_assertion.h"
#include "simulator/joint_process.h"
#include "simulator/least_staff.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// The least staffing of the shared people with which the target holds with 95 % confidence in
/// every member that it is about, at its load; the offices' own people stay. As find_size().
[[nodiscard]] Sizing find_joint_size(const model::JointScenario& joint,
                                     const std::vector<Participant>& participants,
                                     const model::Calendar& calendar, const JointAssertion& target,
                                     const Options& options,
                                     const std::function<void(const Trial&)>& tried = {});

}  // namespace selaras::simulator
