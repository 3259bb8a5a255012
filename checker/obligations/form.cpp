#include <algorithm>
#include <set>

#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Form;
using model::Step;

/// Which outcomes the page says to be in the demanded form; "" stands for the step as a whole.
struct Stated {
  std::set<std::string> outcomes;
  const Form* contrary = nullptr;
  std::vector<const Step*> steps;
  model::EvidenceList evidence;
};

void add(Stated& stated, const Step& step, const Clause& clause) {
  stated.steps.push_back(&step);
  if (!step.form.has_value()) return;
  const Form& form = *step.form;
  if (form.value != clause.value) {
    stated.contrary = &form;
    return;
  }
  stated.evidence.insert(stated.evidence.end(), form.evidence.begin(), form.evidence.end());
  if (form.outcomes.empty()) {
    stated.outcomes.insert("");
    stated.outcomes.insert(clause.outcomes.begin(), clause.outcomes.end());
  }
  stated.outcomes.insert(form.outcomes.begin(), form.outcomes.end());
}

/// An outcome that the page does not know cannot be put in writing: its absence is a finding of its
/// own. A decision without named outcomes is judged as a whole.
bool is_named(const Stated& stated, const std::string& outcome) {
  const auto names = [&](const Step* step) {
    return step->outcomes.empty() ||
           std::ranges::count(step->outcomes, outcome, &model::Outcome::id) > 0;
  };
  return stated.steps.empty() || std::ranges::any_of(stated.steps, names);
}

std::vector<std::string> missing(const Stated& stated, const Clause& clause) {
  std::vector<std::string> demanded = clause.outcomes;
  std::erase_if(demanded, [&](const std::string& outcome) { return !is_named(stated, outcome); });
  if (demanded.empty()) demanded.emplace_back();
  std::erase_if(demanded,
                [&](const std::string& outcome) { return stated.outcomes.contains(outcome); });
  std::ranges::sort(demanded);
  return demanded;
}

Judgement about(const Stated& stated, const Clause& clause, Verdict verdict, Reason reason) {
  Judgement judgement = judged(verdict, reason);
  for (const Step* step : stated.steps) judgement.on(*step);
  judgement.cite(stated.evidence);
  if (verdict != Verdict::met) {
    for (const Step* step : stated.steps) judgement.cite(step->evidence);
    judgement.missing = missing(stated, clause);
    std::erase(judgement.missing, "");
    judgement.with("missing", ArgumentKind::outcome, judgement.missing);
  }
  if (stated.steps.empty())
    return judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  return judgement.with("step", ArgumentKind::step, {stated.steps.front()->id});
}

}  // namespace

Judgement judge_form(const Circumstances& circumstances, const Clause& clause) {
  Stated here;
  for (const Occurrence& occurrence : circumstances.occurrences(clause.steps)) {
    add(here, *occurrence.step, clause);
  }
  const std::vector<std::string> open = missing(here, clause);
  if (open.empty()) return about(here, clause, Verdict::met, Reason::none);
  if (here.contrary != nullptr) {
    Judgement judgement = about(here, clause, Verdict::not_met, Reason::contrary);
    return judgement.cite(here.contrary->evidence);
  }
  Stated there;
  for (const Step* statement : circumstances.elsewhere(clause.steps))
    add(there, *statement, clause);
  const bool said_elsewhere = std::ranges::all_of(
      open, [&](const std::string& outcome) { return there.outcomes.contains(outcome); });
  if (said_elsewhere) {
    Judgement judgement = about(here, clause, Verdict::cannot_tell, Reason::elsewhere);
    judgement.cite(there.evidence);
    return judgement.with("section", ArgumentKind::item, there.steps.front()->items);
  }
  if (!here.outcomes.empty()) return about(here, clause, Verdict::not_met, Reason::partial);
  const Judgement none = silent(circumstances);
  return about(here, clause, none.verdict, none.reason);
}

}  // namespace selaras::checker
