#include <algorithm>
#include <cmath>

#include "checker/duration.h"
#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::TimeBase;
using model::TimePart;

/// Working days that so much calendar time holds at least, whatever the weekday it begins on.
double least_working_days(double calendar_days) {
  const double weeks = std::floor(calendar_days / 7);
  return weeks * 5 + std::max(0.0, calendar_days - weeks * 7 - 2);
}

/// Working days that a part allows at least, under one reading of its unit.
double allowed(const TimePart& part, const model::UnitReading& reading) {
  const Span length = *span(*part.quantity.maximum, {reading}, reading.base);
  const double days = length.least / minutes_in_day(reading.base);
  return reading.base == TimeBase::working ? days : least_working_days(days);
}

/// The part is for these steps and for no others.
bool is_for(const TimePart& part, const std::vector<Occurrence>& steps) {
  const auto meant = [&](const std::string& id) {
    return std::ranges::any_of(steps, [&](const Occurrence& one) { return one.step->id == id; });
  };
  return states_a_number(part.quantity) && !part.quantity.readings.empty() && !part.steps.empty() &&
         std::ranges::all_of(part.steps, meant);
}

Judgement judge_part(const TimePart& part, const model::Clause& clause) {
  std::size_t longer = 0;
  double least = 0;
  for (const model::UnitReading& reading : part.quantity.readings) {
    const double days = allowed(part, reading);
    if (days > clause.limit) ++longer;
    least = least == 0 ? days : std::min(least, days);
  }
  Judgement judgement;
  if (longer > 0) judgement = judged(Verdict::cannot_tell, Reason::ambiguous);
  if (longer == part.quantity.readings.size()) {
    judgement = judged(Verdict::not_met, Reason::contrary);
  }
  judgement.at = part.at;
  judgement.cite(part.evidence);
  judgement.with("days", ArgumentKind::number, {decimal(least)});
  return judgement.with("limit", ArgumentKind::number, {decimal(clause.limit)});
}

}  // namespace

/// A limit, in working days, on a part of a promise that is stated for the later step alone; the
/// total is never asked. Where no part is stated there is nothing to compare, unless the clause
/// says which rule silence breaks.
Judgement judge_within(const Circumstances& circumstances, const model::Clause& clause) {
  const auto found = circumstances.occurrences(clause.then);
  for (const model::TimeClaim* claim : circumstances.facts.claims()) {
    for (const TimePart& part : claim->parts) {
      if (!is_for(part, found)) continue;
      Judgement judgement = judge_part(part, clause);
      judgement.element = Element{.kind = "claim", .id = claim->id};
      judgement.on(*found.front().step);
      return judgement.with("step", ArgumentKind::step, {found.front().step->id});
    }
  }
  if (clause.silent.empty()) return judged(Verdict::not_applicable, Reason::needs);
  return silent(circumstances).with("step", ArgumentKind::activity, clause.then);
}

}  // namespace selaras::checker
