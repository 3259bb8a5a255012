#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/event_log.h"
#include "model/procedure.h"
#include "model/scenario.h"

namespace selaras::simulator {

/// A length of time with what it was estimated from.
struct FittedTimes {
  model::Distribution distribution;
  std::int64_t observed = 0;
};

struct FittedStep {
  std::string step;
  std::string resource;  // id of a FittedResource; empty: nobody was seen at it
  std::optional<FittedTimes> effort;
  std::optional<FittedTimes> delay;
};

/// People who were seen at the same steps.
struct FittedResource {
  std::string id;
  std::vector<std::string> names;  // as the log calls them
  std::int64_t at_once = 1;        // the most who were at work at one moment: no fewer can be there
  std::int64_t observed = 0;       // pieces of work
};

struct FittedWay {
  std::string way;
  std::int64_t observed = 0;
};

struct FittedDecision {
  std::string node;
  std::vector<FittedWay> ways;  // all of the procedure's, the unseen too
  [[nodiscard]] std::int64_t observed() const;
};

/// What a log says of the world round a procedure.
struct Fitted {
  model::Date start;
  double days = 1;  // calendar days from there to the last arrival
  std::int64_t cases = 0;
  double arrivals_a_day = 0;  // of `per`
  model::UnitReading per;     // working days where every case arrived in working hours
  std::vector<FittedResource> resources;
  std::vector<FittedStep> steps;
  std::vector<FittedDecision> decisions;
};

// Codes of diagnostics beside the log's, with their arguments:
//   log-of-another-procedure  procedure                (no event belongs to any of its steps)
//   log-too-few-cases                                  (two are needed to say how often they come)
// and as warnings:
//   log-unknown-activity      activity, count          (no step of the procedure)
//   log-without-starts        step                     (only ends: waiting and work are one delay)
//   log-decision-unseen       node

/// Estimates arrivals, durations, outcome shares and staff from a log; empty where an error was
/// reported. Events belong to the step of that id, or of that label. A length of time is given the
/// distribution of greatest likelihood of exponential, gamma and lognormal (BIC), a triangle where
/// there are fewer than eight, its value where all are the same. `zone` in minutes.
[[nodiscard]] std::optional<Fitted> fit(const model::EventLog& log,
                                        const model::Procedure& procedure,
                                        const model::Calendar& calendar, int zone,
                                        model::Diagnostics& diagnostics);

/// The distribution that explains these lengths best, in working or calendar minutes; they are not
/// empty and not negative.
[[nodiscard]] model::Distribution fit_distribution(std::vector<double> minutes,
                                                   model::TimeBase base);

}  // namespace selaras::simulator
