#pragma once

#include <algorithm>
#include <cstdint>

#include "simulator/accounts.h"
#include "simulator/observer.h"
#include "simulator/state.h"

namespace selaras::simulator {

[[nodiscard]] inline Work work_of(const Token& working, std::uint32_t token,
                                  std::uint32_t resource) {
  return {.slot = working.slot,
          .station = working.station,
          .resource = resource,
          .token = token,
          .queued = working.queued,
          .begins = working.begins,
          .waited = working.waited,
          .duration = working.duration};
}

/// Queues of those who are served in the order of their coming, by people who are all alike, always
/// as many, and one for a file.
template <class Observer>
class PlainQueueing {
 public:
  PlainQueueing(State& state, Accounts& accounts, Observer& observer)
      : state_(state), accounts_(accounts), observer_(observer) {}

  /// A token has come to a step that needs people, for so much of their working time. Out of hours
  /// the work is given to a free hand at once and begins at the next opening: in working time that
  /// is the same instant.
  void request(std::uint32_t token, std::uint32_t resource, Ticks duration);
  /// The work of that token is over; its people turn to the next in the queue.
  void finish(std::uint32_t token, std::uint32_t resource);

 private:
  /// `now`: as working time of the resource.
  void begin(std::uint32_t token, std::uint32_t resource, Ticks now);

  State& state_;
  Accounts& accounts_;
  Observer& observer_;
};

template <class Observer>
[[gnu::always_inline]] inline void PlainQueueing<Observer>::request(std::uint32_t token,
                                                                    std::uint32_t resource,
                                                                    Ticks duration) {
  Token& waiting = state_.tokens[token];
  const Ticks now = accounts_.settle(resource);
  waiting.queued = state_.now;
  waiting.queued_work = now;
  waiting.duration = duration;
  ResourceState& asked = accounts_[resource];
  asked.usage.offered += static_cast<std::uint64_t>(duration);
  if (asked.busy < asked.staff) {
    ++asked.busy;
    return begin(token, resource, now);
  }
  waiting.next = none;
  (asked.first == none ? asked.first : state_.tokens[asked.last].next) = token;
  asked.last = token;
  asked.longest_queue = std::max(asked.longest_queue, ++asked.queue);
}

template <class Observer>
[[gnu::always_inline]] inline void PlainQueueing<Observer>::begin(std::uint32_t token,
                                                                  std::uint32_t resource,
                                                                  Ticks now) {
  Token& working = state_.tokens[token];
  const std::uint32_t shift = accounts_[resource].shift;
  const Clocks::Clock& hours = state_.clocks.current(shift);
  working.begins = std::max(state_.now, hours.from);
  working.waited = now - working.queued_work;
  working.phase = Phase::working;
  const Instant ends = working.duration <= hours.until - working.begins
                           ? working.begins + working.duration
                           : state_.process.shifts[shift].when(now + working.duration);
  Usage& usage = accounts_[resource].usage;
  usage.waited += static_cast<std::uint64_t>(working.waited);
  ++usage.begun;
  observer_.began(work_of(working, token, resource));
  state_.schedule(ends, Priority::steps_end, token);
}

template <class Observer>
[[gnu::always_inline]] inline void PlainQueueing<Observer>::finish(std::uint32_t token,
                                                                   std::uint32_t resource) {
  const Ticks now = accounts_.settle(resource);
  Work work = work_of(state_.tokens[token], token, resource);
  work.ends = state_.now;
  observer_.finished(work);
  ResourceState& freed = accounts_[resource];
  if (freed.first == none) {
    --freed.busy;
    return;
  }
  const std::uint32_t next = freed.first;
  freed.first = state_.tokens[next].next;
  --freed.queue;
  begin(next, resource, now);
}

}  // namespace selaras::simulator
