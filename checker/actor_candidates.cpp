#include <algorithm>
#include <iterator>

#include "checker/candidates.h"
#include "model/words.h"

/// Who acts: in a step, by an outcome of it, apart from who else does.
namespace selaras::checker {
namespace {

using model::Clause;
using model::ClauseKind;
using model::Procedure;
using model::Reference;
using model::Step;

std::string word_of(model::RoleField field) {
  return std::string(model::words::word_for(model::words::role_fields(), field));
}

/// As the procedure names someone of that role anywhere, else by the reference's own name.
model::Actor named(const Procedure& procedure, const Reference& reference,
                   const std::string& role) {
  for (const Step& step : procedure.steps) {
    for (const model::Actor* actor : step.everybody()) {
      if (actor->roles == std::vector{role}) return {.name = actor->name, .roles = {role}};
    }
  }
  const model::Role* known = reference.role(role);
  return {.name = known == nullptr ? role : known->title.id, .roles = {role}};
}

Edit setting(const Step& step, model::RoleField field, model::Actor actor) {
  Edit edit{.kind = Edit::Kind::set_role, .id = step.id, .field = word_of(field)};
  edit.step.actor = std::move(actor);
  return edit;
}

/// Of one outcome alone; the others stay in whose hands they are.
Repair with_outcome(const std::vector<const Step*>& steps, const std::string& outcome,
                    const std::string& role, const model::Actor& actor) {
  Repair repair{.kind = "set-outcome-actor", .role = role, .outcome = outcome};
  for (const Step* step : steps) {
    if (step->outcome(outcome) == nullptr) continue;
    Edit edit = setting(*step, model::RoleField::actor, actor);
    edit.outcome = outcome;
    repair.edits.push_back(std::move(edit));
    repair.steps.push_back(step->id);
  }
  return repair;
}

Repair with_steps(const std::vector<const Step*>& steps, model::RoleField field,
                  const std::string& role, const model::Actor& actor) {
  Repair repair{.kind = "set-" + word_of(field), .role = role};
  for (const Step* step : steps) {
    repair.edits.push_back(setting(*step, field, actor));
    repair.steps.push_back(step->id);
  }
  return repair;
}

/// Clauses that ask who acts where one of the same steps comes out in one way.
std::vector<const Clause*> clauses_of_outcomes(const Reference& reference, const Clause& clause) {
  std::vector<const Clause*> found;
  for (const model::Obligation& obligation : reference.obligations) {
    for (const Clause& other : obligation.clauses) {
      const bool same_steps =
          std::ranges::find_first_of(other.steps, clause.steps) != other.steps.end();
      const bool asks = other.kind == ClauseKind::role && !other.outcome.empty();
      if (asks && same_steps && !other.allow.empty()) found.push_back(&other);
    }
  }
  return found;
}

void add_edits(Repair& repair, const Repair& more) {
  repair.edits.insert(repair.edits.end(), more.edits.begin(), more.edits.end());
}

/// The steps themselves, an outcome that names somebody else, and all of both with the outcomes of
/// which the reference asks more.
std::vector<Repair> of_whole_steps(const Procedure& procedure, const Reference& reference,
                                   const Clause& clause, const std::string& role) {
  const std::vector<const Step*> steps = steps_doing(procedure, clause.steps);
  const model::Actor actor = named(procedure, reference, role);
  Repair all = with_steps(steps, clause.field, role, actor);
  std::vector<Repair> found{all};
  if (clause.field != model::RoleField::actor) return found;
  for (const Step* step : steps) {
    for (const model::Outcome& outcome : step->outcomes) {
      if (!outcome.actor) continue;
      found.push_back(with_outcome({step}, outcome.id, role, actor));
      add_edits(all, found.back());
    }
  }
  for (const Clause* other : clauses_of_outcomes(reference, clause)) {
    const std::string& allowed = other->allow.front();
    add_edits(all,
              with_outcome(steps, other->outcome, allowed, named(procedure, reference, allowed)));
  }
  if (all.edits.size() > steps.size()) found.push_back(std::move(all));
  return found;
}

std::vector<Repair> of_role(const Procedure& procedure, const Reference& reference,
                            const Clause& clause) {
  std::vector<Repair> found;
  for (const std::string& role : clause.allow) {
    if (clause.outcome.empty()) {
      std::ranges::move(of_whole_steps(procedure, reference, clause, role),
                        std::back_inserter(found));
    } else {
      found.push_back(with_outcome(steps_doing(procedure, clause.steps), clause.outcome, role,
                                   named(procedure, reference, role)));
    }
  }
  return found;
}

/// One of the steps, or one of its outcomes, is in the hands that the reference gives it.
std::vector<Repair> of_separation(const Procedure& procedure, const Reference& reference,
                                  const Clause& clause) {
  std::vector<Repair> found;
  for (const Step* step : steps_doing(procedure, clause.steps)) {
    const Step* law = lawful_step(reference, step->activity);
    if (law == nullptr) continue;
    const auto hands = [&](const std::string& outcome) {
      const model::Actor* actor = law->actor_of(outcome);
      return actor == nullptr ? std::vector<std::string>() : actor->roles;
    };
    for (const std::string& role : hands("")) {
      found.push_back(
          with_steps({step}, model::RoleField::actor, role, named(procedure, reference, role)));
    }
    for (const model::Outcome& outcome : step->outcomes) {
      if (!outcome.actor) continue;
      for (const std::string& role : hands(outcome.id)) {
        found.push_back(with_outcome({step}, outcome.id, role, named(procedure, reference, role)));
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Repair> actor_candidates(const Procedure& procedure, const Reference& reference,
                                     const Clause& clause) {
  return clause.kind == ClauseKind::distinct ? of_separation(procedure, reference, clause)
                                             : of_role(procedure, reference, clause);
}

}  // namespace selaras::checker
