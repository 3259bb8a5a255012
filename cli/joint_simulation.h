#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/joint_setting.h"
#include "cli/output.h"
#include "reports/supplements.h"
#include "simulator/joint_result.h"
#include "simulator/simulate.h"

namespace selaras::cli {

/// What was asked of a simulation of a joint scenario.
struct JointRequest {
  std::string file;
  std::vector<std::string> with;  // procedures and scenarios that members name
  bool offices = false;           // each by itself, too
  bool progress = false;
  std::vector<std::string> asserted;
  std::string log;      // file; empty: none
  std::string history;  // the same
  std::vector<Output> outputs;
};

/// Simulates the joint scenario and writes what comes out. Returns the exit code.
[[nodiscard]] int simulate_joint(const JointRequest& request, simulator::Options options,
                                 const Voice& voice);

/// In any format but that of a part.
void write_joint(const Output& output, const simulator::JointResult& result,
                 const model::JointScenario& scenario,
                 const std::vector<simulator::Participant>& participants, bool offices,
                 const reports::Supplements& supplements, const Voice& voice);

}  // namespace selaras::cli
