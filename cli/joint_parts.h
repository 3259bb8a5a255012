#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/joint_setting.h"
#include "cli/output.h"
#include "simulator/joint_result.h"
#include "simulator/part_file.h"

namespace selaras::cli {

/// The file of a part of a joint run; `result` holds its tallies.
[[nodiscard]] std::string joint_part(const JointSetting& setting, const simulator::Options& options,
                                     const std::vector<std::string>& asserted,
                                     const simulator::JointResult& result);

/// Puts the parts of one joint run together, which are complete, and writes what comes out. Returns
/// the exit code.
[[nodiscard]] int merge_joint(std::vector<simulator::NamedPart> parts, const reports::Files& files,
                              const std::vector<Output>& outputs, const Voice& voice);

}  // namespace selaras::cli
