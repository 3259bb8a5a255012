#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checker/stated_times.h"
#include "model/calendar.h"

namespace selaras::checker {

struct Interval {
  double least = 0;
  double most = 0;

  bool operator==(const Interval&) const = default;
};

/// How long the stated times take from the start to one way of finishing, in days of one base.
struct WayTime {
  std::string outcome;  // empty: where nothing more is stated
  Interval days;
  std::vector<std::string> shortest;  // steps of a run that takes the least
  std::vector<std::string> longest;   // … and of one that takes the most, none of them twice
  std::vector<std::string> untimed;   // of those, steps that no time is stated for
};

/// What a time comes to by the calendar, over every working day on which it may begin.
struct Window {
  Interval calendar_days;  // dates from the first to the last
  Interval working_days;   // working dates among them, without the first
  model::Date best;        // the first date on which it comes to the least calendar days
  model::Date worst;       // … to the most
};

/// One way to understand the units of a promise and its parts.
struct ReadingTime {
  model::TimeBase base = model::TimeBase::working;  // of every unit that can be understood so
  std::optional<Interval> promised;      // in days of the base; none where it has no such reading
  std::vector<WayTime> ways;             // by outcome; none where the parts have no such reading
  std::optional<Window> promise_window;  // none where no calendar is known
  std::optional<Window> parts_window;    // … or no part states a number
};

struct ClaimTime {
  std::string claim;
  std::vector<ReadingTime> readings;
  std::vector<std::string> between;  // parts that no step is named for, counted on every way
};

/// What the page's own numbers come to along the runs of its flow.
struct FlowTime {
  behaviour::CriticalPath::Undecided undecided = behaviour::CriticalPath::Undecided::none;
  std::vector<std::vector<std::string>> loops;  // steps that may be repeated: no upper bound
  std::string calendar;                         // id; empty: none is known
  std::vector<int> years;                       // whose working days the windows begin on
  std::vector<ClaimTime> claims;                // those that state a number
};

struct ProcedureResult;

/// Of each result, in their order, on as many threads as the machine has.
[[nodiscard]] std::vector<FlowTime> flow_times(std::span<const ProcedureResult> results);

/// Nothing for a page that states no number. `reference` may be null: then no calendar is known.
[[nodiscard]] FlowTime flow_time(const model::Procedure& procedure,
                                 const model::Reference* reference);

}  // namespace selaras::checker
