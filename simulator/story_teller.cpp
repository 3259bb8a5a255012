#include "simulator/story_teller.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace selaras::simulator {
namespace {

double days(Ticks ticks) {
  return static_cast<double>(ticks) / static_cast<double>(model::ticks_per_date);
}

template <class Value>
Value& at_index(std::vector<Value>& values, std::size_t index) {
  if (index >= values.size()) values.resize(index + 1);
  return values[index];
}

}  // namespace

StoryTeller::StoryTeller(const Process& process, const model::Procedure& procedure, double typical,
                         double late)
    : process_(process),
      procedure_(procedure),
      slice_(std::max<Ticks>(
          1, (process.counted_until - process.counted_from) / static_cast<Ticks>(story_slices))),
      waited_(process.resources.size(), std::vector<double>(story_slices)),
      typical_{.wanted = typical},
      late_{.wanted = late} {}

void StoryTeller::arrived(const Arrival& arrival) {
  Course& course = at_index(cases_, arrival.slot);
  course.counted = arrival.counted;
  course.arrived = arrival.at;
  course.visits.clear();
}

void StoryTeller::began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
  cases_[slot].visits.push_back({station, at, at, at, at});
}

void StoryTeller::suspended(const Work& work, Instant at) { at_index(suspended_, work.token) = at; }

void StoryTeller::resumed(const Work& work, Instant at) {
  wait(work.resource, suspended_[work.token], at);
}

void StoryTeller::finished(const Work& work) {
  wait(work.resource, work.queued, work.begins);
  cases_[work.slot].visits.push_back(
      {work.station, work.queued, work.begins, work.ends, work.ends});
}

void StoryTeller::delayed(std::uint32_t slot, std::uint32_t station, Instant, Instant until) {
  for (Visit& visit : cases_[slot].visits | std::views::reverse) {
    if (visit.station != station) continue;
    visit.gone = until;
    return;
  }
}

void StoryTeller::closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
  const Course& course = cases_[slot];
  if (!course.counted) return;
  consider(typical_, course, outcome, at);
  consider(late_, course, outcome, at);
}

/// Of two that are as near, the first stays.
void StoryTeller::consider(Nearest& nearest, const Course& course, std::uint32_t outcome,
                           Instant at) {
  const double distance = std::abs(days(at - course.arrived) - nearest.wanted);
  if (nearest.distance >= 0 && distance >= nearest.distance) return;
  nearest.distance = distance;
  nearest.course = told(course, outcome, at);
}

void StoryTeller::wait(std::uint32_t resource, Instant from, Instant until) {
  const Instant begin = std::max(from, process_.counted_from) - process_.counted_from;
  const Instant end = std::min(until, process_.counted_until) - process_.counted_from;
  for (Instant at = begin; at < end;) {
    const auto slice = static_cast<std::size_t>(at / slice_);
    if (slice >= story_slices) return;  // what is left over by rounding
    const Instant next = std::min(end, static_cast<Instant>(slice + 1) * slice_);
    waited_[resource][slice] += static_cast<double>(next - at);
    at = next;
  }
}

CaseCourse StoryTeller::told(const Course& course, std::uint32_t outcome, Instant at) const {
  CaseCourse told{.days = days(at - course.arrived), .outcome = process_.outcomes[outcome]};
  const auto since = [&](Instant instant) { return days(std::min(instant, at) - course.arrived); };
  for (const Visit& visit : course.visits) {
    if (process_.stations[visit.station].kind != StationKind::step || visit.came > at) continue;
    told.stays.push_back({.step = procedure_.steps[process_.stations[visit.station].step].id,
                          .came = since(visit.came),
                          .begun = since(visit.begun),
                          .ended = since(visit.ended),
                          .gone = since(visit.gone)});
  }
  std::ranges::stable_sort(told.stays, {}, &Stay::came);
  return told;
}

Story StoryTeller::story(std::int64_t replications, const model::Scenario& scenario) const {
  Story story{.replications = replications, .slice_days = days(slice_)};
  const double all = static_cast<double>(slice_) * static_cast<double>(replications);
  for (std::size_t resource = 0; resource < waited_.size(); ++resource) {
    QueueCourse course{.resource = scenario.resources[resource].id};
    for (const double waited : waited_[resource]) course.waiting.push_back(waited / all);
    story.queues.push_back(std::move(course));
  }
  if (typical_.distance >= 0) story.typical = typical_.course;
  if (late_.distance >= 0) story.late = late_.course;
  return story;
}

}  // namespace selaras::simulator
