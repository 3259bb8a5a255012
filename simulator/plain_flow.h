#pragma once

#include <algorithm>
#include <cstdint>

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

/// The flow of a plain process. Each case has one token, and its way is foreseen.
template <class Observer>
class PlainFlow {
 public:
  static constexpr bool foresees = true;

  PlainFlow(State& state, Accounts& accounts, Observer& observer)
      : state_(state),
        queueing_(state, accounts, observer),
        observer_(observer),
        departures_(state, observer),
        courses_(state.process) {}

  void clear() {
    courses_.clear();
    departures_.clear();
  }

  /// A case will come in there, sooner or later.
  void expect(std::uint32_t slot, std::uint32_t entry) {
    const Case& whose = state_.tokens.at(slot);
    courses_.begin(slot, whose.key, whose.kind, entry);
  }
  /// One that was expected has come.
  void send_in(std::uint32_t slot, std::uint32_t /*entry*/) {
    advance(state_.tokens.add_to(slot), slot);
  }
  void happen(std::uint32_t token);
  /// Nobody gathers.
  [[nodiscard]] bool release_some() { return false; }

  [[nodiscard]] std::int64_t left() const { return departures_.left(); }

 private:
  void advance(std::uint32_t token, std::uint32_t slot);
  [[nodiscard]] bool is_over_at_once(std::uint32_t token, std::uint32_t slot, const Act& act);
  void delay(std::uint32_t token, std::uint32_t slot, const Act& act);
  void complete(std::uint32_t slot, const Act& act);
  void end(std::uint32_t token, std::uint32_t slot, const Station& station);

  State& state_;
  PlainQueueing<Observer> queueing_;
  Observer& observer_;
  Departures<Observer> departures_;
  Courses courses_;
};

template <class Observer>
void PlainFlow<Observer>::happen(std::uint32_t token) {
  const Token& moving = state_.tokens[token];
  const std::uint32_t slot = moving.slot;
  if (moving.phase == Phase::working) {
    const Station& station = state_.process.stations[moving.station];
    queueing_.finish(token, station.resource);
    if (station.has_delay) return delay(token, slot, courses_.current(slot));
  }
  complete(slot, courses_.current(slot));
  advance(token, slot);
}

/// Takes a case along its way until it has to wait for something.
template <class Observer>
void PlainFlow<Observer>::advance(std::uint32_t token, std::uint32_t slot) {
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
      case Act::Kind::end:
        return end(token, slot, state_.process.stations[act.station]);
    }
  }
}

template <class Observer>
bool PlainFlow<Observer>::is_over_at_once(std::uint32_t token, std::uint32_t slot, const Act& act) {
  const Station& station = state_.process.stations[act.station];
  state_.tokens[token].station = act.station;
  if (station.marks_at_start != 0) observer_.passed(slot, station.marks_at_start, state_.now);
  observer_.entered(slot, act.station, state_.now);
  if (station.resource != none) {
    queueing_.request(token, station.resource, act.effort);
    return false;
  }
  if (!station.has_delay) return true;
  delay(token, slot, act);
  return false;
}

template <class Observer>
void PlainFlow<Observer>::delay(std::uint32_t token, std::uint32_t slot, const Act& act) {
  const bool in_working_time = state_.process.stations[act.station].delay_in_working_time;
  const Instant until = state_.after(act.delay, in_working_time);
  state_.tokens[token].phase = Phase::delayed;
  observer_.delayed(slot, act.station, state_.now, until);
  state_.schedule(until, Priority::steps_end, token);
}

template <class Observer>
void PlainFlow<Observer>::complete(std::uint32_t slot, const Act& act) {
  const Station& station = state_.process.stations[act.station];
  if (station.marks_at_end != 0) observer_.passed(slot, station.marks_at_end, state_.now);
  if (station.outcome != none) departures_.close(slot, station.outcome);
  if (act.way != none) observer_.chose(slot, act.station, act.way);
}

template <class Observer>
void PlainFlow<Observer>::end(std::uint32_t token, std::uint32_t slot, const Station& station) {
  if (station.kind == StationKind::end) {
    if (station.marks_at_start != 0) observer_.passed(slot, station.marks_at_start, state_.now);
    departures_.close(slot, station.outcome);
  }
  departures_.drop(token);
}

}  // namespace selaras::simulator
