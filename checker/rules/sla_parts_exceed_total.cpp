#include <algorithm>
#include <optional>
#include <set>

#include "checker/duration.h"
#include "checker/rule.h"
#include "checker/time_conflict.h"

namespace selaras::checker {
namespace {

using model::Quantity;
using model::TimeBase;
using model::TimeClaim;

using Conflict = std::optional<TimeConflict>;

bool shorter_than_a_day(const TimeClaim& claim) {
  const auto is_short = [](const Quantity& quantity) {
    return std::ranges::all_of(quantity.readings, [](const model::UnitReading& reading) {
      return reading.unit == model::TimeUnit::minute || reading.unit == model::TimeUnit::hour;
    });
  };
  return is_short(claim.quantity) &&
         std::ranges::all_of(claim.parts, is_short, &model::TimePart::quantity);
}

bool exceeds(const Conflict& conflict) { return conflict && conflict->exceeded(); }

void tell(Finding& finding, std::string_view base, const TimeConflict& conflict, double unit) {
  finding.number(std::string(base) + "_parts", conflict.needed / unit);
  finding.number(std::string(base) + "_total", conflict.promised / unit);
}

std::string_view variant(const Conflict& working, const Conflict& calendar) {
  if (!calendar) return "working";
  if (!working) return "calendar";
  return working->exceeded() == calendar->exceeded() ? "" : "one-reading";
}

/// The words of the smallest sets of parts that do not fit, under any reading.
model::EvidenceList parts_in_conflict(const TimedFlow& flow, const Conflict& working,
                                      const Conflict& calendar) {
  std::set<std::size_t> parts;
  for (const Conflict* conflict : {&working, &calendar}) {
    if (*conflict) parts.insert((*conflict)->smallest.begin(), (*conflict)->smallest.end());
  }
  model::EvidenceList evidence;
  for (const std::size_t part : parts) {
    const model::EvidenceList& words = *flow.times()[part].evidence;
    evidence.insert(evidence.end(), words.begin(), words.end());
  }
  return evidence;
}

void report(const TimeClaim& claim, const TimedFlow& flow, const Conflict& working,
            const Conflict& calendar, Findings& findings) {
  Finding& finding = findings.report(claim.at, {"claim", claim.id})
                         .with("claim", ArgumentKind::claim, claim.id)
                         .cite(claim.evidence)
                         .cite(parts_in_conflict(flow, working, calendar));
  finding.message_variant = variant(working, calendar);
  if (shorter_than_a_day(claim)) {
    tell(finding, "minutes", working ? *working : *calendar, 1);
    finding.message_variant = "minutes";
  } else {
    if (working) tell(finding, "working", *working, minutes_in_working_day);
    if (calendar) tell(finding, "calendar", *calendar, minutes_in_calendar_day);
  }
  finding.witness = exceeds(working) ? working->run : calendar->run;
  const bool always = (!working || working->exceeded()) && (!calendar || calendar->exceeded());
  const bool ranges = std::ranges::any_of(claim.parts, is_range, &model::TimePart::quantity);
  if (!always || ranges) finding.at_most(Level::warning);
}

void check(const Facts& facts, Findings& findings) {
  for (const TimeClaim* claim : facts.claims()) {
    if (!states_a_number(claim->quantity) || claim->parts.empty()) continue;
    const TimedFlow flow(facts, *claim, times_of_parts(*claim, facts));
    const Conflict working = time_conflict(flow, *claim, TimeBase::working, Asked::on_some_run);
    const Conflict calendar = time_conflict(flow, *claim, TimeBase::calendar, Asked::on_some_run);
    if (exceeds(working) || exceeds(calendar)) report(*claim, flow, working, calendar, findings);
  }
}

}  // namespace

extern const Rule sla_parts_exceed_total{
    .id = "sla-parts-exceed-total", .level = Level::error, .check = check};

}  // namespace selaras::checker
