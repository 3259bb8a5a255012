#pragma once

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "simulator/accounts.h"
#include "simulator/gathering.h"
#include "simulator/lines.h"
#include "simulator/observer.h"
#include "simulator/plain_queueing.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// Queues with priorities, due dates, batches, people by name, several people for one file, staff
/// that comes and goes.
///
/// The first of a line is served first: who stands behind somebody for whom there are not enough
/// people waits too. Only where people have names, the next whom a free one can serve is taken. A
/// file that needs several resources stands in all their lines, everywhere with the same rank, so
/// that two never wait for each other.
template <class Observer>
class LineQueueing {
 public:
  LineQueueing(State& state, Accounts& accounts, Observer& observer)
      : state_(state), accounts_(accounts), observer_(observer), gathering_(state) {}

  void clear();
  [[nodiscard]] bool request(std::uint32_t token, const Station& station, Ticks duration);
  void finish(std::uint32_t token);
  /// Somebody waits no longer, and goes without having been served.
  void withdraw(std::uint32_t token);

  void staff_changes(std::uint32_t token);
  void batch_day(std::uint32_t batch) {
    if (gathering_.day_has_come(batch)) release(batch);
  }
  void release(std::uint32_t batch);
  /// When nothing else happens any more: lets a batch go that is not complete. False if there is
  /// none.
  bool release_some();

 private:
  struct Seat {
    std::uint32_t resource = 0;
    std::uint32_t people = 1;
  };

  [[nodiscard]] const Station& station_of(std::uint32_t token) {
    return state_.process.stations[state_.tokens[token].station];
  }
  template <class Do>
  void for_each_seat(const Station& station, Do act) const;
  [[nodiscard]] std::uint64_t rank_of(std::uint32_t token, const Station& station);
  [[nodiscard]] bool must_turn_away(std::uint32_t token, const Station& station);
  void stand(std::uint32_t token, const Station& station);
  [[nodiscard]] bool is_first(std::uint32_t token, const Station& station, std::uint32_t resource);
  [[nodiscard]] bool can_begin(std::uint32_t token, const Station& station);
  [[nodiscard]] bool enough_free(const Station& station);
  void serve(std::uint32_t resource);
  [[nodiscard]] std::uint32_t next_to_serve(std::uint32_t resource);
  void turn_to(std::uint32_t token);
  void begin(std::uint32_t token, const Station& station);
  void resume(std::uint32_t token, const Station& station);
  void interrupt_for(std::uint32_t token, const Station& station);
  void suspend(std::uint32_t token);
  [[nodiscard]] Ticks worked(std::uint32_t token, const ResourcePlan& plan);
  void pay_overtime(std::uint32_t token, const Station& station);
  [[nodiscard]] Work told(std::uint32_t token);

  State& state_;
  Accounts& accounts_;
  Observer& observer_;
  Gathering gathering_;
  std::pmr::unsynchronized_pool_resource memory_;
  std::vector<Line> lines_;
  std::vector<Request> requests_;  // by token
  std::vector<std::uint32_t> released_;
  std::uint64_t sequence_ = 0;
  std::size_t next_change_ = 0;
};

template <class Observer>
void LineQueueing<Observer>::clear() {
  const Process& process = state_.process;
  lines_.clear();
  for (const ResourcePlan& plan : process.resources) lines_.emplace_back(plan, &memory_);
  requests_.clear();
  gathering_.clear();
  sequence_ = 0;
  next_change_ = 0;
  if (process.presence.empty()) return;
  const std::uint32_t token = state_.tokens.add({.phase = Phase::staff_changes});
  state_.schedule(process.presence[0].at, Priority::people_change, token);
}

template <class Observer>
template <class Do>
void LineQueueing<Observer>::for_each_seat(const Station& station, Do act) const {
  act(Seat{station.resource, station.people});
  for (std::uint32_t i = 0; i < station.companions.count; ++i) {
    const Companion& with = state_.process.companions[station.companions.first + i];
    act(Seat{with.resource, with.people});
  }
}

template <class Observer>
std::uint64_t LineQueueing<Observer>::rank_of(std::uint32_t token, const Station& station) {
  const Case& owner = state_.tokens.at(state_.tokens[token].slot);
  switch (state_.process.resources[station.resource].discipline) {
    case model::Discipline::fifo:
      return 0;
    case model::Discipline::priority:
    case model::Discipline::preemptive: {
      const std::int64_t priority = station.priority != no_priority
                                        ? station.priority
                                        : state_.process.priorities[owner.first_kind + owner.kind];
      return static_cast<std::uint64_t>(model::most_priority - priority);
    }
    case model::Discipline::earliest_due:
      break;
  }
  return static_cast<std::uint64_t>(owner.due);
}

template <class Observer>
bool LineQueueing<Observer>::request(std::uint32_t token, const Station& station, Ticks duration) {
  if (requests_.size() <= token) requests_.resize(token + 1);
  requests_[token] = {.rank = rank_of(token, station), .sequence = sequence_++, .left = duration};
  if (must_turn_away(token, station)) return false;
  Token& waiting = state_.tokens[token];
  waiting.queued = state_.now;
  waiting.queued_work = accounts_.settle(station.resource);
  waiting.duration = duration;
  accounts_[station.resource].usage.offered +=
      static_cast<std::uint64_t>(duration) * station.people;
  for_each_seat(station, [&](Seat seat) {
    accounts_.settle(seat.resource);
    ++accounts_[seat.resource].queue;
  });
  if (station.batch == none) {
    stand(token, station);
  } else if (gathering_.add(station.batch, token)) {
    release(station.batch);
  }
  for_each_seat(station, [&](Seat seat) {
    ResourceState& resource = accounts_[seat.resource];
    resource.longest_queue = std::max(resource.longest_queue, resource.queue);
  });
  return true;
}

template <class Observer>
bool LineQueueing<Observer>::must_turn_away(std::uint32_t, const Station& station) {
  const ResourcePlan& plan = state_.process.resources[station.resource];
  if (plan.most_waiting == none || accounts_[station.resource].queue < plan.most_waiting) {
    return false;
  }
  return !lines_[station.resource].waiting.empty() || !enough_free(station);
}

/// Takes its place in the lines, and is served if it is its turn.
template <class Observer>
void LineQueueing<Observer>::stand(std::uint32_t token, const Station& station) {
  const Request& request = requests_[token];
  for_each_seat(station, [&](Seat seat) {
    lines_[seat.resource].waiting.insert({request.rank, request.sequence, token});
  });
  interrupt_for(token, station);
  serve(station.resource);
}

template <class Observer>
void LineQueueing<Observer>::release(std::uint32_t batch) {
  std::vector<std::uint32_t> going;
  std::swap(going, released_);
  going.clear();
  gathering_.take(batch, going);
  for (const std::uint32_t token : going) stand(token, station_of(token));
  std::swap(going, released_);
}

template <class Observer>
bool LineQueueing<Observer>::release_some() {
  const std::uint32_t batch = gathering_.some();
  if (batch == none) return false;
  release(batch);
  return true;
}

template <class Observer>
bool LineQueueing<Observer>::is_first(std::uint32_t token, const Station& station,
                                      std::uint32_t resource) {
  const bool by_name = state_.process.resources[station.resource].by_name;
  return by_name || lines_[resource].waiting.begin()->token == token;
}

template <class Observer>
bool LineQueueing<Observer>::enough_free(const Station& station) {
  bool enough = true;
  for_each_seat(station, [&](Seat seat) {
    const ResourceState& resource = accounts_[seat.resource];
    enough = enough && resource.busy + seat.people <= resource.staff;
  });
  const bool by_name = state_.process.resources[station.resource].by_name;
  return enough && (!by_name || lines_[station.resource].person_for(station.people_able) != none);
}

template <class Observer>
bool LineQueueing<Observer>::can_begin(std::uint32_t token, const Station& station) {
  bool first = true;
  for_each_seat(station,
                [&](Seat seat) { first = first && is_first(token, station, seat.resource); });
  return first && enough_free(station);
}

/// Who of the line can be served now; `none` if nobody.
template <class Observer>
std::uint32_t LineQueueing<Observer>::next_to_serve(std::uint32_t resource) {
  const bool by_name = state_.process.resources[resource].by_name;
  for (const Line::Place& place : lines_[resource].waiting) {
    if (can_begin(place.token, station_of(place.token))) return place.token;
    if (!by_name) break;
  }
  return none;
}

template <class Observer>
void LineQueueing<Observer>::serve(std::uint32_t resource) {
  for (std::uint32_t token = next_to_serve(resource); token != none;
       token = next_to_serve(resource)) {
    turn_to(token);
    const Station& station = station_of(token);
    // Others have become first in the lines that it has left.
    for_each_seat(station, [&](Seat seat) {
      if (seat.resource != resource) serve(seat.resource);
    });
  }
}

template <class Observer>
void LineQueueing<Observer>::turn_to(std::uint32_t token) {
  const Station& station = station_of(token);
  Request& request = requests_[token];
  for_each_seat(station, [&](Seat seat) {
    lines_[seat.resource].waiting.erase({request.rank, request.sequence, token});
    accounts_.settle(seat.resource);
    --accounts_[seat.resource].queue;
    accounts_[seat.resource].busy += seat.people;
  });
  Line& line = lines_[station.resource];
  if (state_.process.resources[station.resource].by_name) {
    request.person = line.person_for(station.people_able);
    line.at_work |= std::uint64_t{1} << request.person;
  }
  request.given = state_.now;
  const Token& working = state_.tokens[token];
  const bool afresh = request.left == working.duration && request.suspended == 0;
  begin(token, station);
  if (afresh) {
    observer_.began(told(token));
  } else {
    observer_.resumed(told(token), request.resumed);
  }
}

template <class Observer>
void LineQueueing<Observer>::begin(std::uint32_t token, const Station& station) {
  const ResourcePlan& plan = state_.process.resources[station.resource];
  const model::Calendar& shift = state_.process.shifts[plan.shift];
  Request& request = requests_[token];
  Token& working = state_.tokens[token];
  const Clocks::Clock& hours = state_.clocks.at(plan.shift, state_.now);
  request.resumed = std::max(state_.now, hours.from);
  request.resumed_work = request.resumed + hours.ahead;
  const bool past_closing =
      !plan.finishes_at_closing && request.left > hours.until - request.resumed;
  const Instant ends = past_closing ? shift.when(request.resumed_work + request.left)
                                    : request.resumed + request.left;
  working.phase = Phase::working;
  resume(token, station);
  state_.schedule(ends, Priority::steps_end, token);
  const bool interruptible = plan.discipline == model::Discipline::preemptive &&
                             station.people == 1 && station.companions.count == 0;
  if (interruptible) lines_[station.resource].interruptible.push_back(token);
}

/// Books the wait that is over, before the work or within it.
template <class Observer>
void LineQueueing<Observer>::resume(std::uint32_t token, const Station& station) {
  Request& request = requests_[token];
  Token& working = state_.tokens[token];
  const bool afresh = request.suspended == 0;
  if (afresh) working.begins = request.resumed;
  const Ticks since = afresh ? working.queued_work : request.suspended_work;
  const Ticks waited = request.resumed_work - since;
  if (afresh) working.waited = 0;
  working.waited += waited;
  if (!afresh) request.interrupted += request.resumed - request.suspended;
  for_each_seat(station, [&](Seat seat) {
    Usage& usage = accounts_[seat.resource].usage;
    const std::uint32_t shift = state_.process.resources[seat.resource].shift;
    const Ticks its = seat.resource == station.resource
                          ? waited
                          : usage.time - state_.process.shifts[shift].work_before(working.queued);
    usage.waited += static_cast<std::uint64_t>(its);
    if (afresh) ++usage.begun;
  });
}

/// The least urgent of those at work is put back, if it is less urgent than the newcomer and nobody
/// is free.
template <class Observer>
void LineQueueing<Observer>::interrupt_for(std::uint32_t token, const Station& station) {
  const ResourcePlan& plan = state_.process.resources[station.resource];
  Line& line = lines_[station.resource];
  const bool would_help = plan.discipline == model::Discipline::preemptive && station.people == 1 &&
                          station.companions.count == 0 &&
                          is_first(token, station, station.resource) && !enough_free(station);
  if (!would_help || line.interruptible.empty()) return;
  const auto later = [&](std::uint32_t a, std::uint32_t b) {
    const Request& x = requests_[a];
    const Request& y = requests_[b];
    return x.rank != y.rank ? x.rank < y.rank : x.sequence < y.sequence;
  };
  const std::uint32_t least = *std::ranges::max_element(line.interruptible, later);
  if (requests_[least].rank > requests_[token].rank) suspend(least);
}

template <class Observer>
Ticks LineQueueing<Observer>::worked(std::uint32_t token, const ResourcePlan& plan) {
  const Request& request = requests_[token];
  if (!plan.finishes_at_closing) {
    return state_.clocks.work(plan.shift, state_.now) - request.resumed_work;
  }
  return std::max<Ticks>(state_.now - request.resumed, 0);
}

template <class Observer>
void LineQueueing<Observer>::suspend(std::uint32_t token) {
  constexpr std::uint64_t overtaken = ~std::uint64_t{0};
  const Station& station = station_of(token);
  const ResourcePlan& plan = state_.process.resources[station.resource];
  Request& request = requests_[token];
  Line& line = lines_[station.resource];
  accounts_.settle(station.resource);
  pay_overtime(token, station);
  request.left -= worked(token, plan);
  request.suspended = std::max(state_.now, request.resumed);
  request.suspended_work = state_.clocks.work(plan.shift, state_.now);
  state_.tokens[token].event = overtaken;
  std::erase(line.interruptible, token);
  line.waiting.insert({request.rank, request.sequence, token});
  --accounts_[station.resource].busy;
  ++accounts_[station.resource].queue;
  observer_.suspended(told(token), request.suspended);
}

/// Work after closing time counts as busy too, though the clock of working time stands still.
template <class Observer>
void LineQueueing<Observer>::pay_overtime(std::uint32_t token, const Station& station) {
  const ResourcePlan& plan = state_.process.resources[station.resource];
  if (!plan.finishes_at_closing) return;
  const Ticks on_the_clock =
      state_.clocks.work(plan.shift, state_.now) - requests_[token].resumed_work;
  const Ticks overtime = worked(token, plan) - on_the_clock;
  accounts_[station.resource].usage.busy += static_cast<std::uint64_t>(overtime) * station.people;
}

template <class Observer>
void LineQueueing<Observer>::finish(std::uint32_t token) {
  const Station& station = station_of(token);
  Request& request = requests_[token];
  Line& line = lines_[station.resource];
  for_each_seat(station, [&](Seat seat) {
    const Ticks now = accounts_.settle(seat.resource);
    accounts_[seat.resource].busy -= seat.people;
    if (seat.resource == station.resource) return;
    const std::uint32_t shift = state_.process.resources[seat.resource].shift;
    const Ticks held = now - state_.process.shifts[shift].work_before(request.given);
    accounts_[seat.resource].usage.offered += static_cast<std::uint64_t>(held) * seat.people;
  });
  pay_overtime(token, station);
  std::erase(line.interruptible, token);
  if (request.person != none) line.at_work &= ~(std::uint64_t{1} << request.person);
  Work work = told(token);
  work.ends = state_.now;
  observer_.finished(work);
  for_each_seat(station, [&](Seat seat) { serve(seat.resource); });
}

template <class Observer>
void LineQueueing<Observer>::withdraw(std::uint32_t token) {
  const Station& station = station_of(token);
  const Request& request = requests_[token];
  const Token& waiting = state_.tokens[token];
  const bool gathers = station.batch != none && gathering_.remove(station.batch, token);
  Work work = told(token);
  for_each_seat(station, [&](Seat seat) {
    if (!gathers) lines_[seat.resource].waiting.erase({request.rank, request.sequence, token});
    const std::uint32_t shift = state_.process.resources[seat.resource].shift;
    const bool own = seat.resource == station.resource;
    const Ticks since =
        own ? waiting.queued_work : state_.process.shifts[shift].work_before(waiting.queued);
    const Ticks waited = accounts_.settle(seat.resource) - since;
    if (own) work.waited = waited;
    ResourceState& resource = accounts_[seat.resource];
    resource.usage.waited += static_cast<std::uint64_t>(waited);
    ++resource.usage.given_up;
    --resource.queue;
  });
  accounts_[station.resource].usage.offered -=
      static_cast<std::uint64_t>(waiting.duration) * station.people;
  work.ends = state_.now;
  observer_.gave_up(work);
  for_each_seat(station, [&](Seat seat) { serve(seat.resource); });
}

template <class Observer>
Work LineQueueing<Observer>::told(std::uint32_t token) {
  Work work = work_of(state_.tokens[token], token, station_of(token).resource);
  work.interrupted = requests_[token].interrupted;
  work.person = requests_[token].person;
  return work;
}

/// Who leaves is not called away: the staff shrinks when a piece of work is done.
template <class Observer>
void LineQueueing<Observer>::staff_changes(std::uint32_t token) {
  const Presence& change = state_.process.presence[next_change_++];
  accounts_.set_staff(change.resource, change.staff);
  lines_[change.resource].present = change.people;
  if (next_change_ < state_.process.presence.size()) {
    const Instant next = state_.process.presence[next_change_].at;
    state_.schedule(next, Priority::people_change, token);
  }
  serve(change.resource);
}

}  // namespace selaras::simulator
