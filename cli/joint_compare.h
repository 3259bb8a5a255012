#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/output.h"
#include "simulator/simulate.h"

namespace selaras::cli {

/// What was asked of a comparison of joint scenarios.
struct JointComparison {
  std::vector<std::string> files;  // two or more; the first is what the others are compared with
  std::vector<std::string> with;   // procedures and scenarios that members name
  bool progress = false;
  std::vector<Output> outputs;
};

/// Simulates joint scenarios under the same random numbers, at the load as assumed, and writes what
/// they do differently to the members that all have. Returns the exit code.
[[nodiscard]] int compare_joint(const JointComparison& asked, simulator::Options options,
                                const Voice& voice);

}  // namespace selaras::cli
