#include "checker/flow_time.h"

#include <algorithm>

#include "checker/calendar_window.h"
#include "checker/check.h"
#include "checker/duration.h"
#include "model/parallel.h"

namespace selaras::checker {
namespace {

using behaviour::Finish;
using behaviour::TransitionId;
using model::Instant;
using model::TimeBase;
using model::TimeClaim;

/// Days of the base, from ticks of it.
double days(behaviour::Time ticks, TimeBase base) {
  return static_cast<double>(ticks) / static_cast<double>(model::ticks_per_minute) /
         minutes_in_day(base);
}

std::optional<Interval> promised(const TimeClaim& claim, TimeBase base) {
  const model::Quantity& quantity = claim.quantity;
  const auto most = span(quantity, base);
  const auto least = span(quantity.minimum.value_or(*quantity.maximum), quantity.readings, base);
  if (!most || !least) return std::nullopt;
  return Interval{least->least / minutes_in_day(base), most->most / minutes_in_day(base)};
}

std::vector<WayTime> ways(const TimedFlow& flow, const Facts& facts, TimeBase base) {
  const std::vector<Finish> earliest = flow.earliest(base, Length::least);
  std::vector<WayTime> ways;
  for (const Finish& latest : flow.latest(base, Length::most)) {
    const auto same = std::ranges::find(earliest, latest.outcome, &Finish::outcome);
    ways.push_back({.outcome = latest.outcome,
                    .days = {days(same->done, base), days(latest.done, base)},
                    .shortest = behaviour::steps_of(facts.net(), same->run),
                    .longest = behaviour::steps_of(facts.net(), latest.run),
                    .untimed = flow.untimed(latest.run)});
  }
  return ways;
}

using Instants = std::vector<Instant>;

/// When the parts are over that begin at some instants, by the quickest or the slowest way.
class PartsCourse {
 public:
  PartsCourse(const TimedFlow& flow, const model::Calendar& calendar, TimeBase base)
      : flow_(flow),
        path_(flow.path().abridged([&](TransitionId id) { return !flow.begun_by(id).empty(); })),
        calendar_(calendar),
        base_(base) {}

  [[nodiscard]] std::optional<Instants> earliest(const Instants& starts) const {
    return path_.earliest(lasting(false), before(starts, false));
  }
  [[nodiscard]] std::optional<Instants> latest(const Instants& starts) const {
    return path_.latest(lasting(true), before(starts, true));
  }

 private:
  void pass(std::span<Instant> begun, std::size_t index, bool most) const {
    const StatedTime& time = flow_.times()[index];
    checker::pass(calendar_, begun, most ? time.maximum : time.minimum, time.readings, base_);
  }
  [[nodiscard]] Instants before(Instants starts, bool most) const {
    for (const std::size_t time : flow_.in_between()) pass(starts, time, most);
    return starts;
  }
  [[nodiscard]] behaviour::LastingOfAll lasting(bool most) const {
    return [this, most](TransitionId id, std::span<Instant> begun) {
      for (const std::size_t time : flow_.begun_by(id)) pass(begun, time, most);
    };
  }

  const TimedFlow& flow_;
  behaviour::CriticalPath::Abridged path_;
  const model::Calendar& calendar_;
  TimeBase base_;
};

std::optional<Window> promise_window(const TimeClaim& claim, const model::Calendar& calendar,
                                     TimeBase base) {
  const auto course = [&](double amount) {
    return [&, amount](Instants starts) {
      pass(calendar, starts, amount, claim.quantity.readings, base);
      return std::optional(std::move(starts));
    };
  };
  const double most = *claim.quantity.maximum;
  if (!claim.quantity.minimum) return window_of(calendar, course(most));
  return window_of(calendar, course(most), course(*claim.quantity.minimum));
}

std::optional<Window> parts_window(const TimedFlow& flow, const model::Calendar& calendar,
                                   TimeBase base) {
  const PartsCourse course(flow, calendar, base);
  return window_of(
      calendar, [&](const Instants& starts) { return course.latest(starts); },
      [&](const Instants& starts) { return course.earliest(starts); });
}

bool reads(const std::vector<model::UnitReading>& readings, TimeBase base) {
  return std::ranges::find(readings, base, &model::UnitReading::base) != readings.end();
}

/// Flows so large that a year of starts would take long: the windows are left out.
constexpr std::size_t most_steps_over_a_year = 60;

ClaimTime claim_time(const TimeClaim& claim, const Facts& facts, const model::Calendar* calendar) {
  const TimedFlow flow(facts, claim, times_of_parts(claim, facts));
  ClaimTime result{.claim = claim.id, .readings = {}, .between = {}};
  for (const std::size_t time : flow.in_between()) {
    result.between.push_back(flow.times()[time].label);
  }
  for (const TimeBase base : {TimeBase::working, TimeBase::calendar}) {
    const bool any = reads(claim.quantity.readings, base) ||
                     std::ranges::any_of(flow.times(), [&](const StatedTime& time) {
                       return reads(time.readings, base);
                     });
    if (!any) continue;
    ReadingTime& reading = result.readings.emplace_back();
    reading.base = base;
    reading.promised = promised(claim, base);
    if (!flow.empty()) reading.ways = ways(flow, facts, base);
    if (calendar == nullptr) continue;
    reading.promise_window = promise_window(claim, *calendar, base);
    const bool decided = flow.path().undecided() == behaviour::CriticalPath::Undecided::none;
    const bool small = facts.procedure().steps.size() <= most_steps_over_a_year;
    if (!flow.empty() && decided && small) {
      reading.parts_window = parts_window(flow, *calendar, base);
    }
  }
  return result;
}

}  // namespace

FlowTime flow_time(const model::Procedure& procedure, const model::Reference* reference) {
  const auto promises = [](const TimeClaim& claim) { return states_a_number(claim.quantity); };
  if (std::ranges::none_of(procedure.time_claims, promises)) return {};
  const Facts facts(procedure, reference);
  const behaviour::CriticalPath path(facts.net(), facts.soundness(), closing_milestones());
  FlowTime time{.undecided = path.undecided(), .loops = path.loops(), .calendar = {}, .claims = {}};
  const model::Calendar* calendar =
      reference == nullptr ? nullptr : model::shipped_calendar(reference->calendar);
  if (calendar != nullptr) {
    time.calendar = calendar->rules().id;
    time.years = calendar->rules().years;
  }
  for (const TimeClaim* claim : facts.claims()) {
    if (!states_a_number(claim->quantity)) continue;
    time.claims.push_back(claim_time(*claim, facts, calendar));
  }
  return time;
}

std::vector<FlowTime> flow_times(std::span<const ProcedureResult> results) {
  std::vector<FlowTime> times(results.size());
  model::in_parallel(results.size(), 0, [&](std::size_t i) {
    times[i] = flow_time(*results[i].procedure, results[i].reference);
  });
  return times;
}

}  // namespace selaras::checker
