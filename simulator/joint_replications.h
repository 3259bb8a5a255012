#pragma once

#include <cstdint>

#include "simulator/event_recorder.h"
#include "simulator/joint_process.h"
#include "simulator/joint_statistics.h"
#include "simulator/work_list.h"

namespace selaras::simulator {

struct JointRun {
  const JointProcess& joint;
  std::uint64_t seed = 0;
  std::int64_t case_limit = 0;  // of all offices together
  unsigned threads = 0;         // 0: as many as the machine has
  WorkList<JointTally>::Watch watch = {};
  const LogWords* words = nullptr;  // with these two, an event log is written
  LogTurns* turns = nullptr;
  model::LogFormat format = model::LogFormat::csv;
};

/// Replications [first, behind) of a joint process; otherwise as those of a single one.
[[nodiscard]] Left<JointTally> run_replications(const JointRun& run, std::int64_t first,
                                                std::int64_t behind);

}  // namespace selaras::simulator
