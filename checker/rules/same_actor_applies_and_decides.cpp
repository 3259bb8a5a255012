#include <algorithm>
#include <optional>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// The role an actor certainly has: only a name with one meaning may accuse anybody.
std::optional<std::string> certain_role(const Step& step) {
  if (!step.actor || step.actor->roles.size() != 1) return std::nullopt;
  return step.actor->roles.front();
}

void check_decision(const Step& decision, const Facts& facts, Findings& findings) {
  const std::optional<std::string> decider = certain_role(decision);
  if (!decider) return;
  for (const Step* first : facts.first_steps()) {
    if (first == &decision || certain_role(*first) != decider) continue;
    findings.report(decision.at, {"step", decision.id})
        .with("step", ArgumentKind::step, decision.id)
        .with("first", ArgumentKind::step, first->id)
        .with("role", ArgumentKind::role, *decider)
        .cite(first->actor->evidence)
        .cite(first->evidence)
        .cite(decision.actor->evidence)
        .cite(decision.evidence);
    return;
  }
}

void check(const Facts& facts, Findings& findings) {
  for (const Step& step : facts.procedure().steps) {
    if (!step.outcomes.empty()) check_decision(step, facts, findings);
  }
}

}  // namespace

extern const Rule same_actor_applies_and_decides{
    .id = "same-actor-applies-and-decides", .level = Level::warning, .check = check};

}  // namespace selaras::checker
