#pragma once

#include <cstdint>

#include "simulator/accounts.h"
#include "simulator/line_queueing.h"
#include "simulator/plain_queueing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// The people: who waits for them, whom they work for. Most queues are plain; the others are looked
/// after by LineQueueing.
template <class Observer>
class Queueing {
 public:
  Queueing(State& state, Accounts& accounts, Observer& observer)
      : state_(state), plain_(state, accounts, observer), lines_(state, accounts, observer) {}

  void clear() { lines_.clear(); }
  [[nodiscard]] LineQueueing<Observer>& lines() { return lines_; }

  /// A token has come to a step that needs people, for so much of their working time. False where
  /// too many wait already.
  [[nodiscard]] bool request(std::uint32_t token, const Station& station, Ticks duration) {
    if (!state_.process.resources[station.resource].plain) {
      return lines_.request(token, station, duration);
    }
    plain_.request(token, station.resource, duration);
    return true;
  }

  /// The work of that token is over; its people turn to the next in the queue.
  void finish(std::uint32_t token) {
    const std::uint32_t index = state_.process.stations[state_.tokens[token].station].resource;
    if (!state_.process.resources[index].plain) return lines_.finish(token);
    plain_.finish(token, index);
  }

 private:
  State& state_;
  PlainQueueing<Observer> plain_;
  LineQueueing<Observer> lines_;
};

}  // namespace selaras::simulator
