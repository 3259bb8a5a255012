#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "model/scenario.h"

/// What a simulation found, as plain data.
namespace selaras::simulator {

/// A mean over replications with its 95 % t interval; no interval from a single replication.
struct Estimate {
  double mean = 0;
  std::optional<double> half_width95;

  bool operator==(const Estimate&) const = default;
};

/// Half the widths of the 95 % intervals of percentiles, from their spread over replications
/// (sectioning).
struct PercentileWidths {
  double p50 = 0;
  double p80 = 0;
  double p90 = 0;
  double p95 = 0;

  bool operator==(const PercentileWidths&) const = default;
};

/// How long something took, over all counted cases of all replications that came to a close.
struct Times {
  Estimate mean;
  double p50 = 0;
  double p80 = 0;
  double p90 = 0;
  double p95 = 0;
  double max = 0;
  std::vector<double> percentiles;                // 0 to 100: the least time, …, the longest
  std::optional<PercentileWidths> half_widths95;  // of cycle times; none from one replication

  bool operator==(const Times&) const = default;
};

struct Measure {
  Times working_days;   // working time / the calendar's hours per day
  Times calendar_days;  // of 24 hours

  bool operator==(const Measure&) const = default;
};

/// How often a promise of the page was kept, in one reading of its unit.
struct Promise {
  std::string claim;  // id
  double limit = 0;   // the longest it allows
  std::string unit;   // as written
  model::UnitReading reading;
  std::string condition;
  bool scope_only = false;  // only the time at the steps of the claim's own roles is measured
  std::int64_t cases = 0;   // that the promise covers; stuck ones count as not kept
  double share = 0;         // mean over replications
  Estimate share_estimate;  // the same with its interval, before that is kept within 0 and 1
  std::optional<double> low95;
  std::optional<double> high95;

  bool operator==(const Promise&) const = default;
};

struct StepResult {
  std::string id;
  std::string resource;     // id; empty: takes nobody's time
  std::int64_t visits = 0;  // by counted cases, all replications
  // Means per visit, in working days: time somebody works on it, time in the queue before, time
  // after it that needs nobody.
  double processing = 0;
  double waiting = 0;
  double delay = 0;
  double waiting_calendar_days = 0;
  std::int64_t given_up = 0;  // visits that ended with the applicant's patience
  std::int64_t returned = 0;  // visits after which the file went back, incomplete

  bool operator==(const StepResult&) const = default;
};

/// A document, and how many returns happened while it was missing; of one return several may be.
struct DocumentResult {
  std::string id;
  std::int64_t returns = 0;

  bool operator==(const DocumentResult&) const = default;
};

/// What a scenario follows beyond the first outcome.
struct FollowedResult {
  std::string id;
  std::string step;         // id of the step or end
  std::string since;        // id of a step; empty: the arrival
  std::int64_t cases = 0;   // that came to where it is followed from
  std::int64_t came = 0;    // of them, to the step or end
  std::int64_t visits = 0;  // by all of them
  Estimate per_case;        // visits, of a case that came to where it is followed from
  Estimate per_year;        // visits that cases arriving within a year bring about
  Measure times;            // to the first visit's end, of those that came

  bool operator==(const FollowedResult&) const = default;
};

/// Within the counted window, in the resource's own working hours.
struct ResourceResult {
  std::string id;
  std::int64_t staff = 0;
  double share = 1;      // of their time that this service gets
  Estimate utilisation;  // of that share
  Estimate queue_mean;   // cases that wait
  std::int64_t queue_max = 0;
  Estimate wait_mean;       // working days, over everything that was done
  double work_offered = 0;  // working time asked for / that could be given; 1 and more: overload

  bool operator==(const ResourceResult&) const = default;
};

/// One value that the result rests on.
struct NamedInput {
  std::string name;   // "step.decide_application.effort", "resource.office.staff" …
  std::string value;  // "2", "triangular(1, 2, 5) working-hour"
  model::Provenance provenance = model::Provenance::assumed;
  model::Text source;

  bool operator==(const NamedInput&) const = default;
};

struct Cases {
  std::int64_t arrived = 0;    // within the counted windows
  std::int64_t completed = 0;  // of them, closed by an outcome
  std::int64_t inside = 0;     // of them, never closed: stuck

  bool operator==(const Cases&) const = default;
};

/// What each replication says for itself, so that two results under the same random numbers can be
/// compared pair by pair. A replication without such a case says nothing (NaN).
struct Series {
  std::string measure;  // "cycle.mean", "cycle.p90", "waiting.mean", "promise.<n>" …
  std::string unit;     // "working-day", "share"
  std::vector<double> values;

  bool operator==(const Series&) const = default;
};

struct Result {
  model::Diagnostics diagnostics;  // with an error among them nothing else is filled in
  std::string procedure;
  std::string scenario;
  std::string calendar;
  std::string time_zone;
  std::uint64_t seed = 0;
  std::int64_t replications = 0;
  model::Date start;
  model::Length warm_up;
  bool warm_up_found = false;  // by MSER-5
  model::Length horizon;       // the counted window
  bool interrupted = false;    // fewer replications than asked for
  Cases cases;
  std::map<std::string, std::int64_t> outcomes;  // granted, rejected, …, stuck
  Measure cycle_time;                            // arrival to the first outcome
  Measure processing_time;                       // of a case: somebody works on it
  Measure waiting_time;                          // in queues
  Measure delay_time;                            // nobody is needed: post, the applicant's own time
  std::map<std::string, Measure> cycle_time_by_outcome;
  std::vector<Promise> promises;
  std::vector<Promise> limits;            // those of Options::limits, in their order
  std::vector<StepResult> steps;          // in the procedure's order
  std::vector<ResourceResult> resources;  // in the scenario's order
  std::vector<DocumentResult> documents;  // that files may lack
  std::vector<FollowedResult> followed;   // in the scenario's order
  std::vector<NamedInput> inputs;
  std::vector<Series> series;
  std::vector<std::string> tallies;  // with Options::keep_tallies, of each replication
};

}  // namespace selaras::simulator
