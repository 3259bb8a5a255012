#pragma once

#include <cstdint>
#include <vector>

#include "simulator/arriving.h"
#include "simulator/observer.h"
#include "simulator/queueing.h"
#include "simulator/routing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// One run of the process: cases arrive, take their ways, wait, are worked on, leave. The listener
/// derives from `Observer`.
template <class Listener>
class Replication {
 public:
  Replication(const Process& process, Listener& listener)
      : state_(process),
        queueing_(state_, listener),
        routing_(state_, queueing_, listener),
        arriving_(state_, queueing_, routing_, listener) {}
  Replication(const Replication&) = delete;
  Replication& operator=(const Replication&) = delete;

  void run(std::uint64_t seed, std::uint64_t replication, std::int64_t case_limit) {
    state_.clear();
    queueing_.clear();
    routing_.clear();
    arriving_.start(seed, replication, case_limit);
    do {
      while (!state_.events.exhausted() && state_.flooded == none) handle(state_.events.take());
    } while (state_.flooded == none && queueing_.lines().release_some());
    arriving_.finish();
  }

  /// By resource.
  [[nodiscard]] const std::vector<WindowUsage>& window() const {
    return queueing_.accounts().window();
  }
  [[nodiscard]] const std::vector<ResourceState>& resources() const {
    return queueing_.accounts().resources();
  }
  [[nodiscard]] std::int64_t arrived() const { return arriving_.arrived(); }
  [[nodiscard]] std::int64_t left() const { return routing_.left(); }
  /// A station at which one case had more tokens than anything sensible has; `none` if there was
  /// none.
  [[nodiscard]] std::uint32_t flooded() const { return state_.flooded; }

 private:
  void handle(const Event& event) {
    const std::uint32_t token = event.token();
    if (state_.process.overtakes && state_.tokens[token].event != event.order) return;
    state_.now = event.time;
    switch (state_.tokens[token].phase) {
      case Phase::working:
        queueing_.finish(token);
        return routing_.delay_or_complete(token);
      case Phase::impatient:
        return routing_.leave_queue(token);
      case Phase::leaving:
        return routing_.leave_delay(token);
      case Phase::returned:
        return routing_.come_back(token);
      case Phase::delayed:
        return routing_.go_on(token);
      case Phase::staff_changes:
        return queueing_.lines().staff_changes(token);
      case Phase::batch_day:
        return queueing_.lines().batch_day(state_.tokens[token].slot);
      case Phase::batch_waited:
        return queueing_.lines().release(state_.tokens[token].slot);
      case Phase::arriving:
        return arriving_.arrive(token);
      case Phase::window_opens:
        return arriving_.open_window();
      case Phase::window_shuts:
        return arriving_.shut_window();
    }
  }

  State state_;
  Queueing<Listener> queueing_;
  Routing<Listener> routing_;
  Arriving<Listener> arriving_;
};

}  // namespace selaras::simulator
