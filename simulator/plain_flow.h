#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "simulator/accounts.h"
#include "simulator/courses.h"
#include "simulator/departures.h"
#include "simulator/observer.h"
#include "simulator/plain_queueing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// Whether every case is in one place at a time, waits only in plain queues and for delays, and
/// nobody gives up or sends a file back: then Flow and PlainFlow tell the same story.
[[nodiscard]] bool is_plain(const Process& process);

/// The flow of a plain process. Each case has one token, and its way is foreseen. What most events
/// do is compiled into the one loop over events (`always_inline`, here and in what is called from
/// here): as calls it took a fifth longer.
template <class Observer>
class PlainFlow {
 public:
  static constexpr bool is_plain = true;

  PlainFlow(State& state, Accounts& accounts, Observer& observer)
      : state_(state),
        queueing_(state, accounts, observer),
        observer_(observer),
        departures_(state, observer),
        courses_(state.process),
        stops_(stops_of(state.process)) {}

  void clear() {
    tokens_.clear();
    courses_.clear();
    departures_.clear();
  }

  /// A case will come in there, sooner or later.
  [[gnu::always_inline]] void expect(std::uint32_t slot, std::uint64_t key, std::uint32_t kind,
                                     std::uint32_t entry) {
    if (slot >= tokens_.size()) [[unlikely]]
      make_room(slot);
    courses_.begin(slot, key, kind, entry);
  }
  /// One that was expected has come.
  [[gnu::always_inline]] void send_in(std::uint32_t slot, std::uint32_t /*entry*/) {
    advance(tokens_[slot], slot);
  }
  void happen(std::uint32_t token);
  /// Nobody gathers.
  [[nodiscard]] bool release_some() { return false; }

  [[nodiscard]] std::int64_t left() const { return departures_.left(); }

 private:
  /// Of a station only what is looked at again and again.
  struct Stop {
    bool ends = false;
    bool has_delay = false;
    bool delay_in_working_time = false;
    std::uint32_t resource = none;
    std::uint32_t outcome = none;
    std::uint32_t marks_at_start = 0;
    std::uint32_t marks_at_end = 0;
  };

  [[nodiscard]] static std::vector<Stop> stops_of(const Process& process);
  /// Slots without a token have never been left, so that none of them is a free one.
  [[gnu::noinline]] void make_room(std::uint32_t slot) {
    while (tokens_.size() <= slot) {
      tokens_.push_back(state_.tokens.add_to(static_cast<std::uint32_t>(tokens_.size())));
    }
    courses_.make_room(slot);
  }
  void advance(std::uint32_t token, std::uint32_t slot);
  [[nodiscard]] bool is_over_at_once(std::uint32_t token, std::uint32_t slot, const Act& act);
  void delay(std::uint32_t token, std::uint32_t slot, const Act& act);
  void complete(std::uint32_t slot, const Act& act);
  void end(std::uint32_t slot, const Stop& stop);

  State& state_;
  PlainQueueing<Observer> queueing_;
  Observer& observer_;
  Departures<Observer> departures_;
  Courses courses_;
  std::vector<Stop> stops_;            // by station
  std::vector<std::uint32_t> tokens_;  // by slot: that of whatever case is there
};

template <class Observer>
auto PlainFlow<Observer>::stops_of(const Process& process) -> std::vector<Stop> {
  std::vector<Stop> stops;
  stops.reserve(process.stations.size());
  for (const Station& station : process.stations) {
    stops.push_back({.ends = station.kind == StationKind::end,
                     .has_delay = station.has_delay,
                     .delay_in_working_time = station.delay_in_working_time,
                     .resource = station.resource,
                     .outcome = station.outcome,
                     .marks_at_start = station.marks_at_start,
                     .marks_at_end = station.marks_at_end});
  }
  return stops;
}

template <class Observer>
[[gnu::always_inline]] inline void PlainFlow<Observer>::happen(std::uint32_t token) {
  const Token& moving = state_.tokens[token];
  const std::uint32_t slot = moving.slot;
  if (moving.phase == Phase::working) {
    const Stop& stop = stops_[moving.station];
    queueing_.finish(token, stop.resource);
    if (stop.has_delay) return delay(token, slot, courses_.current(slot));
  }
  const Act& act = courses_.current(slot);
  complete(slot, act);
  if (act.end != none) return end(slot, stops_[act.end]);
  advance(token, slot);
}

/// Takes a case along its way until it has to wait for something.
template <class Observer>
[[gnu::always_inline]] inline void PlainFlow<Observer>::advance(std::uint32_t token,
                                                                std::uint32_t slot) {
  for (;;) {
    const Act& act = courses_.next(slot);
    switch (act.kind) {
      case Act::Kind::step:
        if (!is_over_at_once(token, slot, act)) return;
        complete(slot, act);
        break;
      case Act::Kind::choice:
        observer_.chose(slot, act.station, act.way);
        break;
      case Act::Kind::nothing:
        break;
    }
    if (act.end != none) return end(slot, stops_[act.end]);
  }
}

template <class Observer>
[[gnu::always_inline]] inline bool PlainFlow<Observer>::is_over_at_once(std::uint32_t token,
                                                                        std::uint32_t slot,
                                                                        const Act& act) {
  const Stop& stop = stops_[act.station];
  state_.tokens[token].station = act.station;
  if (stop.marks_at_start != 0) observer_.passed(slot, stop.marks_at_start, state_.now);
  if (stop.resource != none) {
    queueing_.request(token, stop.resource, act.effort);
    return false;
  }
  observer_.began_alone(slot, act.station, state_.now);
  if (!stop.has_delay) return true;
  delay(token, slot, act);
  return false;
}

template <class Observer>
void PlainFlow<Observer>::delay(std::uint32_t token, std::uint32_t slot, const Act& act) {
  const bool in_working_time = stops_[act.station].delay_in_working_time;
  const Instant until = state_.after(act.delay, in_working_time);
  state_.tokens[token].phase = Phase::delayed;
  observer_.delayed(slot, act.station, state_.now, until);
  state_.schedule(until, Priority::steps_end, token);
}

template <class Observer>
[[gnu::always_inline]] inline void PlainFlow<Observer>::complete(std::uint32_t slot,
                                                                 const Act& act) {
  const Stop& stop = stops_[act.station];
  if (stop.marks_at_end != 0) observer_.passed(slot, stop.marks_at_end, state_.now);
  if (stop.outcome != none) departures_.close(slot, stop.outcome);
  if (act.way != none) observer_.chose(slot, act.station, act.way);
}

template <class Observer>
[[gnu::always_inline]] inline void PlainFlow<Observer>::end(std::uint32_t slot, const Stop& stop) {
  if (stop.ends) {
    if (stop.marks_at_start != 0) observer_.passed(slot, stop.marks_at_start, state_.now);
    departures_.close(slot, stop.outcome);
  }
  departures_.leave(slot);
}

}  // namespace selaras::simulator
