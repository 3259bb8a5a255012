#pragma once

#include <algorithm>
#include <cstdint>

#include "simulator/accounts.h"
#include "simulator/line_queueing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// The people: who waits for them, whom they work for. Most queues are plain and looked after here;
/// the others by LineQueueing.
template <class Observer>
class Queueing {
 public:
  Queueing(State& state, Observer& observer)
      : state_(state), accounts_(state), lines_(state, accounts_, observer), observer_(observer) {}

  void clear() {
    accounts_.clear();
    lines_.clear();
  }
  [[nodiscard]] Accounts& accounts() { return accounts_; }
  [[nodiscard]] const Accounts& accounts() const { return accounts_; }
  [[nodiscard]] LineQueueing<Observer>& lines() { return lines_; }

  /// A token has come to a step that needs people, for so much of their working time. Out of hours
  /// the work is given to a free hand at once and begins at the next opening: in working time that
  /// is the same instant. False where too many wait already.
  [[nodiscard]] bool request(std::uint32_t token, const Station& station, Ticks duration);
  /// The work of that token is over; its people turn to the next in the queue.
  void finish(std::uint32_t token);

 private:
  void begin(std::uint32_t token, std::uint32_t resource);

  State& state_;
  Accounts accounts_;
  LineQueueing<Observer> lines_;
  Observer& observer_;
};

template <class Observer>
bool Queueing<Observer>::request(std::uint32_t token, const Station& station, Ticks duration) {
  const ResourcePlan& plan = state_.process.resources[station.resource];
  if (!plan.plain) return lines_.request(token, station, duration);
  Token& waiting = state_.tokens[token];
  waiting.queued = state_.now;
  waiting.queued_work = accounts_.settle(station.resource);
  waiting.duration = duration;
  ResourceState& resource = accounts_[station.resource];
  resource.usage.offered += static_cast<std::uint64_t>(duration);
  if (resource.busy < plan.staff) {
    ++resource.busy;
    begin(token, station.resource);
    return true;
  }
  waiting.next = none;
  (resource.first == none ? resource.first : state_.tokens[resource.last].next) = token;
  resource.last = token;
  resource.longest_queue = std::max(resource.longest_queue, ++resource.queue);
  return true;
}

template <class Observer>
void Queueing<Observer>::begin(std::uint32_t token, std::uint32_t resource) {
  const std::uint32_t shift = state_.process.resources[resource].shift;
  const Clocks::Clock& hours = state_.clocks.at(shift, state_.now);
  Token& working = state_.tokens[token];
  working.begins = std::max(state_.now, hours.from);
  const Ticks work = hours.work + (working.begins - hours.from);
  working.waited = work - working.queued_work;
  working.phase = Phase::working;
  const Instant ends = working.duration <= hours.until - working.begins
                           ? working.begins + working.duration
                           : state_.process.shifts[shift].when(work + working.duration);
  Usage& usage = accounts_[resource].usage;
  usage.waited += static_cast<std::uint64_t>(working.waited);
  ++usage.begun;
  observer_.began(work_of(working, token, resource));
  state_.schedule(ends, Priority::steps_end, token);
}

template <class Observer>
void Queueing<Observer>::finish(std::uint32_t token) {
  const std::uint32_t index = state_.process.stations[state_.tokens[token].station].resource;
  if (!state_.process.resources[index].plain) return lines_.finish(token);
  accounts_.settle(index);
  Work work = work_of(state_.tokens[token], token, index);
  work.ends = state_.now;
  observer_.finished(work);
  ResourceState& resource = accounts_[index];
  if (resource.first == none) {
    --resource.busy;
  } else {
    const std::uint32_t next = resource.first;
    resource.first = state_.tokens[next].next;
    --resource.queue;
    begin(next, index);
  }
}

}  // namespace selaras::simulator
