#include <algorithm>
#include <optional>

#include "checker/duration.h"
#include "checker/rule.h"
#include "checker/time_conflict.h"

namespace selaras::checker {
namespace {

using model::TimeBase;
using model::TimeClaim;

using Conflict = std::optional<TimeConflict>;

void cite(Finding& finding, const TimedFlow& flow, const TimeConflict& conflict) {
  std::vector<std::string> steps;
  for (const std::size_t index : conflict.smallest) {
    const StatedTime& time = flow.times()[index];
    for (const model::Step* step : time.steps) steps.push_back(step->id);
    if (time.evidence != nullptr) finding.cite(*time.evidence);
  }
  finding.with("steps", ArgumentKind::step, steps).witness = conflict.run;
}

void report(const TimeClaim& claim, const TimedFlow& flow, const Conflict& working,
            const Conflict& calendar, Findings& findings) {
  const bool in_working_time = working && working->exceeded();
  const TimeConflict& shown = in_working_time ? *working : *calendar;
  const double day = minutes_in_day(in_working_time ? TimeBase::working : TimeBase::calendar);
  Finding& finding = findings.report(claim.at, {"claim", claim.id})
                         .with("claim", ArgumentKind::claim, claim.id)
                         .number("needed", shown.needed / day)
                         .number("promised", shown.promised / day)
                         .cite(claim.evidence);
  cite(finding, flow, shown);
  finding.message_variant = in_working_time ? "working" : "";
  const bool always = (!working || working->exceeded()) && (!calendar || calendar->exceeded());
  if (!always) finding.at_most(Level::note);
}

void check(const Facts& facts, Findings& findings) {
  for (const TimeClaim* claim : facts.claims()) {
    if (!states_a_number(claim->quantity) || claim->bound == model::Bound::minimum) continue;
    const TimedFlow flow(facts, *claim, least_times(*claim, facts));
    if (flow.empty()) continue;
    const Conflict working = time_conflict(flow, *claim, TimeBase::working, Asked::on_every_run);
    const Conflict calendar = time_conflict(flow, *claim, TimeBase::calendar, Asked::on_every_run);
    const bool exceeded = (working && working->exceeded()) || (calendar && calendar->exceeded());
    if (exceeded) report(*claim, flow, working, calendar, findings);
  }
}

}  // namespace

extern const Rule sla_below_minimum{
    .id = "sla-below-minimum", .level = Level::warning, .check = check};

}  // namespace selaras::checker
