#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/departures.h"
#include "simulator/queueing.h"
#include "simulator/random.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// The flow: takes tokens from station to station until they have to wait for something.
template <class Observer>
class Routing {
 public:
  Routing(State& state, Queueing<Observer>& queueing, Observer& observer)
      : state_(state), queueing_(queueing), observer_(observer), departures_(state, observer) {}

  void clear() {
    visits_.clear();
    edge_tokens_.clear();
    departures_.clear();
  }

  /// A new case goes in at that station.
  void send_in(std::uint32_t slot, std::uint32_t entry);
  /// After the effort: the delay, if the step has one.
  void delay_or_complete(std::uint32_t token);
  /// A step is over; on to what follows.
  void go_on(std::uint32_t token);
  /// The file is complete: to the step again.
  void come_back(std::uint32_t token) { travel(token, {.target = state_.tokens[token].station}); }
  /// The applicant has lost patience, in the queue or in the delay behind the step.
  void leave_queue(std::uint32_t token);
  void leave_delay(std::uint32_t token);

  [[nodiscard]] std::int64_t left() const { return departures_.left(); }

 private:
  void travel(std::uint32_t token, Way way);
  bool enter(std::uint32_t token, Way& way);
  bool enter_step(std::uint32_t token, const Station& station, Way& way);
  bool enter_fork(std::uint32_t token, const Station& station, Way& way);
  bool join(std::uint32_t slot, IndexRange edges, std::uint32_t edge);
  bool enter_opening(std::uint32_t token, const Station& station, Way& way);
  bool enter_closing(std::uint32_t token, const Station& station, Way& way);
  void pick_some(std::uint32_t token);
  void turn_away(std::uint32_t token, const Station& station);
  void queue(std::uint32_t token, const Station& station, Ticks duration);
  void grow_impatient(std::uint32_t token, const Station& station);
  void give_up(std::uint32_t token);
  bool goes_back(std::uint32_t token, const Station& station);
  [[nodiscard]] std::uint64_t lacking(std::uint32_t token, const ReturnPlan& plan);
  [[nodiscard]] bool lacks(std::uint32_t token, const ReturnPlan& plan,
                           const ReturnPlan::Looked& document);
  [[nodiscard]] Way choose(std::uint32_t token, std::uint32_t station);
  void complete_step(std::uint32_t token, const Station& station);

  [[nodiscard]] std::uint32_t& visits(std::uint32_t slot, std::uint32_t station) {
    const Process& process = state_.process;
    return visits_[std::size_t{slot} * process.most_stations + process.stations[station].number];
  }
  void count_visit(std::uint32_t token) {
    if (visit_.size() <= token) visit_.resize(token + 1);
    visit_[token] = ++visits(state_.tokens[token].slot, state_.tokens[token].station);
  }
  /// Of the visit that the token is at: another token of the case may have come since.
  [[nodiscard]] Draws draws(std::uint32_t token, Purpose purpose) {
    const Token& moving = state_.tokens[token];
    return draws_for(state_.tokens.at(moving.slot).key, state_.process.stations[moving.station].key,
                     visit_[token], purpose);
  }

  State& state_;
  Queueing<Observer>& queueing_;
  Observer& observer_;
  std::vector<std::uint32_t> visits_;                   // [slot * most_stations + station's number]
  std::vector<std::uint32_t> visit_;                    // by token: which one it is at
  std::vector<std::uint32_t> edge_tokens_;              // [slot * slots of forks + edge's slot]
  std::vector<std::pair<std::uint32_t, Way>> pending_;  // tokens that a fork has just opened
  std::vector<Way> picked_;                             // by an inclusive gateway
  std::vector<Instant> patience_;                       // by token: when it ends
  Departures<Observer> departures_;
};

template <class Observer>
void Routing<Observer>::send_in(std::uint32_t slot, std::uint32_t entry) {
  const std::size_t stations = state_.process.most_stations;
  const std::size_t slots = state_.process.slots;
  if (visits_.size() < (slot + 1) * stations) {
    visits_.resize((slot + 1) * stations);
    edge_tokens_.resize((slot + 1) * slots);
  } else {
    std::fill_n(visits_.begin() + static_cast<std::ptrdiff_t>(slot * stations), stations, 0u);
    std::fill_n(edge_tokens_.begin() + static_cast<std::ptrdiff_t>(slot * slots), slots, 0u);
  }
  travel(state_.tokens.add_to(slot), {.target = entry});
}

/// Takes a token along its way until it has to wait for something; then those that forks have
/// opened meanwhile.
template <class Observer>
void Routing<Observer>::travel(std::uint32_t token, Way way) {
  while (enter(token, way)) {
  }
  while (!pending_.empty() && state_.flooded == none) {
    const auto [waiting, its_way] = pending_.back();
    pending_.pop_back();
    Way next = its_way;
    while (enter(waiting, next)) {
    }
  }
}

/// True where the token goes on at once, by `way`.
template <class Observer>
bool Routing<Observer>::enter(std::uint32_t token, Way& way) {
  const Station& station = state_.process.stations[way.target];
  const std::uint32_t slot = state_.tokens[token].slot;
  state_.tokens[token].station = way.target;
  switch (station.kind) {
    case StationKind::step:
      return enter_step(token, station, way);
    case StationKind::pass:
      count_visit(token);
      way = choose(token, way.target);
      return true;
    case StationKind::fork:
      return enter_fork(token, station, way);
    case StationKind::open_some:
      return enter_opening(token, station, way);
    case StationKind::close_some:
      return enter_closing(token, station, way);
    case StationKind::end:
      if (station.marks_at_start != 0) observer_.passed(slot, station.marks_at_start, state_.now);
      departures_.close(slot, station.outcome);
      break;
    case StationKind::stuck:
      break;
  }
  departures_.drop(token);
  return false;
}

template <class Observer>
bool Routing<Observer>::enter_step(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = state_.tokens[token].slot;
  const std::uint32_t at = state_.tokens[token].station;
  count_visit(token);
  if ((station.kinds >> state_.tokens.at(slot).kind & 1) == 0) {
    way = choose(token, at);
    return true;
  }
  if (station.marks_at_start != 0) observer_.passed(slot, station.marks_at_start, state_.now);
  if (station.patience != none) grow_impatient(token, station);
  if (station.resource != none) {
    queue(token, station, draw(station.effort, draws(token, Purpose::effort)));
    return false;
  }
  observer_.began_alone(slot, at, state_.now);
  if (station.has_delay) {
    delay_or_complete(token);
    return false;
  }
  complete_step(token, station);
  way = choose(token, at);
  return true;
}

template <class Observer>
void Routing<Observer>::queue(std::uint32_t token, const Station& station, Ticks duration) {
  state_.tokens[token].phase = Phase::impatient;  // unless the work begins at once
  if (!queueing_.request(token, station, duration)) return turn_away(token, station);
  if (station.patience == none || state_.tokens[token].phase != Phase::impatient) return;
  state_.schedule(patience_[token], Priority::patience_ends, token);
}

template <class Observer>
void Routing<Observer>::grow_impatient(std::uint32_t token, const Station& station) {
  const PatiencePlan& plan = state_.process.patiences[station.patience];
  const Ticks length = draw(plan.length, draws(token, Purpose::patience));
  if (patience_.size() <= token) patience_.resize(token + 1);
  patience_[token] = state_.after(length, plan.in_working_time);
}

template <class Observer>
void Routing<Observer>::leave_queue(std::uint32_t token) {
  queueing_.lines().withdraw(token);
  give_up(token);
}

template <class Observer>
void Routing<Observer>::leave_delay(std::uint32_t token) {
  const Token& leaving = state_.tokens[token];
  observer_.gave_up({.slot = leaving.slot,
                     .station = leaving.station,
                     .resource = none,
                     .token = token,
                     .queued = state_.now,
                     .ends = state_.now});
  give_up(token);
}

template <class Observer>
void Routing<Observer>::give_up(std::uint32_t token) {
  const Station& station = state_.process.stations[state_.tokens[token].station];
  departures_.close(state_.tokens[token].slot, state_.process.patiences[station.patience].outcome);
  departures_.drop(token);
}

/// The documents that the file still lacks at this visit.
template <class Observer>
std::uint64_t Routing<Observer>::lacking(std::uint32_t token, const ReturnPlan& plan) {
  std::uint64_t documents = 0;
  for (std::size_t index = 0; index < plan.documents.size(); ++index) {
    if (lacks(token, plan, plan.documents[index])) documents |= std::uint64_t{1} << index;
  }
  return documents;
}

/// Missing at the first visit, and mended at none since. The draws are told again by their keys, so
/// that no case has to remember what its file lacks.
template <class Observer>
bool Routing<Observer>::lacks(std::uint32_t token, const ReturnPlan& plan,
                              const ReturnPlan::Looked& document) {
  const Token& checked = state_.tokens[token];
  const std::uint64_t key = state_.process.stations[checked.station].key + document.key;
  const Case& whose = state_.tokens.at(checked.slot);
  const auto drawn = [&](std::uint32_t visit) {
    return draws_for(whose.key, key, visit, Purpose::document)();
  };
  if (drawn(1) >= document.missing[whose.kind]) return false;
  for (std::uint32_t later = 2; later <= visit_[token]; ++later) {
    if (drawn(later) < plan.mended) return false;
  }
  return true;
}

/// True where the file is incomplete and goes back to the applicant.
template <class Observer>
bool Routing<Observer>::goes_back(std::uint32_t token, const Station& station) {
  Token& moving = state_.tokens[token];
  const ReturnPlan& plan = state_.process.returns[station.returns];
  Draws drawn = draws(token, Purpose::returns);
  if (plan.documents.empty()) {
    if (drawn() >= plan.thresholds[state_.tokens.at(moving.slot).kind]) return false;
  } else {
    const std::uint64_t documents = lacking(token, plan);
    if (documents == 0) return false;
    observer_.lacked(moving.slot, documents);
  }
  const Instant back = state_.after(draw_from(plan.delay, drawn), plan.in_working_time);
  moving.phase = Phase::returned;
  observer_.returned(moving.slot, moving.station, state_.now, back);
  state_.schedule(back, Priority::steps_end, token);
  return true;
}

/// Too many wait already.
template <class Observer>
void Routing<Observer>::turn_away(std::uint32_t token, const Station& station) {
  departures_.close(state_.tokens[token].slot,
                    state_.process.resources[station.resource].turned_away);
  departures_.drop(token);
}

/// Counts a token on its edge into a join; true where now each edge by which a case of this kind
/// can come has one, which are taken away.
template <class Observer>
bool Routing<Observer>::join(std::uint32_t slot, IndexRange edges, std::uint32_t edge) {
  std::uint32_t* counts = edge_tokens_.data() + std::size_t{slot} * state_.process.slots;
  ++counts[edge];
  const std::uint32_t* first = state_.process.join_slots.data() + edges.first;
  const std::uint32_t* behind = first + edges.count;
  if (std::any_of(first, behind, [&](std::uint32_t at) { return counts[at] == 0; })) return false;
  std::for_each(first, behind, [&](std::uint32_t at) { --counts[at]; });
  return true;
}

/// Each way is taken by itself; where none would be, all are drawn again.
template <class Observer>
void Routing<Observer>::pick_some(std::uint32_t token) {
  const std::uint32_t slot = state_.tokens[token].slot;
  const std::uint32_t station = state_.tokens[token].station;
  const IndexRange range = state_.process.ways_of(station, state_.tokens.at(slot).kind);
  const Way* ways = state_.process.ways.data() + range.first;
  Draws drawn = draws(token, Purpose::way);
  picked_.clear();
  while (picked_.empty()) {
    for (std::uint32_t way = 0; way < range.count; ++way) {
      if (drawn() <= ways[way].threshold) picked_.push_back(ways[way]);
    }
  }
  for (const Way& way : picked_) {
    const auto chosen = std::find_if(ways, ways + range.count, [&](const Way& each) {
      return each.target == way.target && each.slot == way.slot;
    });
    observer_.chose(slot, station, static_cast<std::uint32_t>(chosen - state_.process.ways.data()));
  }
}

template <class Observer>
bool Routing<Observer>::enter_opening(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = state_.tokens[token].slot;
  count_visit(token);
  pick_some(token);
  if (station.slot != none) {
    edge_tokens_[slot * state_.process.slots + station.slot] =
        static_cast<std::uint32_t>(picked_.size());
  }
  for (std::size_t other = 1; other < picked_.size(); ++other) {
    pending_.emplace_back(state_.tokens.add_to(slot), picked_[other]);
  }
  way = picked_.front();
  return true;
}

template <class Observer>
bool Routing<Observer>::enter_closing(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = state_.tokens[token].slot;
  const std::uint32_t at = state_.tokens[token].station;
  std::uint32_t& open = edge_tokens_[slot * state_.process.slots + station.slot];
  if (open > 1) {
    --open;
    departures_.drop(token);
    return false;
  }
  count_visit(token);
  way = choose(token, at);
  return true;
}

template <class Observer>
bool Routing<Observer>::enter_fork(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = state_.tokens[token].slot;
  const std::uint32_t at = state_.tokens[token].station;
  const std::uint32_t kind = state_.tokens.at(slot).kind;
  const IndexRange edges = state_.process.joins[station.join + kind];
  if (edges.count > 1 && !join(slot, edges, way.slot)) {
    departures_.drop(token);
    return false;
  }
  const IndexRange range = state_.process.ways_of(at, kind);
  for (std::uint32_t other = 1; other < range.count; ++other) {
    pending_.emplace_back(state_.tokens.add_to(slot), state_.process.ways[range.first + other]);
  }
  if (state_.tokens.flooded()) {
    state_.flooded = at;
    pending_.clear();
    return false;
  }
  way = state_.process.ways[range.first];
  return true;
}

template <class Observer>
Way Routing<Observer>::choose(std::uint32_t token, std::uint32_t station) {
  const std::uint32_t slot = state_.tokens[token].slot;
  const IndexRange range = state_.process.ways_of(station, state_.tokens.at(slot).kind);
  if (range.count <= 1) return state_.process.ways[range.first];
  const std::uint32_t way = way_taken(state_.process, range, draws(token, Purpose::way)());
  observer_.chose(slot, station, way);
  return state_.process.ways[way];
}

template <class Observer>
void Routing<Observer>::complete_step(std::uint32_t token, const Station& station) {
  const std::uint32_t slot = state_.tokens[token].slot;
  if (station.marks_at_end != 0) observer_.passed(slot, station.marks_at_end, state_.now);
  if (station.outcome != none) departures_.close(slot, station.outcome);
}

template <class Observer>
void Routing<Observer>::delay_or_complete(std::uint32_t token) {
  Token& moving = state_.tokens[token];
  const Station& station = state_.process.stations[moving.station];
  if (station.returns != none && goes_back(token, station)) return;
  if (!station.has_delay) return go_on(token);
  const Ticks length = draw(station.delay, draws(token, Purpose::delay));
  Instant until = state_.after(length, station.delay_in_working_time);
  moving.phase = Phase::delayed;
  if (station.patience != none && patience_[token] < until) {
    until = std::max(patience_[token], state_.now);
    moving.phase = Phase::leaving;
  }
  observer_.delayed(moving.slot, moving.station, state_.now, until);
  state_.schedule(until, Priority::steps_end, token);
}

template <class Observer>
void Routing<Observer>::go_on(std::uint32_t token) {
  const std::uint32_t at = state_.tokens[token].station;
  complete_step(token, state_.process.stations[at]);
  travel(token, choose(token, at));
}

}  // namespace selaras::simulator
