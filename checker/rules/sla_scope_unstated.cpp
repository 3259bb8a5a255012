#include <algorithm>

#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;
using model::TimeClaim;

bool is_central(const Step& step, const Facts& facts) {
  return step.actor && facts.is_central(*step.actor);
}

/// The page leaves no doubt: the clock starts when the case comes to the centre, or a part is set
/// aside for the centre.
bool counts_the_centre(const TimeClaim& claim, const Facts& facts) {
  const Step* start = claim.from ? facts.procedure().step(claim.from->step) : nullptr;
  if (start != nullptr && start->addressee && facts.is_central(*start->addressee)) return true;
  return std::ranges::any_of(claim.parts, [&](const model::TimePart& part) {
    return std::ranges::any_of(part.steps, [&](const std::string& id) {
      const Step* step = facts.procedure().step(id);
      return step != nullptr && is_central(*step, facts);
    });
  });
}

bool leaves_scope_open(const TimeClaim& claim, const Facts& facts) {
  return states_a_number(claim.quantity) && claim.scope.empty() && claim.scope_roles.empty() &&
         !claim.to && !counts_the_centre(claim, facts);
}

void check(const Facts& facts, Findings& findings) {
  std::vector<std::string> steps;
  for (const Step* step : facts.steps_to_product()) {
    if (is_central(*step, facts)) steps.push_back(step->id);
  }
  std::vector<const TimeClaim*> open;
  for (const TimeClaim* claim : facts.claims()) {
    if (leaves_scope_open(*claim, facts)) open.push_back(claim);
  }
  if (!facts.procedure().text_complete || steps.empty() || open.empty()) return;
  std::vector<std::string> claims;
  Finding& finding = findings.report(open.front()->at, {"procedure", facts.procedure().id});
  for (const TimeClaim* claim : open) {
    claims.push_back(claim->id);
    finding.cite(claim->evidence);
  }
  for (const std::string& id : steps) finding.cite(facts.procedure().step(id)->evidence);
  finding.with("claims", ArgumentKind::claim, claims).with("steps", ArgumentKind::step, steps);
}

}  // namespace

extern const Rule sla_scope_unstated{
    .id = "sla-scope-unstated", .level = Level::warning, .check = check};

}  // namespace selaras::checker
