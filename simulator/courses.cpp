#include "simulator/courses.h"

#include "simulator/random.h"
#include "simulator/sampler.h"

namespace selaras::simulator {

Courses::Courses(const Process& process) : process_(process) {
  legs_.reserve(process.stations.size() * process.kinds);
  for (std::uint32_t at = 0; at < process.stations.size(); ++at) {
    for (std::uint32_t kind = 0; kind < process.kinds; ++kind) legs_.push_back(leg_at(at, kind));
  }
  for (std::uint32_t kind = 0; kind < process.kinds; ++kind) pass_over_silent_ones(kind);
  find_those_off_loops();
  for (std::uint32_t index = 0; index < legs_.size(); ++index) {
    legs_[index].end = end_behind(legs_[index].next);
    coming_.push_back(legs_[index].tells ? index : legs_[index].next);
  }
}

/// Stations are taken away as long as one has no other before it (Kahn 1962). What is left lies on
/// a loop or behind one; of the others, every visit is the first.
void Courses::find_those_off_loops() {
  const auto stations = static_cast<std::uint32_t>(process_.stations.size());
  std::vector<std::uint32_t> before(stations);
  const auto for_each_target = [&](std::uint32_t at, auto act) {
    for (std::uint32_t kind = 0; kind < process_.kinds; ++kind) {
      const IndexRange ways = leg(at, kind).ways;
      for (std::uint32_t i = 0; i < ways.count; ++i) act(process_.ways[ways.first + i].target);
    }
  };
  for (std::uint32_t at = 0; at < stations; ++at) {
    for_each_target(at, [&](std::uint32_t target) { ++before[target]; });
  }
  std::vector<std::uint32_t> free;
  for (std::uint32_t at = 0; at < stations; ++at) {
    if (before[at] == 0) free.push_back(at);
  }
  std::size_t taken = 0;
  while (taken < free.size()) {
    const std::uint32_t at = free[taken++];
    for (std::uint32_t kind = 0; kind < process_.kinds; ++kind) leg(at, kind).comes_again = false;
    for_each_target(at, [&](std::uint32_t target) {
      if (--before[target] == 0) free.push_back(target);
    });
  }
  visited_ = taken == stations ? 0 : process_.most_stations;
}

Courses::Leg Courses::leg_at(std::uint32_t at, std::uint32_t kind) const {
  const Station& station = process_.stations[at];
  Leg leg{.station = at, .number = station.number, .key = station.key};
  if (station.kind == StationKind::end || station.kind == StationKind::stuck) {
    leg.ends = true;
    return leg;
  }
  leg.ways = process_.ways_of(at, kind);
  if (leg.ways.count == 1) leg.next = index_of(process_.ways[leg.ways.first].target, kind);
  if (station.kind == StationKind::step && (station.kinds >> kind & 1) != 0) {
    leg.kind = Act::Kind::step;
    if (station.resource != none) leg.effort = &station.effort;
    if (station.has_delay) leg.delay = &station.delay;
  }
  if (leg.kind == Act::Kind::nothing && leg.ways.count > 1) leg.kind = Act::Kind::choice;
  leg.tells = leg.kind != Act::Kind::nothing;
  return leg;
}

/// Where a case only passes through, without a choice, nothing happens. As many steps as there are
/// stations lead past them all.
void Courses::pass_over_silent_ones(std::uint32_t kind) {
  for (std::uint32_t at = 0; at < process_.stations.size(); ++at) {
    std::uint32_t& next = leg(at, kind).next;
    for (std::size_t most = 0; most < process_.most_stations && next != none; ++most) {
      const Leg& behind = legs_[next];
      if (behind.tells) break;
      next = behind.next;
    }
  }
}

[[gnu::always_inline]] inline void Courses::foresee(Course& course, std::uint32_t slot) {
  const std::uint64_t key = course.key;
  std::uint32_t ahead = course.ahead;
  std::uint32_t foreseen = 0;
  for (Act& act : course.acts) {
    const Leg& here = legs_[ahead];
    const std::uint32_t visit = here.comes_again ? ++visits_of(slot)[here.number] : 1;
    const auto drawn = [&](Purpose purpose) { return draws_for(key, here.key, visit, purpose); };
    ++foreseen;
    act.kind = here.kind;
    act.station = here.station;
    act.way = none;
    if (here.ends) [[unlikely]] {  // the flow leads nowhere else
      act.end = here.station;
      break;
    }
    if (here.effort != nullptr) {
      Draws draws = drawn(Purpose::effort);
      act.effort = draw_from(*here.effort, draws);
    }
    if (here.delay != nullptr) act.delay = draw(*here.delay, drawn(Purpose::delay));
    if (here.ways.count > 1) {
      act.way = way_taken(process_, here.ways, drawn(Purpose::way)());
      ahead = coming_[index_of(process_.ways[act.way].target, course.kind)];
      act.end = end_behind(ahead);
    } else {
      ahead = here.next;
      act.end = here.end;
    }
    if (act.end != none) break;
  }
  course.ahead = ahead;
  course.done = 0;
  course.foreseen = foreseen;
}

void Courses::begin(std::uint32_t slot, std::uint64_t key, std::uint32_t kind,
                    std::uint32_t entry) {
  Course& course = courses_[slot];
  course.key = key;
  course.kind = kind;
  course.ahead = coming_[index_of(entry, kind)];
  for (std::uint32_t number = 0; number < visited_; ++number) visits_of(slot)[number] = 0;
  foresee(course, slot);
}

void Courses::go_on(std::uint32_t slot) { foresee(courses_[slot], slot); }

}  // namespace selaras::simulator
