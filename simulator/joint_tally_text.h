#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/joint_process.h"
#include "simulator/joint_statistics.h"

namespace selaras::simulator {

/// What one replication of a joint process left behind under each load in turn, as text on its way
/// to another process. Appends what it left under one more.
void add_load(const JointTally& tally, std::string& text);

/// The tally of the load at that position, from 0. Empty where the text holds none, or none of that
/// process.
[[nodiscard]] std::optional<JointTally> joint_tally_from(std::string_view text, std::size_t load,
                                                         const JointProcess& joint);

}  // namespace selaras::simulator
