#include <algorithm>

#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

/// Working days that a stated time may mean at most, over its readings; none without a number.
std::optional<double> working_days(const model::Quantity& quantity) {
  if (!quantity.maximum.has_value()) return std::nullopt;
  std::optional<double> most;
  for (const model::UnitReading& reading : quantity.readings) {
    double days = *quantity.maximum;
    switch (reading.unit) {
      case model::TimeUnit::minute: days /= 450; break;  // 7.5 h a working day, Perpres 21/2023
      case model::TimeUnit::hour: days /= 7.5; break;
      case model::TimeUnit::day: break;
      case model::TimeUnit::week: days *= 5; break;
      case model::TimeUnit::month: days *= 20; break;
      case model::TimeUnit::year: days *= 240; break;
    }
    most = std::max(most.value_or(0), days);
  }
  return most;
}

}  // namespace

/// A limit, in working days, on a stated time that covers one of the steps; a page that states no
/// time for them is silent.
Judgement judge_within(const Circumstances& circumstances, const model::Clause& clause) {
  const auto found = circumstances.occurrences(clause.steps);
  for (const model::TimeClaim& claim : circumstances.facts.procedure().time_claims) {
    for (const model::TimePart& part : claim.parts) {
      const bool covers = std::ranges::any_of(found, [&](const Occurrence& occurrence) {
        return std::ranges::find(part.steps, occurrence.step->id) != part.steps.end();
      });
      const std::optional<double> days = covers ? working_days(part.quantity) : std::nullopt;
      if (!days.has_value()) continue;
      Judgement judgement = *days <= clause.limit ? Judgement()
                                                  : judged(Verdict::not_met, Reason::contrary);
      judgement.element = Element{.kind = "claim", .id = claim.id};
      judgement.on(*found.front().step).cite(part.evidence);
      judgement.with("step", ArgumentKind::step, {found.front().step->id});
      return judgement.with("limit", ArgumentKind::number, {std::to_string(clause.limit)});
    }
  }
  return silent(circumstances).with("step", ArgumentKind::activity, clause.steps);
}

}  // namespace selaras::checker
