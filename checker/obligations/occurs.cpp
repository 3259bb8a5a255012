#include "checker/obligations/judgement.h"

namespace selaras::checker {

Judgement judge_occurs(const Circumstances& circumstances, const model::Clause& clause) {
  if (const auto found = circumstances.occurrences(clause.steps); !found.empty()) {
    Judgement met;
    for (const Occurrence& occurrence : found)
      met.on(*occurrence.step).cite(occurrence.step->evidence);
    return met;
  }
  if (const auto statements = circumstances.elsewhere(clause.steps); !statements.empty()) {
    Judgement judgement = judged(Verdict::cannot_tell, Reason::elsewhere);
    for (const model::Step* statement : statements) judgement.cite(statement->evidence);
    judgement.with("section", ArgumentKind::item, statements.front()->items);
    return judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  }
  return silent(circumstances).with("step", ArgumentKind::activity, {clause.steps.front()});
}

Judgement judge_recurs(const Circumstances& circumstances, const model::Clause& clause) {
  const auto found = circumstances.occurrences(clause.steps);
  if (found.empty()) {
    return silent(circumstances).with("step", ArgumentKind::activity, {clause.steps.front()});
  }
  const model::Step& step = *found.front().step;
  if (step.recurs == clause.value) return Judgement().on(step).cite(step.evidence);
  Judgement judgement =
      judged(Verdict::not_met, step.recurs.empty() ? Reason::partial : Reason::contrary);
  judgement.missing = {clause.value};
  return judgement.on(step).cite(step.evidence).with("step", ArgumentKind::step, {step.id});
}

}  // namespace selaras::checker
