#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "simulator/accounts.h"
#include "simulator/random.h"
#include "simulator/sampler.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// Where one replication ends by cases instead of by time.
inline constexpr std::int64_t no_case_limit = std::numeric_limits<std::int64_t>::max();

/// The streams of arrivals, and the window within which cases are counted. Arrivals go on until
/// every counted case is closed, so that the last ones meet the same queues as the others; what is
/// inside then is worked off.
template <class Observer, class Flow>
class Arriving {
 public:
  Arriving(State& state, Accounts& accounts, Flow& flow, Observer& observer)
      : state_(state),
        accounts_(accounts),
        flow_(flow),
        observer_(observer),
        only_stream_(state.process.streams.size() == 1) {}

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
    std::uint64_t candidates = 0;  // drawn so far; more than arrive where a stream is not even
    Instant at = 0;
    Ticks work = 0;
    std::uint32_t first_kind = 0;
    bool goes_on = false;           // `at` is another arrival
    std::uint32_t expected = none;  // slot of the next case, where it is known ahead
  };

  [[nodiscard]] bool still_arriving() const {
    return !shut_ || (state_.open_cases > 0 && state_.now <= last_arrival_);
  }
  void start_stream(std::uint32_t index, std::uint64_t key);
  void send_in_those_inside(std::uint64_t key);
  void schedule(std::uint32_t token, const Stream& stream, StreamState& state);
  [[nodiscard]] bool draw_next(const Stream& stream, StreamState& state);
  [[nodiscard]] static bool is_taken(const Stream& stream, Instant at, Draws& draws);
  [[nodiscard]] Instant due_of(std::uint32_t kind) const;
  /// Cases are foreseen where that pays: not one for each of many streams that bring few.
  [[nodiscard]] bool foresees() const { return Flow::is_plain && only_stream_; }
  /// The slot of that case of a stream, which will come in there.
  std::uint32_t expect(const StreamState& state, std::uint64_t number, std::uint32_t entry);
  void let_in(std::uint32_t slot, std::uint32_t stream, std::uint64_t number, bool counted);
  [[nodiscard]] std::uint32_t kind_of(std::uint64_t key, std::uint32_t first_kind) const;

  State& state_;
  Accounts& accounts_;
  Flow& flow_;
  Observer& observer_;
  bool only_stream_;
  std::vector<StreamState> streams_;
  bool opened_ = false;
  bool shut_ = false;
  Instant last_arrival_ = 0;
  std::int64_t counted_left_to_arrive_ = no_case_limit;
  std::int64_t arrived_ = 0;
};

/// The first tokens are no cases: one opens the counted window, one shuts it, and one for each
/// stream.
template <class Observer, class Flow>
void Arriving<Observer, Flow>::start(std::uint64_t seed, std::uint64_t replication,
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
template <class Observer, class Flow>
void Arriving<Observer, Flow>::send_in_those_inside(std::uint64_t key) {
  const auto stream = static_cast<std::uint32_t>(streams_.size() - 1);
  StreamState& state = streams_[stream];
  state.key = key;
  for (const Inside& inside : state_.process.inside) {
    for (std::int64_t i = 0; i < inside.cases; ++i) {
      const std::uint64_t number = state.count++;
      const std::uint32_t slot = expect(state, number, inside.station);
      let_in(slot, stream, number, false);
      flow_.send_in(slot, inside.station);
    }
  }
}

template <class Observer, class Flow>
void Arriving<Observer, Flow>::start_stream(std::uint32_t index, std::uint64_t key) {
  const Stream& stream = state_.process.streams[index];
  StreamState& state = streams_[index];
  state.key = key;
  state.first_kind = stream.first_kind;
  state.at = std::max(state_.now, stream.from);
  if (stream.shift != none) state.work = state_.process.shifts[stream.shift].work_before(state.at);
  state.goes_on = draw_next(stream, state);
  schedule(state_.tokens.add({.slot = index, .phase = Phase::arriving}), stream, state);
}

/// The arrival behind it is drawn already, so that nobody has to wait for it.
template <class Observer, class Flow>
[[gnu::always_inline]] inline void Arriving<Observer, Flow>::schedule(std::uint32_t token,
                                                                      const Stream& stream,
                                                                      StreamState& state) {
  if (!state.goes_on) return;
  if (only_stream_) {
    state_.schedule_apart(state.at, Priority::cases_arrive, token);
  } else {
    state_.schedule(state.at, Priority::cases_arrive, token);
  }
  state.goes_on = draw_next(stream, state);
}

/// The next arrival of a stream; false where there is none any more.
template <class Observer, class Flow>
[[gnu::always_inline]] inline bool Arriving<Observer, Flow>::draw_next(const Stream& stream,
                                                                       StreamState& state) {
  if (stream.is_recorded) {
    if (state.candidates >= stream.recorded.size()) return false;
    state.at = stream.recorded[state.candidates++];
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

template <class Observer, class Flow>
bool Arriving<Observer, Flow>::is_taken(const Stream& stream, Instant at, Draws& draws) {
  const model::Date date = model::Calendar::date_of(at);
  const std::chrono::year_month_day day(date);
  const double share =
      stream.weekdays[model::weekday(date)] * stream.months[static_cast<unsigned>(day.month()) - 1];
  return std::ldexp(static_cast<double>(draws()), -64) < share;
}

template <class Observer, class Flow>
Instant Arriving<Observer, Flow>::due_of(std::uint32_t kind) const {
  const auto& due = state_.process.due[kind];
  if (!due) return std::numeric_limits<Instant>::max();
  return model::deadline(state_.process.shifts[0], state_.now, due->amount, due->unit);
}

template <class Observer, class Flow>
[[gnu::always_inline]] inline void Arriving<Observer, Flow>::arrive(std::uint32_t token) {
  if (!still_arriving()) return;
  const std::uint32_t index = state_.tokens[token].slot;
  const Stream& stream = state_.process.streams[index];
  StreamState& state = streams_[index];
  const std::uint64_t number = state.count++;
  schedule(token, stream, state);
  const bool counted = opened_ && !shut_;
  const std::uint32_t slot =
      state.expected != none ? state.expected : expect(state, number, stream.entry);
  let_in(slot, index, number, counted);
  if (counted && --counted_left_to_arrive_ == 0) shut_window();
  flow_.send_in(slot, stream.entry);
  if (foresees()) state.expected = expect(state, number + 1, stream.entry);
}

/// Keys of cases and of gaps hang on the stream's own count, so that another stream of arrivals
/// does not change them.
template <class Observer, class Flow>
[[gnu::always_inline]] inline std::uint32_t Arriving<Observer, Flow>::expect(
    const StreamState& state, std::uint64_t number, std::uint32_t entry) {
  const std::uint64_t key = key_of(state.key, ~number);
  const std::uint32_t kind = kind_of(key, state.first_kind);
  const std::uint32_t slot =
      state_.tokens.add_case({.key = key, .kind = kind, .first_kind = state.first_kind});
  flow_.expect(slot, key, kind, entry);
  return slot;
}

template <class Observer, class Flow>
[[gnu::always_inline]] inline void Arriving<Observer, Flow>::let_in(std::uint32_t slot,
                                                                    std::uint32_t stream,
                                                                    std::uint64_t number,
                                                                    bool counted) {
  Case& coming = state_.tokens.at(slot);
  coming.counted = counted;
  if (state_.process.goes_by_due_date) coming.due = due_of(coming.first_kind + coming.kind);
  ++arrived_;
  if (counted) ++state_.open_cases;
  observer_.arrived({slot, stream, number, coming.kind, counted, state_.now});
}

template <class Observer, class Flow>
[[gnu::always_inline]] inline std::uint32_t Arriving<Observer, Flow>::kind_of(
    std::uint64_t key, std::uint32_t first_kind) const {
  std::uint32_t kind = 0;
  if (state_.process.kinds > 1) {
    const std::uint64_t drawn = draws_for(key, 0, 0, Purpose::kind)();
    while (drawn > state_.process.kind_thresholds[first_kind + kind]) ++kind;
  }
  return kind;
}

template <class Observer, class Flow>
void Arriving<Observer, Flow>::open_window() {
  opened_ = true;
  accounts_.open_window();
}

template <class Observer, class Flow>
void Arriving<Observer, Flow>::shut_window() {
  shut_ = true;
  last_arrival_ = state_.now + (state_.now - state_.process.start);
  accounts_.shut_window();
}

}  // namespace selaras::simulator
