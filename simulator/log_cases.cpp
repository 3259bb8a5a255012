#include "simulator/log_cases.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "model/text.h"

namespace selaras::simulator {
namespace {

using model::LogEvent;
using model::Transition;

/// Steps by the names that a log may call them.
class StepNames {
 public:
  explicit StepNames(const model::Procedure& procedure) {
    for (std::uint32_t index = 0; index < procedure.steps.size(); ++index) {
      by_name_.emplace(procedure.steps[index].id, index);
    }
    for (std::uint32_t index = 0; index < procedure.steps.size(); ++index) {
      by_name_.emplace(model::folded(procedure.steps[index].label), index);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> step(const std::string& activity) const {
    auto found = by_name_.find(activity);
    if (found == by_name_.end()) found = by_name_.find(model::folded(activity));
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, std::uint32_t> by_name_;
};

/// Follows one case through its events.
class CaseReading {
 public:
  CaseReading(const model::Calendar& calendar, model::Ticks zone)
      : calendar_(calendar), zone_(zone) {}

  void take(std::uint32_t step, const LogEvent& event) {
    const model::Instant at = event.at + zone_;
    Open& open = visit_of(step, event.transition, at);
    if (event.resource != model::unnamed) open.visit.resource = event.resource;
    switch (event.transition) {
      case Transition::schedule:
        break;
      case Transition::start:
        open.visit.began = at;
        open.visit.started = true;
        break;
      case Transition::suspend:
        open.suspended = at;
        break;
      case Transition::resume:
        if (open.suspended) open.visit.broken_off += calendar_.working_between(*open.suspended, at);
        open.suspended.reset();
        break;
      case Transition::complete:
        open.visit.outcome = event.outcome;
        end(step, at);
    }
  }

  LoggedCase take_case(model::Instant arrived) {
    return {.arrived = arrived, .visits = std::move(visits_)};
  }

 private:
  struct Open {
    LoggedVisit visit;
    std::optional<model::Instant> suspended;
  };

  /// The visit that the event belongs to: one that can still have it, or a new one.
  Open& visit_of(std::uint32_t step, Transition transition, model::Instant at) {
    std::deque<Open>& open = open_[step];
    const auto fits = [&](const Open& each) {
      return transition != Transition::schedule &&
             !(transition == Transition::start && each.visit.started);
    };
    const auto found = std::ranges::find_if(open, fits);
    if (found != open.end()) return *found;
    open.push_back({.visit = {.step = step, .came = at, .began = at}});
    return open.back();
  }

  void end(std::uint32_t step, model::Instant at) {
    std::deque<Open>& open = open_[step];
    Open ended = std::move(open.front());
    open.pop_front();
    ended.visit.ended = at;
    ended.visit.worked = ended.suspended.value_or(at);
    visits_.push_back(ended.visit);
  }

  const model::Calendar& calendar_;
  model::Ticks zone_;
  std::map<std::uint32_t, std::deque<Open>> open_;
  std::vector<LoggedVisit> visits_;
};

}  // namespace

LoggedCases cases_of(const model::EventLog& log, const model::Procedure& procedure,
                     const model::Calendar& calendar, int zone) {
  const StepNames names(procedure);
  const model::Ticks offset = zone * model::ticks_per_minute;
  std::vector<std::optional<std::uint32_t>> steps;
  for (const std::string& name : log.names) steps.push_back(names.step(name));
  LoggedCases all;
  for (const model::Trace& trace : log.traces) {
    CaseReading reading(calendar, offset);
    for (const LogEvent& event : trace.events) {
      const std::optional<std::uint32_t> step = steps[event.activity];
      if (step) {
        reading.take(*step, event);
      } else {
        ++all.unknown[log.names[event.activity]];
      }
    }
    all.cases.push_back(reading.take_case(trace.events.front().at + offset));
  }
  return all;
}

}  // namespace selaras::simulator
