#pragma once

#include <string>

#include "simulator/event_recorder.h"
#include "simulator/joint_process.h"

namespace selaras::simulator {

/// The words of an event log of all offices. A case's id carries its office: `r3-provinces-17-c2`
/// is the second to arrive at the 17th of the provinces in the third replication. So do people who
/// serve one office only (`provinces-17/office`); the shared ones have one name.
[[nodiscard]] LogWords log_words(const JointProcess& joint, const std::string& time_zone);

}  // namespace selaras::simulator
