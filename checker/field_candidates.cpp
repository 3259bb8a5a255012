#include <algorithm>
#include <iterator>

#include "checker/candidates.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::ClauseKind;
using model::Procedure;
using model::Reference;
using model::Step;

std::string word_of(model::RoleField field) {
  switch (field) {
    case model::RoleField::actor:
      return "actor";
    case model::RoleField::addressee:
      return "addressee";
    case model::RoleField::channel:
      return "channel";
    case model::RoleField::on_behalf_of:
      return "onBehalfOf";
  }
  return "actor";
}

const Step* model_step(const Reference& reference, const std::string& activity) {
  const auto found = std::ranges::find(reference.procedure.steps, activity, &Step::activity);
  return found == reference.procedure.steps.end() ? nullptr : &*found;
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
    const Step* law = model_step(reference, step->activity);
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

/// The part of the promise that is for these steps alone is no longer than allowed.
std::vector<Repair> of_time(const Procedure& procedure, const Clause& clause,
                            const Finding& finding) {
  std::vector<Repair> found;
  const auto steps = steps_doing(procedure, clause.then);
  for (const model::TimeClaim& claim : procedure.time_claims) {
    if (claim.id != finding.element.id || steps.empty()) continue;
    for (const model::TimePart& part : claim.parts) {
      if (std::ranges::count(part.steps, steps.front()->id) == 0) continue;
      found.push_back({.kind = "set-time",
                       .steps = {steps.front()->id},
                       .working_days = clause.limit,
                       .edits = {{.kind = Edit::Kind::set_time,
                                  .id = claim.id,
                                  .values = part.steps,
                                  .working_days = clause.limit}}});
    }
  }
  return found;
}

Repair of_form(const Procedure& procedure, const Clause& clause) {
  Repair repair{.kind = "set-form"};
  for (const Step* step : steps_doing(procedure, clause.steps)) {
    Edit edit{.kind = Edit::Kind::set_form, .id = step->id};
    edit.step.form = model::Form{.value = clause.value, .outcomes = clause.outcomes};
    repair.edits.push_back(std::move(edit));
    repair.steps.push_back(step->id);
  }
  return repair;
}

/// As the reference's own step has them.
Repair of_participants(const Procedure& procedure, const Reference& reference, const Clause& clause,
                       bool signatories) {
  Repair repair{.kind = signatories ? "set-signatories" : "set-parties"};
  for (const Step* step : steps_doing(procedure, clause.steps)) {
    const Step* law = model_step(reference, step->activity);
    if (law == nullptr) continue;
    Edit edit{.kind = Edit::Kind::set_participants,
              .id = step->id,
              .value = signatories ? "signatories" : "parties"};
    edit.step.signatories = law->signatories;
    edit.step.parties = law->parties;
    repair.edits.push_back(std::move(edit));
    repair.steps.push_back(step->id);
  }
  return repair;
}

Repair of_contents(const Procedure& procedure, const Clause& clause) {
  const model::Document* document = procedure.document(clause.document);
  Edit edit{.kind = Edit::Kind::add_contents, .id = clause.document};
  const auto stated = [&](const std::string& item) {
    return document != nullptr &&
           std::ranges::count(document->contents, item, &model::Document::Content::content) > 0;
  };
  const auto& items =
      clause.items.empty() && !clause.any_of.empty() ? clause.any_of.front() : clause.items;
  for (const std::string& item : items) {
    if (!stated(item)) edit.values.push_back(item);
  }
  return {.kind = "add-contents", .steps = {clause.document}, .edits = {edit}};
}

Repair of_recurrence(const Procedure& procedure, const Clause& clause) {
  Repair repair{.kind = "set-recurrence"};
  for (const Step* step : steps_doing(procedure, clause.steps)) {
    repair.steps.push_back(step->id);
    repair.edits.push_back(
        {.kind = Edit::Kind::set_recurrence, .id = step->id, .value = clause.value});
  }
  return repair;
}

/// The reference's maker of the document makes it here too.
Repair of_output(const Procedure& procedure, const Reference& reference, const Clause& clause) {
  Repair repair{.kind = "add-output"};
  for (const Step& law : reference.procedure.steps) {
    if (std::ranges::count(law.outputs, clause.document, &model::DocumentUse::document) == 0) {
      continue;
    }
    for (const Step& step : procedure.steps) {
      if (step.activity != law.activity) continue;
      repair.steps.push_back(step.id);
      repair.edits.push_back(
          {.kind = Edit::Kind::add_output, .id = step.id, .value = clause.document});
    }
  }
  return repair;
}

}  // namespace

std::vector<Repair> field_candidates(const Procedure& procedure, const Reference& reference,
                                     const Clause& clause, const Finding& finding) {
  std::vector<Repair> found;
  switch (clause.kind) {
    case ClauseKind::role:
      found = of_role(procedure, reference, clause);
      break;
    case ClauseKind::distinct:
      found = of_separation(procedure, reference, clause);
      break;
    case ClauseKind::within:
      found = of_time(procedure, clause, finding);
      break;
    case ClauseKind::form:
      found = {of_form(procedure, clause)};
      break;
    case ClauseKind::participants:
      found = {of_participants(procedure, reference, clause, clause.signatories)};
      break;
    case ClauseKind::includes:
      if (clause.party.empty()) {
        found = {of_contents(procedure, clause)};
      } else {
        found = {of_participants(procedure, reference, clause, false),
                 of_participants(procedure, reference, clause, true)};
      }
      break;
    case ClauseKind::recurs:
      found = {of_recurrence(procedure, clause)};
      break;
    case ClauseKind::produced:
      found = {of_output(procedure, reference, clause)};
      break;
    default:
      break;
  }
  std::erase_if(found, [](const Repair& repair) { return repair.edits.empty(); });
  return found;
}

}  // namespace selaras::checker
