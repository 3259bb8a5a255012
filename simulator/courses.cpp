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
}

Courses::Leg Courses::leg_at(std::uint32_t at, std::uint32_t kind) const {
  const Station& station = process_.stations[at];
  Leg leg{.number = station.number, .key = station.key};
  if (station.kind == StationKind::end || station.kind == StationKind::stuck) {
    leg.kind = Act::Kind::end;
    return leg;
  }
  leg.ways = process_.ways_of(at, kind);
  if (leg.ways.count == 1) leg.next = process_.ways[leg.ways.first].target;
  if (station.kind == StationKind::step && (station.kinds >> kind & 1) != 0) {
    leg.kind = Act::Kind::step;
    if (station.resource != none) leg.effort = &station.effort;
    if (station.has_delay) leg.delay = &station.delay;
  }
  leg.tells = leg.kind == Act::Kind::step || leg.ways.count > 1;
  return leg;
}

/// Where a case only passes through, without a choice, nothing happens. As many steps as there are
/// stations lead past them all.
void Courses::pass_over_silent_ones(std::uint32_t kind) {
  for (std::uint32_t at = 0; at < process_.stations.size(); ++at) {
    std::uint32_t& next = leg(at, kind).next;
    for (std::size_t most = 0; most < process_.most_stations && next != none; ++most) {
      const Leg& behind = leg(next, kind);
      if (behind.tells) break;
      next = behind.next;
    }
  }
}

void Courses::begin(std::uint32_t slot, std::uint64_t key, std::uint32_t kind,
                    std::uint32_t entry) {
  const std::size_t stations = process_.most_stations;
  if (slot >= courses_.size()) {
    courses_.resize(slot + 1);
    visits_.resize(courses_.size() * stations);
  }
  Course& course = courses_[slot];
  course.key = key;
  course.kind = kind;
  course.ahead = leg(entry, kind).tells ? entry : leg(entry, kind).next;
  std::uint32_t* visits = visits_.data() + slot * stations;
  for (std::size_t number = 0; number < stations; ++number) visits[number] = 0;
  foresee(slot);
}

void Courses::foresee(std::uint32_t slot) {
  Course& course = courses_[slot];
  std::uint32_t* visits = visits_.data() + std::size_t{slot} * process_.most_stations;
  std::uint32_t foreseen = 0;
  course.done = 0;
  for (Act& act : course.acts) {
    const std::uint32_t at = course.ahead;
    const Leg& here = leg(at, course.kind);
    const std::uint32_t visit = ++visits[here.number];
    const auto drawn = [&](Purpose purpose) {
      return draws_for(course.key, here.key, visit, purpose);
    };
    ++foreseen;
    act.kind = here.kind;
    act.station = at;
    act.way = none;
    if (here.effort != nullptr) act.effort = draw(*here.effort, drawn(Purpose::effort));
    if (here.delay != nullptr) act.delay = draw(*here.delay, drawn(Purpose::delay));
    if (here.kind == Act::Kind::end) break;
    if (here.ways.count > 1) {
      act.way = way_taken(process_, here.ways, drawn(Purpose::way)());
      const std::uint32_t target = process_.ways[act.way].target;
      course.ahead = leg(target, course.kind).tells ? target : leg(target, course.kind).next;
    } else {
      course.ahead = here.next;
    }
  }
  course.foreseen = foreseen;
}

}  // namespace selaras::simulator
