#pragma once

#include <cstdint>

#include "simulator/clocks.h"
#include "simulator/event_list.h"
#include "simulator/process.h"
#include "simulator/tokens.h"

namespace selaras::simulator {

/// What of a replication its parts have in common.
struct State {
  explicit State(const Process& compiled) : process(compiled), clocks(compiled) {}

  void clear() {
    events.clear();
    tokens.clear();
    clocks.clear();
    now = process.start;
    open_cases = 0;
    flooded = none;
  }

  /// So much later, in working time of the run's own calendar or by the clock.
  [[nodiscard]] Instant after(Ticks length, bool in_working_time) const {
    return in_working_time ? process.shifts[0].after(now, length) : now + length;
  }

  /// The next event of a token. Any other that it still has does not count any more.
  [[gnu::always_inline]] void schedule(Instant at, unsigned priority, std::uint32_t token) {
    tokens[token].event = events.add(at, priority, token);
  }

  /// The next of the only stream of arrivals.
  void schedule_apart(Instant at, unsigned priority, std::uint32_t token) {
    tokens[token].event = events.add_apart(at, priority, token);
  }

  const Process& process;
  EventList events;
  Tokens tokens;
  Clocks clocks;
  Instant now = 0;
  std::int64_t open_cases = 0;   // counted and not closed
  std::uint32_t flooded = none;  // station at which one case had more tokens than is sensible
};

/// What comes first of several events at one instant.
enum Priority : unsigned {
  window_edges,
  people_change,
  steps_end,
  gates_open,
  cases_arrive,
  patience_ends
};

}  // namespace selaras::simulator
