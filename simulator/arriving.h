#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "simulator/random.h"
#include "simulator/routing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// Where one replication ends by cases instead of by time.
inline constexpr std::int64_t no_case_limit = std::numeric_limits<std::int64_t>::max();

/// The streams of arrivals, and the window within which cases are counted. Arrivals go on until
/// every counted case is closed, so that the last ones meet the same queues as the others; what is
/// inside then is worked off.
template <class Observer>
class Arriving {
 public:
  Arriving(State& state, Queueing<Observer>& queueing, Routing<Observer>& routing,
           Observer& observer)
      : state_(state), queueing_(queueing), routing_(routing), observer_(observer) {}

  void start(std::uint64_t seed, std::uint64_t replication, std::int64_t case_limit);
  void arrive(std::uint32_t token);
  void open_window();
  void shut_window();
  /// Nothing happens any more.
  void finish() {
    if (!shut_) shut_window();
  }

  [[nodiscard]] std::int64_t arrived() const { return arrived_; }

 private:
  struct StreamState {
    std::uint64_t key = 0;
    std::uint64_t count = 0;
    std::uint64_t candidates = 0;  // of a stream that is not even
    Instant at = 0;
    Ticks work = 0;
  };

  [[nodiscard]] bool still_arriving() const {
    return !shut_ || (state_.open_cases > 0 && state_.now <= last_arrival_);
  }
  void start_stream(std::uint32_t stream, std::uint64_t key);
  void send_in_those_inside(std::uint64_t key);
  void schedule(std::uint32_t token);
  [[nodiscard]] bool draw_next(const Stream& stream, StreamState& state);
  [[nodiscard]] static bool is_taken(const Stream& stream, Instant at, Draws& draws);
  [[nodiscard]] Instant due_of(std::uint32_t kind) const;
  std::uint32_t add_case(std::uint32_t stream, std::uint64_t number, bool counted);
  [[nodiscard]] std::uint32_t kind_of(std::uint64_t key, std::uint32_t first_kind) const;

  State& state_;
  Queueing<Observer>& queueing_;
  Routing<Observer>& routing_;
  Observer& observer_;
  std::vector<StreamState> streams_;
  bool opened_ = false;
  bool shut_ = false;
  Instant last_arrival_ = 0;
  std::int64_t counted_left_to_arrive_ = no_case_limit;
  std::int64_t arrived_ = 0;
};

/// The first tokens are no cases: one opens the counted window, one shuts it, and one for each
/// stream.
template <class Observer>
void Arriving<Observer>::start(std::uint64_t seed, std::uint64_t replication,
                               std::int64_t case_limit) {
  opened_ = shut_ = false;
  counted_left_to_arrive_ = case_limit;
  arrived_ = 0;
  const std::uint32_t opening = state_.tokens.add({.phase = Phase::window_opens});
  state_.schedule(state_.process.counted_from, Priority::window_edges, opening);
  if (case_limit == no_case_limit) {
    const std::uint32_t shutting = state_.tokens.add({.phase = Phase::window_shuts});
    state_.schedule(state_.process.counted_until, Priority::window_edges, shutting);
  }
  const std::uint64_t key = key_of(mixed(seed), replication);
  const auto count = static_cast<std::uint32_t>(state_.process.streams.size());
  streams_.assign(count + 1, {});  // the last for the cases that are inside already
  for (std::uint32_t stream = 0; stream < count; ++stream) {
    start_stream(stream, key_of(key, state_.process.streams[stream].key));
  }
  send_in_those_inside(key_of(key, count));
}

/// Work in progress: uncounted cases, each at its step as if it had just come there.
template <class Observer>
void Arriving<Observer>::send_in_those_inside(std::uint64_t key) {
  const auto stream = static_cast<std::uint32_t>(streams_.size() - 1);
  streams_[stream].key = key;
  for (const Inside& inside : state_.process.inside) {
    for (std::int64_t i = 0; i < inside.cases; ++i) {
      routing_.send_in(add_case(stream, streams_[stream].count++, false), inside.station);
    }
  }
}

template <class Observer>
void Arriving<Observer>::start_stream(std::uint32_t stream, std::uint64_t key) {
  StreamState& state = streams_[stream];
  const std::uint32_t shift = state_.process.streams[stream].shift;
  state.key = key;
  state.at = std::max(state_.now, state_.process.streams[stream].from);
  if (shift != none) state.work = state_.process.shifts[shift].work_before(state.at);
  schedule(state_.tokens.add({.slot = stream, .phase = Phase::arriving}));
}

template <class Observer>
void Arriving<Observer>::schedule(std::uint32_t token) {
  const std::uint32_t index = state_.tokens[token].slot;
  StreamState& state = streams_[index];
  if (!draw_next(state_.process.streams[index], state)) return;
  state_.schedule(state.at, Priority::cases_arrive, token);
}

/// The next arrival of a stream; false where there is none any more.
template <class Observer>
bool Arriving<Observer>::draw_next(const Stream& stream, StreamState& state) {
  if (stream.is_recorded) {
    if (state.count >= stream.recorded.size()) return false;
    state.at = stream.recorded[state.count];
    return true;
  }
  for (;;) {
    Draws draws = draws_for(state.key, 0, state.candidates++, Purpose::gap);
    const Ticks gap = draw_from(stream.gap, draws);
    if (stream.shift == none) {
      state.at += gap;
    } else {
      state.work += gap;
      state.at = state_.process.shifts[stream.shift].when(state.work);
    }
    if (state.at >= stream.until) return false;
    if (stream.even || is_taken(stream, state.at, draws)) return true;
  }
}

template <class Observer>
bool Arriving<Observer>::is_taken(const Stream& stream, Instant at, Draws& draws) {
  const model::Date date = model::Calendar::date_of(at);
  const std::chrono::year_month_day day(date);
  const double share =
      stream.weekdays[model::weekday(date)] * stream.months[static_cast<unsigned>(day.month()) - 1];
  return std::ldexp(static_cast<double>(draws()), -64) < share;
}

template <class Observer>
Instant Arriving<Observer>::due_of(std::uint32_t kind) const {
  const auto& due = state_.process.due[kind];
  if (!due) return std::numeric_limits<Instant>::max();
  return model::deadline(state_.process.shifts[0], state_.now, due->amount, due->unit);
}

template <class Observer>
void Arriving<Observer>::arrive(std::uint32_t token) {
  if (!still_arriving()) return;
  const std::uint32_t stream = state_.tokens[token].slot;
  const std::uint64_t number = streams_[stream].count++;
  schedule(token);
  const bool counted = opened_ && !shut_;
  const std::uint32_t slot = add_case(stream, number, counted);
  if (counted && --counted_left_to_arrive_ == 0) shut_window();
  routing_.send_in(slot, state_.process.streams[stream].entry);
}

/// Keys of cases and of gaps hang on the stream's own count, so that another stream of arrivals
/// does not change them.
template <class Observer>
std::uint32_t Arriving<Observer>::add_case(std::uint32_t stream, std::uint64_t number,
                                           bool counted) {
  const std::uint64_t key = key_of(streams_[stream].key, ~number);
  const auto& all = state_.process.streams;
  const std::uint32_t first_kind = stream < all.size() ? all[stream].first_kind : 0;
  const std::uint32_t kind = kind_of(key, first_kind);
  const std::uint32_t slot = state_.tokens.add_case(
      {.key = key, .kind = kind, .counted = counted, .first_kind = first_kind});
  if (state_.process.goes_by_due_date) state_.tokens.at(slot).due = due_of(first_kind + kind);
  ++arrived_;
  if (counted) ++state_.open_cases;
  observer_.arrived({slot, stream, number, kind, counted, state_.now});
  return slot;
}

template <class Observer>
std::uint32_t Arriving<Observer>::kind_of(std::uint64_t key, std::uint32_t first_kind) const {
  std::uint32_t kind = 0;
  if (state_.process.kinds > 1) {
    const std::uint64_t drawn = draws_for(key, 0, 0, Purpose::kind)();
    while (drawn > state_.process.kind_thresholds[first_kind + kind]) ++kind;
  }
  return kind;
}

template <class Observer>
void Arriving<Observer>::open_window() {
  opened_ = true;
  queueing_.accounts().open_window();
}

template <class Observer>
void Arriving<Observer>::shut_window() {
  shut_ = true;
  last_arrival_ = state_.now + (state_.now - state_.process.start);
  queueing_.accounts().shut_window();
}

}  // namespace selaras::simulator
