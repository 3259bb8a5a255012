#include <algorithm>
#include <set>

#include "checker/duration.h"
#include "checker/rule.h"
#include "model/text.h"

namespace selaras::checker {
namespace {

using model::Quantity;
using model::TimeClaim;

std::vector<std::string> readings_of(const std::vector<const Quantity*>& quantities) {
  static constexpr std::string_view bases[] = {"working-", "calendar-"};
  static constexpr std::string_view units[] = {"minute", "hour", "day", "week", "month", "year"};
  std::set<model::UnitReading> readings;
  for (const Quantity* quantity : quantities) {
    readings.insert(quantity->readings.begin(), quantity->readings.end());
  }
  std::vector<std::string> shown;
  for (const model::UnitReading& reading : readings) {
    shown.push_back(std::string(bases[static_cast<std::size_t>(reading.base)])
                        .append(units[static_cast<std::size_t>(reading.unit)]));
  }
  return shown;
}

std::vector<const Quantity*> ambiguous_in(const TimeClaim& claim) {
  std::vector<const Quantity*> found;
  if (is_ambiguous(claim.quantity)) found.push_back(&claim.quantity);
  for (const model::TimePart& part : claim.parts) {
    if (is_ambiguous(part.quantity)) found.push_back(&part.quantity);
  }
  return found;
}

void check_claim(const TimeClaim& claim, Findings& findings) {
  const std::vector<const Quantity*> ambiguous = ambiguous_in(claim);
  if (ambiguous.empty()) return;
  std::vector<std::string> units;
  for (const Quantity* quantity : ambiguous) {
    const auto same = [&](const std::string& unit) {
      return model::folded(unit) == model::folded(quantity->unit);
    };
    if (quantity->unit.empty() || std::ranges::any_of(units, same)) continue;
    units.push_back(quantity->unit);
  }
  Finding& finding = findings.report(claim.at, {"claim", claim.id})
                         .with("claim", ArgumentKind::claim, claim.id)
                         .with("units", ArgumentKind::quote, units)
                         .with("readings", ArgumentKind::reading, readings_of(ambiguous))
                         .cite(claim.evidence);
  for (const model::TimePart& part : claim.parts) {
    if (is_ambiguous(part.quantity)) finding.cite(part.evidence);
  }
  if (units.empty()) finding.message_variant = "no-unit";
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const TimeClaim& claim : facts.procedure().time_claims) check_claim(claim, findings);
}

}  // namespace

extern const Rule sla_unit_ambiguous{
    .id = "sla-unit-ambiguous", .level = Level::warning, .check = check};

}  // namespace selaras::checker
