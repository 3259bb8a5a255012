#include <algorithm>

#include "checker/obligations/judgement.h"
#include "checker/rule.h"
#include "model/load.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Reference;

/// Fewer than two powers in the old hands may be a slip; two are the old flow.
constexpr std::size_t powers_that_show_it = 2;

std::vector<const Clause*> role_clauses(const Reference& reference) {
  std::vector<const Clause*> clauses;
  for (const model::Obligation& obligation : reference.obligations) {
    for (const Clause& clause : obligation.clauses) {
      if (clause.kind == model::ClauseKind::role) clauses.push_back(&clause);
    }
  }
  return clauses;
}

/// The old flow gave this to somebody who may not have it any more.
bool moved(const Clause& old, const Reference& reference) {
  return std::ranges::any_of(role_clauses(reference), [&](const Clause* now) {
    return now->steps == old.steps && now->outcome == old.outcome && now->field == old.field &&
           fit(reference, old.allow, now->allow) == Fit::contrary;
  });
}

/// The steps at which the procedure follows what the old flow alone allowed.
std::vector<const model::Step*> steps_of_the_old_flow(const Facts& facts, const Reference& old) {
  std::vector<const model::Step*> steps;
  for (const Clause* clause : role_clauses(old)) {
    if (!moved(*clause, *facts.reference())) continue;
    for (const model::Step* step : facts.steps_of(clause->steps.front())) {
      const model::Actor* actor = field_of(*step, clause->field, clause->outcome);
      if (actor != nullptr && fit(old, actor->roles, clause->allow) == Fit::conforms) {
        steps.push_back(step);
      }
    }
  }
  return steps;
}

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  const Reference* old = facts.reference() == nullptr
                             ? nullptr
                             : model::shipped_reference(facts.reference()->supersedes);
  if (old == nullptr || std::ranges::count(old->levels, procedure.level) == 0) return;
  const std::vector<const model::Step*> steps = steps_of_the_old_flow(facts, *old);
  if (steps.size() < powers_that_show_it) return;
  std::vector<std::string> ids;
  Finding& finding = findings.report(steps.front()->at, {"procedure", procedure.id});
  for (const model::Step* step : steps) {
    ids.push_back(step->id);
    finding.cite(step->evidence);
  }
  finding.with("steps", ArgumentKind::step, ids);
}

}  // namespace

extern const Rule legacy_flow{.id = "legacy-flow", .level = Level::warning, .check = check};

}  // namespace selaras::checker
