#include "checker/stated_times.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "checker/clock.h"
#include "checker/duration.h"
#include "model/calendar.h"

namespace selaras::checker {
namespace {

using behaviour::Finish;
using behaviour::Run;
using behaviour::Time;
using behaviour::TransitionId;
using model::Step;
using model::TimeBase;
using model::TimeClaim;

/// Numbers beyond this say nothing that a day more or less would change, and must not overflow.
constexpr double longest_minutes = 1e8;

Time ticks(double minutes) {
  const double bounded = std::clamp(minutes, 0.0, longest_minutes);
  return std::llround(bounded * static_cast<double>(model::ticks_per_minute));
}

std::optional<double> minutes(const StatedTime& time, TimeBase base, Length length) {
  const double amount = length == Length::least ? time.minimum : time.maximum;
  const auto known = span(amount, time.readings, base);
  if (!known) return std::nullopt;
  return length == Length::most ? known->most : known->least;
}

std::vector<const Step*> steps_named(const Facts& facts, const std::vector<std::string>& ids) {
  std::vector<const Step*> steps;
  for (const std::string& id : ids) {
    if (const Step* step = facts.procedure().step(id)) steps.push_back(step);
  }
  return steps;
}

StatedTime stated(const model::Quantity& quantity) {
  return {.label = {},
          .steps = {},
          .minimum = quantity.minimum.value_or(*quantity.maximum),
          .maximum = *quantity.maximum,
          .readings = quantity.readings};
}

/// The one step that the promise is about, from its beginning to its end.
const Step* only_step(const TimeClaim& claim, const Facts& facts) {
  const bool one = claim.from && claim.to && claim.from->step == claim.to->step &&
                   !claim.from->at_end && claim.to->at_end;
  return one ? facts.procedure().step(claim.from->step) : nullptr;
}

void add_minimum(const TimeClaim& claim, const Facts& facts, std::vector<StatedTime>& times) {
  const Step* step = only_step(claim, facts);
  if (step == nullptr || claim.bound != model::Bound::minimum || !claim.quantity.maximum) return;
  StatedTime& time = times.emplace_back(stated(claim.quantity));
  time.label = step->label;
  time.steps = {step};
  time.evidence = &claim.evidence;
}

}  // namespace

std::vector<StatedTime> times_of_parts(const TimeClaim& claim, const Facts& facts) {
  std::vector<StatedTime> times;
  for (const model::TimePart& part : claim.parts) {
    if (!states_a_number(part.quantity)) continue;
    StatedTime& time = times.emplace_back(stated(part.quantity));
    time.label = part.label;
    time.steps = steps_named(facts, part.steps);
    time.evidence = &part.evidence;
  }
  return times;
}

std::vector<StatedTime> least_times(const TimeClaim& claim, const Facts& facts) {
  std::vector<StatedTime> times;
  for (const TimeClaim* other : facts.claims()) {
    if (other == &claim || other->condition != claim.condition) continue;
    add_minimum(*other, facts, times);
    for (StatedTime& part : times_of_parts(*other, facts)) {
      if (!part.steps.empty()) times.push_back(std::move(part));
    }
  }
  if (facts.reference() == nullptr) return times;
  for (const model::LeastTime& least : facts.reference()->least_times) {
    const auto steps = facts.steps_of(least.activity);
    if (steps.empty()) continue;
    times.push_back({.label = steps.front()->label,
                     .steps = steps,
                     .minimum = least.value,
                     .maximum = least.value,
                     .readings = {least.unit}});
  }
  return times;
}

const std::vector<std::string>& closing_milestones() {
  static const std::vector<std::string> all{"granted", "rejected", "abandoned"};
  return all;
}

TimedFlow::TimedFlow(const Facts& facts, const TimeClaim& claim, std::vector<StatedTime> times)
    : facts_(facts),
      claim_(claim),
      times_(std::move(times)),
      path_(facts.net(), facts.soundness(), closing_milestones()),
      by_node_(facts.procedure().flow.nodes.size()) {
  for (std::size_t time = 0; time < times_.size(); ++time) place(time);
}

/// Of several steps those that none of the others comes before.
void TimedFlow::place(std::size_t time) {
  const std::vector<const Step*>& steps = times_[time].steps;
  if (steps.empty()) in_between_.push_back(time);
  std::vector<std::vector<bool>> reached;  // by step: what it leads to
  for (const Step* step : steps) reached.push_back(facts_.graph().reached_from(facts_.node(*step)));
  for (std::size_t index = 0; index < steps.size(); ++index) {
    const std::size_t node = facts_.node(*steps[index]).value();
    bool preceded = false;
    for (std::size_t other = 0; other < steps.size(); ++other) {
      // On a loop each leads to the other: the one that the file names first comes first.
      const bool back = reached[index][facts_.node(*steps[other]).value()];
      preceded |= other != index && reached[other][node] && (other < index || !back);
    }
    if (!preceded && !is_outside(*steps[index], claim_, facts_)) by_node_[node].push_back(time);
  }
}

bool TimedFlow::has(TimeBase base) const {
  return std::ranges::all_of(times_, [&](const StatedTime& time) {
    return span(time.maximum, time.readings, base).has_value();
  });
}

const std::vector<std::size_t>& TimedFlow::begun_by(TransitionId id) const {
  static const std::vector<std::size_t> nothing;
  const behaviour::Transition& transition = facts_.net().transition(id);
  return transition.visible ? by_node_[transition.node.value()] : nothing;
}

std::optional<std::vector<Time>> TimedFlow::lengths(TimeBase base, Length length,
                                                    const Counted& counted) const {
  std::vector<Time> lengths(times_.size());
  for (std::size_t time = 0; time < times_.size(); ++time) {
    if (!counted.empty() && !counted[time]) continue;
    const auto known = minutes(times_[time], base, length);
    if (!known) return std::nullopt;
    lengths[time] = ticks(*known);
  }
  return lengths;
}

template <class Extreme>
std::vector<Finish> TimedFlow::finishes(TimeBase base, Length length, const Counted& counted,
                                        Extreme extreme) const {
  const auto known = lengths(base, length, counted);
  if (!known) return {};
  Time start = 0;
  for (const std::size_t time : in_between_) start += (*known)[time];
  return extreme(
      [&](TransitionId id, Time begun) {
        for (const std::size_t time : begun_by(id)) begun += (*known)[time];
        return begun;
      },
      start);
}

std::vector<Finish> TimedFlow::earliest(TimeBase base, Length length,
                                        const Counted& counted) const {
  return finishes(base, length, counted, [&](const behaviour::Lasting& lasting, Time start) {
    return path_.earliest(lasting, start);
  });
}

std::vector<Finish> TimedFlow::latest(TimeBase base, Length length, const Counted& counted) const {
  return finishes(base, length, counted, [&](const behaviour::Lasting& lasting, Time start) {
    return path_.latest(lasting, start);
  });
}

std::vector<std::string> TimedFlow::steps_of(const Run& run) const {
  const auto timed = [&](TransitionId id) { return !begun_by(id).empty(); };
  const auto last = std::find_if(run.rbegin(), run.rend(), timed).base();
  return behaviour::steps_of(facts_.net(), Run(run.begin(), last));
}

std::vector<std::string> TimedFlow::untimed(const Run& run) const {
  std::set<const Step*> timed;
  for (const StatedTime& time : times_) timed.insert(time.steps.begin(), time.steps.end());
  std::vector<std::string> steps;
  for (const TransitionId id : run) {
    if (!facts_.net().transition(id).visible) continue;
    const Step& step = facts_.net().step(id);
    if (!timed.contains(&step) && !facts_.is_first(step) && !is_outside(step, claim_, facts_)) {
      steps.push_back(step.id);
    }
  }
  return steps;
}

}  // namespace selaras::checker
