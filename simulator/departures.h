#pragma once

#include <cstdint>

#include "simulator/state.h"

namespace selaras::simulator {

/// How cases come to an end: they are closed by their first outcome, and later gone.
template <class Observer>
class Departures {
 public:
  Departures(State& state, Observer& observer) : state_(state), observer_(observer) {}

  void clear() { left_ = 0; }

  /// Only the first outcome counts.
  [[gnu::always_inline]] void close(std::uint32_t slot, std::uint32_t outcome) {
    Case& closing = state_.tokens.at(slot);
    if (closing.closed) return;
    closing.closed = true;
    if (closing.counted) --state_.open_cases;
    observer_.closed(slot, outcome, state_.now);
  }

  /// Takes the token away, and with its last one the case.
  void drop(std::uint32_t token) {
    const std::uint32_t slot = state_.tokens[token].slot;
    if (state_.tokens.drop(token)) leave(slot);
  }

  /// A case that nobody works on any more, that waits for nothing that could still happen, and that
  /// was never closed, is stuck.
  [[gnu::always_inline]] void leave(std::uint32_t slot) {
    const Case& gone = state_.tokens.at(slot);
    if (!gone.closed && gone.counted) --state_.open_cases;
    observer_.left(slot, gone.closed, state_.now);
    state_.tokens.drop_case(slot);
    ++left_;
  }

  /// Cases that are gone.
  [[nodiscard]] std::int64_t left() const { return left_; }

 private:
  State& state_;
  Observer& observer_;
  std::int64_t left_ = 0;
};

}  // namespace selaras::simulator
