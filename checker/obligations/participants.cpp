#include <algorithm>

#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Participants;
using model::Side;

/// A wider name covers the narrower role ("lembaga pengguna" is any user), and a narrower one the
/// wider.
bool covers(const model::Reference& reference, const Side& side, const std::string& role) {
  return std::ranges::any_of(side.actor.roles, [&](const std::string& named) {
    return named == role || reference.is_kind_of(named, role) || reference.is_kind_of(role, named);
  });
}

std::size_t covered(const model::Reference& reference, const Participants& participants,
                    const std::vector<std::string>& roles) {
  return static_cast<std::size_t>(std::ranges::count_if(roles, [&](const std::string& role) {
    return std::ranges::any_of(participants.sides,
                               [&](const Side& side) { return covers(reference, side, role); });
  }));
}

struct Named {
  std::vector<const model::Step*> steps;
  std::vector<const Participants*> all;
};

void collect(Named& named, const model::Step& step, bool signatories) {
  named.steps.push_back(&step);
  for (const Participants& one : signatories ? step.signatories : step.parties) {
    named.all.push_back(&one);
  }
}

Named here(const Circumstances& circumstances, const Clause& clause) {
  Named named;
  for (const Occurrence& occurrence : circumstances.occurrences(clause.steps)) {
    collect(named, *occurrence.step, clause.signatories);
  }
  return named;
}

Named there(const Circumstances& circumstances, const Clause& clause) {
  Named named;
  for (const model::Step* statement : circumstances.elsewhere(clause.steps)) {
    collect(named, *statement, clause.signatories);
  }
  return named;
}

/// The most that any stated pair covers of any demanded pair, as a share of it.
Reason best(const model::Reference& reference, const Named& named, const Clause& clause) {
  Reason reason = Reason::contrary;
  for (const Participants* participants : named.all) {
    for (const std::vector<std::string>& roles : clause.sides) {
      const std::size_t count = covered(reference, *participants, roles);
      if (count == roles.size()) return Reason::none;
      if (count > 0) reason = Reason::partial;
    }
  }
  return reason;
}

Judgement about(const Named& named, const Clause& clause, Verdict verdict, Reason reason) {
  Judgement judgement = judged(verdict, reason);
  for (const model::Step* step : named.steps) judgement.on(*step).cite(step->evidence);
  for (const Participants* participants : named.all) judgement.cite(participants->evidence);
  std::vector<std::string> demanded;
  for (const std::vector<std::string>& roles : clause.sides) {
    demanded.insert(demanded.end(), roles.begin(), roles.end());
  }
  std::ranges::sort(demanded);
  demanded.erase(std::ranges::unique(demanded).begin(), demanded.end());
  judgement.with("expected", ArgumentKind::role, demanded);
  if (named.steps.empty())
    return judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  return judgement.with("step", ArgumentKind::step, {named.steps.front()->id});
}

}  // namespace

Judgement judge_participants(const Circumstances& circumstances, const Clause& clause) {
  const Named stated = here(circumstances, clause);
  if (!stated.all.empty()) {
    const Reason reason = best(circumstances.reference, stated, clause);
    return about(stated, clause, reason == Reason::none ? Verdict::met : Verdict::not_met, reason);
  }
  const Named other = there(circumstances, clause);
  if (!other.all.empty()) {
    Judgement judgement = about(stated, clause, Verdict::cannot_tell, Reason::elsewhere);
    for (const Participants* participants : other.all) judgement.cite(participants->evidence);
    return judgement.with("section", ArgumentKind::item, other.steps.front()->items);
  }
  const Judgement none = silent(circumstances);
  return about(stated, clause, none.verdict, none.reason);
}

}  // namespace selaras::checker
