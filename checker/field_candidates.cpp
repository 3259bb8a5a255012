#include <algorithm>

#include "checker/candidates.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::ClauseKind;
using model::Procedure;
using model::Reference;
using model::Step;

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
    const Step* law = lawful_step(reference, step->activity);
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
    case ClauseKind::distinct:
      found = actor_candidates(procedure, reference, clause);
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
