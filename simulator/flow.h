#pragma once

#include <cstdint>

#include "simulator/accounts.h"
#include "simulator/queueing.h"
#include "simulator/routing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// The flow of any process: people and routing together.
template <class Observer>
class Flow {
 public:
  static constexpr bool is_plain = false;

  Flow(State& state, Accounts& accounts, Observer& observer)
      : state_(state), queueing_(state, accounts, observer), routing_(state, queueing_, observer) {}

  void clear() {
    queueing_.clear();
    routing_.clear();
  }

  void expect(std::uint32_t /*slot*/, std::uint64_t /*key*/, std::uint32_t /*kind*/,
              std::uint32_t /*entry*/) {}
  void send_in(std::uint32_t slot, std::uint32_t entry) { routing_.send_in(slot, entry); }
  /// When nothing else happens any more: lets some go that wait for others. False if there are
  /// none.
  [[nodiscard]] bool release_some() { return queueing_.lines().release_some(); }
  void happen(std::uint32_t token);

  [[nodiscard]] std::int64_t left() const { return routing_.left(); }

 private:
  State& state_;
  Queueing<Observer> queueing_;
  Routing<Observer> routing_;
};

template <class Observer>
void Flow<Observer>::happen(std::uint32_t token) {
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
    case Phase::window_opens:
    case Phase::window_shuts:
      break;
  }
}

}  // namespace selaras::simulator
