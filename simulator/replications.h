#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "simulator/event_recorder.h"
#include "simulator/process.h"
#include "simulator/statistics.h"
#include "simulator/work_list.h"

namespace selaras::simulator {

/// What all replications of a run have in common.
struct Run {
  const Process& process;
  std::uint64_t seed = 0;
  std::int64_t case_limit = 0;
  unsigned threads = 0;                             // 0: as many as the machine has
  const std::atomic<bool>* interrupted = nullptr;   // once true, no replication is begun any more
  std::function<void(std::int64_t)> finished = {};  // another one is; from any thread, one by one
  const LogWords* words = nullptr;                  // with these two, an event log is written
  LogTurns* turns = nullptr;
  model::LogFormat format = model::LogFormat::csv;
};

using Finished = Left<Tally>;

/// Replications [first, behind), on several threads. What they leave does not depend on how many.
/// Flow conservation and Little's law are checked in each; a violation is thrown as
/// std::logic_error.
[[nodiscard]] Finished run_replications(const Run& run, std::int64_t first, std::int64_t behind);

}  // namespace selaras::simulator
