#pragma once

#include <cstdint>

#include "model/event_log_writer.h"
#include "simulator/log_turns.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// Does the work of a run, single or joint, with an event log around it: the log's head, the rows
/// that the replications from `first` on write in turn, its tail.
template <class Plan, class Words, class Work>
void logged(Plan& plan, const Words& words, const LogRequest& log, std::int64_t first, Work work) {
  LogTurns turns(log.write, first);
  plan.words = &words;
  plan.turns = &turns;
  plan.format = log.format;
  const model::EventLogWriter writer(log.format, words.zone, words.names);
  log.write(writer.head());
  work();
  log.write(writer.tail());
}

}  // namespace selaras::simulator
