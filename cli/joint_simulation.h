#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/output.h"
#include "simulator/simulate.h"

namespace selaras::cli {

/// Whether the file is a joint scenario, as far as one can tell; what is wrong with it is said when
/// it is read.
[[nodiscard]] bool is_joint_scenario(const std::string& path);

/// What was asked of a simulation of a joint scenario.
struct JointRequest {
  std::string file;
  std::vector<std::string> with;  // procedures and scenarios that members name
  bool offices = false;           // each by itself, too
  bool progress = false;
  std::vector<Output> outputs;
};

/// Simulates the joint scenario and writes what comes out. Returns the exit code.
[[nodiscard]] int simulate_joint(const JointRequest& request, simulator::Options options,
                                 const Voice& voice);

}  // namespace selaras::cli
