#include <algorithm>

#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Clause;
using model::Step;

/// What the counting section says of the field, over all steps concerned: a step that says nothing
/// is silent, not contrary.
struct Said {
  std::vector<const Step*> steps;
  const Actor* actor = nullptr;  // the worst one named
  const Step* by = nullptr;
  Fit worst = Fit::conforms;
  bool spoken = false;
  bool stands_in = false;
};

void hear(Said& said, const Step& step, const Actor* actor, const model::Reference& reference,
          const Clause& clause) {
  said.steps.push_back(&step);
  if (actor == nullptr) return;
  const Fit how = fit(reference, actor->roles, clause.allow);
  if (said.spoken && how <= said.worst) return;
  said.spoken = true;
  said.actor = actor;
  said.by = &step;
  said.worst = how;
}

/// A field that may stand in for the one asked (the office as addressee is not by-passed).
const Actor* substitute(const Occurrence& occurrence, const Clause& clause,
                        const model::Reference& reference) {
  for (const model::RoleField field : clause.or_fields) {
    const Actor* actor = field_of(occurrence, field);
    if (actor != nullptr && fit(reference, actor->roles, clause.allow) == Fit::conforms) {
      return actor;
    }
  }
  return nullptr;
}

Said heard(const Circumstances& circumstances, const Clause& clause) {
  Said said;
  for (const Occurrence& occurrence : circumstances.occurrences(clause.steps)) {
    const Actor* actor = field_of(occurrence, clause.field);
    if (actor == nullptr ||
        fit(circumstances.reference, actor->roles, clause.allow) != Fit::conforms) {
      if (const Actor* other = substitute(occurrence, clause, circumstances.reference))
        actor = other;
    }
    hear(said, *occurrence.step, actor, circumstances.reference, clause);
    said.stands_in = occurrence.stands_in;
  }
  return said;
}

Said heard_elsewhere(const Circumstances& circumstances, const Clause& clause) {
  Said said;
  for (const Step* statement : circumstances.elsewhere(clause.steps)) {
    hear(said, *statement, field_of(*statement, clause.field), circumstances.reference, clause);
  }
  return said;
}

Judgement about(const Said& said, const Clause& clause, Verdict verdict, Reason reason) {
  Judgement judgement = judged(verdict, reason);
  judgement.stands_in = said.stands_in;
  for (const Step* step : said.steps) judgement.on(*step);
  judgement.with("expected", ArgumentKind::role, clause.allow);
  if (said.actor != nullptr) {
    judgement.with("actor", ArgumentKind::quote, {said.actor->name});
    judgement.with("role", ArgumentKind::role, said.actor->roles);
    judgement.cite(said.actor->evidence);
    judgement.at = said.actor->at;
  }
  const Step* step = said.by != nullptr   ? said.by
                     : said.steps.empty() ? nullptr
                                          : said.steps.front();
  if (step == nullptr)
    return judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  judgement.cite(step->evidence);
  return judgement.with("step", ArgumentKind::step, {step->id});
}

void add_other(Judgement& judgement, const Said& other) {
  judgement.cite(other.actor->evidence).cite(other.by->evidence);
  judgement.with("other", ArgumentKind::quote, {other.actor->name});
  judgement.with("section", ArgumentKind::item, other.by->items);
}

}  // namespace

/// In the order that fairness demands: the procedure's own word first, other sections only where
/// they bear on it, silence last.
Judgement judge_role(const Circumstances& circumstances, const Clause& clause) {
  const Said here = heard(circumstances, clause);
  const Said there = heard_elsewhere(circumstances, clause);
  if (!here.spoken && there.spoken) {
    Judgement judgement = about(here, clause, Verdict::cannot_tell, Reason::elsewhere);
    add_other(judgement, there);
    return judgement;
  }
  if (!here.spoken) {
    const Judgement none = silent(circumstances);
    return about(here, clause, none.verdict, none.reason);
  }
  switch (here.worst) {
    case Fit::conforms:
      break;
    case Fit::body_of_head:
      return about(here, clause, Verdict::not_met, Reason::partial);
    case Fit::ambiguous:
      return about(here, clause, Verdict::cannot_tell, Reason::ambiguous);
    case Fit::contrary: {
      Judgement judgement = about(here, clause, Verdict::not_met, Reason::contrary);
      if (there.spoken && there.worst == Fit::conforms) {
        judgement.contradicted = true;
        add_other(judgement, there);
      }
      return judgement;
    }
  }
  if (there.spoken && there.worst == Fit::contrary) {
    Judgement judgement = about(here, clause, Verdict::cannot_tell, Reason::conflicting);
    add_other(judgement, there);
    return judgement;
  }
  return about(here, clause, Verdict::met, Reason::none);
}

}  // namespace selaras::checker
