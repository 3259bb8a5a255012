#include "simulator/courses.h"

#include <algorithm>

#include "simulator/random.h"
#include "simulator/sampler.h"

namespace selaras::simulator {

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
  course.ahead = entry;
  std::fill_n(visits_.begin() + static_cast<std::ptrdiff_t>(slot * stations), stations, 0u);
  foresee(slot);
}

/// Where a case only passes through, without a choice, nothing happens.
void Courses::foresee(std::uint32_t slot) {
  Course& course = courses_[slot];
  std::uint32_t* visits = visits_.data() + std::size_t{slot} * process_.most_stations;
  course.done = course.foreseen = 0;
  while (course.foreseen < course.acts.size()) {
    const std::uint32_t at = course.ahead;
    const std::uint32_t visit = ++visits[process_.stations[at].number];
    const Act act = act_at(course, at, visit);
    if (act.kind != Act::Kind::choice || act.way != none) course.acts[course.foreseen++] = act;
    if (act.kind == Act::Kind::end) return;
    const std::uint32_t only = process_.ways_of(at, course.kind).first;
    course.ahead = process_.ways[act.way != none ? act.way : only].target;
  }
}

Act Courses::act_at(const Course& course, std::uint32_t at, std::uint32_t visit) const {
  const Station& station = process_.stations[at];
  const auto drawn = [&](Purpose purpose) {
    return draws_for(course.key, station.key, visit, purpose);
  };
  Act act{.kind = Act::Kind::choice, .station = at};
  if (station.kind == StationKind::end || station.kind == StationKind::stuck) {
    act.kind = Act::Kind::end;
    return act;
  }
  if (station.kind == StationKind::step && (station.kinds >> course.kind & 1) != 0) {
    act.kind = Act::Kind::step;
    if (station.resource != none) act.effort = draw(station.effort, drawn(Purpose::effort));
    if (station.has_delay) act.delay = draw(station.delay, drawn(Purpose::delay));
  }
  const IndexRange range = process_.ways_of(at, course.kind);
  if (range.count > 1) act.way = way_taken(process_, range, drawn(Purpose::way)());
  return act;
}

}  // namespace selaras::simulator
