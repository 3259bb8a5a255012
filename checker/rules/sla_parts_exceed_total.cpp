#include <algorithm>
#include <optional>

#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Quantity;
using model::TimeBase;
using model::TimeClaim;
using model::TimePart;

/// Parts against total under one base, in minutes: the parts at their shortest, the total at its
/// longest, so that months and years accuse nobody by their vagueness.
struct Sum {
  double parts = 0;
  double total = 0;

  [[nodiscard]] bool exceeds() const { return parts > total; }
};

/// None where the total or a part cannot be understood in this base: a sum keeps to one calendar.
std::optional<Sum> sum_of(const TimeClaim& claim, TimeBase base) {
  const std::optional<Span> total = span(claim.quantity, base);
  if (!total) return std::nullopt;
  Sum sum{.total = total->most};
  for (const TimePart& part : claim.parts) {
    if (!states_a_number(part.quantity)) continue;
    const std::optional<Span> length = span(part.quantity, base);
    if (!length) return std::nullopt;
    sum.parts += length->least;
  }
  return sum;
}

bool ordered(const TimePart& one, const TimePart& other, const Facts& facts) {
  if (one.steps.empty() || other.steps.empty()) return true;  // taken for work in between
  const auto tied = [&](const std::string& a, const std::string& b) {
    const model::NodeId from = facts.node(*facts.procedure().step(a));
    const model::NodeId to = facts.node(*facts.procedure().step(b));
    return from == to || facts.graph().leads_to(from, to) || facts.graph().leads_to(to, from);
  };
  return std::ranges::any_of(one.steps, [&](const std::string& a) {
    return std::ranges::any_of(other.steps, [&](const std::string& b) { return tied(a, b); });
  });
}

/// Parts that run side by side, or of which only one happens, do not add up.
bool add_up(const TimeClaim& claim, const Facts& facts) {
  for (std::size_t index = 0; index < claim.parts.size(); ++index) {
    for (std::size_t earlier = 0; earlier < index; ++earlier) {
      if (!ordered(claim.parts[earlier], claim.parts[index], facts)) return false;
    }
  }
  return true;
}

bool shorter_than_a_day(const TimeClaim& claim) {
  const auto is_short = [](const Quantity& quantity) {
    return std::ranges::all_of(quantity.readings, [](const model::UnitReading& reading) {
      return reading.unit == model::TimeUnit::minute || reading.unit == model::TimeUnit::hour;
    });
  };
  return is_short(claim.quantity) &&
         std::ranges::all_of(claim.parts, is_short, &TimePart::quantity);
}

void tell(Finding& finding, std::string_view base, const Sum& sum, double unit) {
  finding.number(std::string(base) + "_parts", sum.parts / unit);
  finding.number(std::string(base) + "_total", sum.total / unit);
}

std::string_view variant(const std::optional<Sum>& working, const std::optional<Sum>& calendar) {
  if (!calendar) return "working";
  if (!working) return "calendar";
  return working->exceeds() == calendar->exceeds() ? "" : "one-reading";
}

void report(const TimeClaim& claim, const std::optional<Sum>& working,
            const std::optional<Sum>& calendar, Findings& findings) {
  Finding& finding = findings.report(claim.at, {"claim", claim.id})
                         .with("claim", ArgumentKind::claim, claim.id)
                         .cite(claim.evidence);
  for (const TimePart& part : claim.parts) finding.cite(part.evidence);
  finding.message_variant = variant(working, calendar);
  if (shorter_than_a_day(claim)) {
    tell(finding, "minutes", working ? *working : *calendar, 1);
    finding.message_variant = "minutes";
  } else {
    if (working) tell(finding, "working", *working, minutes_in_working_day);
    if (calendar) tell(finding, "calendar", *calendar, minutes_in_calendar_day);
  }
  const bool always = (!working || working->exceeds()) && (!calendar || calendar->exceeds());
  const bool ranges = std::ranges::any_of(claim.parts, is_range, &TimePart::quantity);
  if (!always || ranges) finding.at_most(Level::warning);
}

void check(const Facts& facts, Findings& findings) {
  for (const TimeClaim& claim : facts.procedure().time_claims) {
    const std::optional<Sum> working = sum_of(claim, TimeBase::working);
    const std::optional<Sum> calendar = sum_of(claim, TimeBase::calendar);
    const bool exceeds = (working && working->exceeds()) || (calendar && calendar->exceeds());
    if (exceeds && add_up(claim, facts)) report(claim, working, calendar, findings);
  }
}

}  // namespace

extern const Rule sla_parts_exceed_total{
    .id = "sla-parts-exceed-total", .level = Level::error, .check = check};

}  // namespace selaras::checker
