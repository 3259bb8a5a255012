#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/state.h"
#include "simulator/usage.h"

namespace selaras::simulator {

struct ResourceState {
  Usage usage;
  std::uint32_t busy = 0;
  std::uint32_t queue = 0;
  std::uint32_t longest_queue = 0;
  std::uint32_t first = none;  // tokens in the queue, linked by `Token::next`
  std::uint32_t last = none;
};

/// The people: who waits for them, whom they work for.
template <class Observer>
class Queueing {
 public:
  Queueing(State& state, Observer& observer) : state_(state), observer_(observer) {}

  void clear();
  /// A token has come to a step that needs people, for so much of their working time. Out of hours
  /// the work is given to a free hand at once and begins at the next opening: in working time that
  /// is the same instant.
  void request(std::uint32_t token, const Station& station, Ticks duration);
  /// The work of that token is over; its people turn to the next in the queue.
  void finish(std::uint32_t token);

  void open_window();
  void shut_window();
  [[nodiscard]] const std::vector<WindowUsage>& window() const { return window_; }
  [[nodiscard]] const std::vector<ResourceState>& resources() const { return resources_; }

 private:
  void begin(std::uint32_t token, std::uint32_t resource);
  [[nodiscard]] Work work_of(std::uint32_t token, std::uint32_t resource, Instant ends);
  static void account(ResourceState& resource, Ticks now);
  /// Usage of a resource up to now.
  [[nodiscard]] const Usage& usage(std::size_t resource);

  State& state_;
  Observer& observer_;
  std::vector<ResourceState> resources_;
  std::vector<WindowUsage> window_;
};

template <class Observer>
void Queueing<Observer>::clear() {
  const std::vector<ResourcePlan>& plans = state_.process.resources;
  resources_.assign(plans.size(), {});
  window_.assign(plans.size(), {});
  for (std::size_t resource = 0; resource < plans.size(); ++resource) {
    resources_[resource].usage.time = state_.clocks.work(plans[resource].shift, state_.now);
  }
}

template <class Observer>
void Queueing<Observer>::account(ResourceState& resource, Ticks now) {
  const auto passed = static_cast<std::uint64_t>(now - resource.usage.time);
  resource.usage.busy += passed * resource.busy;
  resource.usage.queue += passed * resource.queue;
  resource.usage.time = now;
}

template <class Observer>
void Queueing<Observer>::request(std::uint32_t token, const Station& station, Ticks duration) {
  ResourceState& resource = resources_[station.resource];
  const ResourcePlan& plan = state_.process.resources[station.resource];
  const Ticks now = state_.clocks.work(plan.shift, state_.now);
  account(resource, now);
  Token& waiting = state_.tokens[token];
  waiting.queued = state_.now;
  waiting.queued_work = now;
  waiting.duration = duration;
  resource.usage.offered += static_cast<std::uint64_t>(duration);
  if (resource.busy < plan.staff) {
    ++resource.busy;
    return begin(token, station.resource);
  }
  waiting.next = none;
  (resource.first == none ? resource.first : state_.tokens[resource.last].next) = token;
  resource.last = token;
  resource.longest_queue = std::max(resource.longest_queue, ++resource.queue);
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
  Usage& usage = resources_[resource].usage;
  usage.waited += static_cast<std::uint64_t>(working.waited);
  ++usage.begun;
  observer_.began(work_of(token, resource, 0));
  state_.events.add(ends, Priority::steps_end, token);
}

template <class Observer>
void Queueing<Observer>::finish(std::uint32_t token) {
  const std::uint32_t index = state_.process.stations[state_.tokens[token].station].resource;
  ResourceState& resource = resources_[index];
  account(resource, state_.clocks.work(state_.process.resources[index].shift, state_.now));
  observer_.finished(work_of(token, index, state_.now));
  if (resource.first == none) {
    --resource.busy;
  } else {
    const std::uint32_t next = resource.first;
    resource.first = state_.tokens[next].next;
    --resource.queue;
    begin(next, index);
  }
}

template <class Observer>
Work Queueing<Observer>::work_of(std::uint32_t token, std::uint32_t resource, Instant ends) {
  const Token& working = state_.tokens[token];
  return {.slot = working.slot,
          .station = working.station,
          .resource = resource,
          .token = token,
          .queued = working.queued,
          .begins = working.begins,
          .ends = ends,
          .waited = working.waited,
          .duration = working.duration};
}

template <class Observer>
const Usage& Queueing<Observer>::usage(std::size_t resource) {
  const std::uint32_t shift = state_.process.resources[resource].shift;
  account(resources_[resource], state_.clocks.work(shift, state_.now));
  return resources_[resource].usage;
}

template <class Observer>
void Queueing<Observer>::open_window() {
  for (std::size_t resource = 0; resource < resources_.size(); ++resource) {
    window_[resource].usage = usage(resource);
    resources_[resource].longest_queue = resources_[resource].queue;
  }
}

template <class Observer>
void Queueing<Observer>::shut_window() {
  for (std::size_t resource = 0; resource < resources_.size(); ++resource) {
    window_[resource].usage = usage(resource).since(window_[resource].usage);
    window_[resource].longest_queue = resources_[resource].longest_queue;
  }
}

}  // namespace selaras::simulator
