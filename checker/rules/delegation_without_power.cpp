#include <algorithm>
#include <set>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Step;

void add(const model::Actor& actor, std::set<std::string>& roles) {
  roles.insert(actor.roles.begin(), actor.roles.end());
}

bool says_who_may(const Clause& clause, const std::string& activity) {
  return clause.kind == model::ClauseKind::role &&
         (clause.field == model::RoleField::actor ||
          clause.field == model::RoleField::on_behalf_of) &&
         std::ranges::find(clause.steps, activity) != clause.steps.end();
}

/// Whose power an activity is by the reference: who does it there, on whose behalf, and whom an
/// obligation allows to.
std::set<std::string> holders(const model::Reference& reference, const std::string& activity) {
  std::set<std::string> roles;
  for (const Step& step : reference.procedure.steps) {
    if (step.activity != activity) continue;
    for (const model::Actor* actor : step.actors()) add(*actor, roles);
    if (step.on_behalf_of) add(*step.on_behalf_of, roles);
  }
  for (const model::Obligation& obligation : reference.obligations) {
    for (const Clause& clause : obligation.clauses) {
      if (says_who_may(clause, activity)) roles.insert(clause.allow.begin(), clause.allow.end());
    }
  }
  return roles;
}

void check_step(const Step& step, const Facts& facts, Findings& findings) {
  if (!step.on_behalf_of || step.on_behalf_of->roles.size() != 1) return;
  const std::set<std::string> known = holders(*facts.reference(), step.activity);
  const std::string& principal = step.on_behalf_of->roles.front();
  const bool holds = std::ranges::any_of(
      known, [&](const std::string& role) { return facts.same_body(role, principal); });
  if (known.empty() || holds) return;
  findings.report(step.on_behalf_of->at, {"step", step.id})
      .with("step", ArgumentKind::step, step.id)
      .with("role", ArgumentKind::role, principal)
      .with("holders", ArgumentKind::role, std::vector<std::string>(known.begin(), known.end()))
      .cite(step.on_behalf_of->evidence)
      .cite(step.evidence);
}

void check(const Facts& facts, Findings& findings) {
  if (facts.reference() == nullptr) return;
  for (const Step& step : facts.procedure().steps) check_step(step, facts, findings);
}

}  // namespace

extern const Rule delegation_without_power{
    .id = "delegation-without-power", .level = Level::note, .check = check};

}  // namespace selaras::checker
