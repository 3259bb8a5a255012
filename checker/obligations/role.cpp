#include <algorithm>

#include "checker/obligations/events.h"
#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Clause;
using model::Step;

/// Somebody the page names, and of which outcome; of none: of the step.
struct Naming {
  const Actor* actor = nullptr;
  const model::Outcome* outcome = nullptr;
};

/// What the counting section says of the field, over all steps concerned: a step that says nothing
/// is silent, not contrary.
struct Said {
  std::vector<const Step*> steps;
  Naming named;              // the worst one
  const Step* by = nullptr;  // that names it
  Fit worst = Fit::conforms;
  bool spoken = false;
  bool stands_in = false;
};

void hear(Said& said, const Step& step, const Naming& named, const model::Reference& reference,
          const Clause& clause) {
  if (said.steps.empty() || said.steps.back() != &step) said.steps.push_back(&step);
  if (named.actor == nullptr) {
    if (!said.spoken && said.steps.front() == &step) said.named.outcome = named.outcome;
    return;
  }
  const Fit how = fit(reference, named.actor->roles, clause.allow);
  if (said.spoken && how <= said.worst) return;
  said.spoken = true;
  said.named = named;
  said.by = &step;
  said.worst = how;
}

/// A clause of the reference asks about this outcome alone: what it allows goes before what the
/// whole step is held to.
bool is_asked_by_itself(const model::Outcome& outcome, const Clause& clause,
                        const model::Reference& reference) {
  const auto asks = [&](const Clause& other) {
    return other.kind == clause.kind && other.field == clause.field &&
           other.outcome == outcome.id &&
           std::ranges::find_first_of(other.steps, clause.steps) != other.steps.end();
  };
  return std::ranges::any_of(reference.obligations, [&](const model::Obligation& obligation) {
    return std::ranges::any_of(obligation.clauses, asks);
  });
}

/// Everybody whom the clause holds to what it allows: of a step, whom it names, and whom its
/// outcomes name of their own.
std::vector<Naming> namings(const Occurrence& occurrence, const Clause& clause,
                            const model::Reference& reference) {
  const Step& step = *occurrence.step;
  std::vector<Naming> all{{field_of(occurrence, clause.field, clause.outcome)}};
  if (!clause.outcome.empty()) all.front().outcome = step.outcome(clause.outcome);
  if (!clause.outcome.empty() || clause.field != model::RoleField::actor) return all;
  for (const model::Outcome& outcome : step.outcomes) {
    if (outcome.actor && !is_asked_by_itself(outcome, clause, reference)) {
      all.push_back({&*outcome.actor, &outcome});
    }
  }
  return all;
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
  const model::Reference& reference = circumstances.reference;
  Said said;
  for (const Occurrence& occurrence : deciding_by(circumstances, clause)) {
    for (Naming named : namings(occurrence, clause, reference)) {
      const bool fits = named.actor != nullptr &&
                        fit(reference, named.actor->roles, clause.allow) == Fit::conforms;
      if (!fits) {
        if (const Actor* other = substitute(occurrence, clause, reference)) named.actor = other;
      }
      hear(said, *occurrence.step, named, reference, clause);
    }
    said.stands_in = occurrence.stands_in;
  }
  return said;
}

Said heard_elsewhere(const Circumstances& circumstances, const Clause& clause) {
  Said said;
  for (const Step* statement : circumstances.elsewhere(clause.steps)) {
    if (!clause.outcome.empty() && statement->outcome(clause.outcome) == nullptr) continue;
    for (const Naming& named : namings({.step = statement}, clause, circumstances.reference)) {
      hear(said, *statement, named, circumstances.reference, clause);
    }
  }
  return said;
}

/// Of a step, or of one of its outcomes.
Judgement& with_step(Judgement& judgement, const Step& step, const model::Outcome* outcome) {
  judgement.cite(step.evidence);
  if (outcome != nullptr) judgement.cite(outcome->evidence);
  const auto kind = outcome == nullptr ? ArgumentKind::step : ArgumentKind::step_outcome;
  return judgement.with("step", kind, {value_of(step, outcome)});
}

Judgement about(const Said& said, const Clause& clause, Verdict verdict, Reason reason) {
  Judgement judgement = judged(verdict, reason);
  judgement.stands_in = said.stands_in;
  for (const Step* step : said.steps) judgement.on(*step);
  judgement.with("expected", ArgumentKind::role, clause.allow);
  if (const Actor* actor = said.named.actor) {
    judgement.named = actor;
    judgement.with("actor", ArgumentKind::quote, {actor->name});
    judgement.with("role", ArgumentKind::role, actor->roles);
    judgement.cite(actor->evidence);
    judgement.at = actor->at;
  }
  const Step* step = said.by != nullptr   ? said.by
                     : said.steps.empty() ? nullptr
                                          : said.steps.front();
  if (step == nullptr)
    return judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  return with_step(judgement, *step, said.named.outcome);
}

void add_other(Judgement& judgement, const Said& other) {
  judgement.cite(other.named.actor->evidence).cite(other.by->evidence);
  judgement.with("other", ArgumentKind::quote, {other.named.actor->name});
  judgement.with("section", ArgumentKind::item, other.by->items);
}

}  // namespace

/// In the order that fairness demands: the procedure's own word first, other sections only where
/// they bear on it, silence last.
Judgement judge_role(const Circumstances& circumstances, const Clause& clause) {
  const Said here = heard(circumstances, clause);
  const bool lacks_the_outcome = here.steps.empty() && !clause.outcome.empty();
  if (lacks_the_outcome) return judged(Verdict::not_applicable, Reason::needs);
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
