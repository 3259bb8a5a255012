#include <algorithm>

#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::TimeClaim;

void check_range(const TimeClaim& claim, Findings& findings) {
  if (!is_range(claim.quantity)) return;
  findings.report(claim.at, {"claim", claim.id})
      .with("claim", ArgumentKind::claim, claim.id)
      .with("unit", ArgumentKind::text, claim.quantity.unit)
      .number("minimum", *claim.quantity.minimum)
      .number("maximum", *claim.quantity.maximum)
      .cite(claim.evidence);
}

/// A promise for the whole, without a case in which it holds.
bool is_unconditional(const TimeClaim& claim) {
  return states_a_number(claim.quantity) && claim.condition.empty() && claim.scope.empty() &&
         claim.scope_roles.empty() && !claim.to;
}

bool differs(const TimeClaim& one, const TimeClaim& other) {
  return one.quantity.maximum != other.quantity.maximum ||
         one.quantity.readings != other.quantity.readings;
}

/// Two promises of different length, neither limited to a case.
void check_rivals(const Facts& facts, Findings& findings) {
  std::vector<const TimeClaim*> claims;
  for (const TimeClaim* claim : facts.claims()) {
    if (is_unconditional(*claim)) claims.push_back(claim);
  }
  const auto rival = std::ranges::find_if(
      claims, [&](const TimeClaim* claim) { return differs(*claim, *claims.front()); });
  if (rival == claims.end()) return;
  findings.report((*rival)->at, {"claim", (*rival)->id})
      .with("claims", ArgumentKind::claim, {claims.front()->id, (*rival)->id})
      .cite(claims.front()->evidence)
      .cite((*rival)->evidence)
      .message_variant = "several";
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const TimeClaim* claim : facts.claims()) check_range(*claim, findings);
  check_rivals(facts, findings);
}

}  // namespace

extern const Rule sla_range{.id = "sla-range", .level = Level::warning, .check = check};

}  // namespace selaras::checker
