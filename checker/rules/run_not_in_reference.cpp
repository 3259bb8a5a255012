#include <algorithm>
#include <set>

#include "checker/counterpart.h"
#include "checker/inclusion.h"
#include "checker/obligations/departure.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

/// Activities of the steps that findings with a run speak of: those runs are told.
std::set<std::string> told(const Facts& facts, const Reported& reported) {
  std::set<std::string> activities = reported.activities;
  const Counterparts counterparts(facts.procedure(), *facts.reference());
  const auto add = [&](const std::string& id) {
    const model::Step* step = facts.procedure().step(id);
    if (step != nullptr) activities.insert(counterparts.of(*step));
  };
  for (const Finding& finding : reported.findings) {
    if (finding.witness.empty() && finding.rule != "duplicate-step") continue;
    if (finding.element.kind == "step") add(finding.element.id);
    for (const Argument& argument : finding.arguments) {
      if (argument.kind == ArgumentKind::step) std::ranges::for_each(argument.values, add);
    }
  }
  return activities;
}

/// What the moves of the alignment of one kind are about, each once.
std::vector<std::string> moved(const ExtraRun& extra, behaviour::MoveKind kind) {
  std::set<std::string> activities;
  for (const AlignedMove& move : extra.alignment) {
    if (move.kind == kind && !move.activity.empty()) activities.insert(move.activity);
  }
  return {activities.begin(), activities.end()};
}

/// Under another reading one activity may count as another, and the order be met.
bool depends_on_reading(const model::Reference& reference, const ExtraRun& extra,
                        const std::string& departing) {
  const auto concerned = [&](const std::string& activity) {
    return activity == departing || std::ranges::count(extra.expected, activity) > 0;
  };
  return std::ranges::any_of(reference.readings, [&](const model::Reading& reading) {
    return !reading.is_default &&
           std::ranges::any_of(reading.equations, [&](const model::Reading::Equation& equation) {
             return concerned(equation.activity) || concerned(equation.by);
           });
  });
}

void report_undecided(const Facts& facts, Findings& findings) {
  Finding& finding =
      findings.report(facts.procedure().flow.at, {"procedure", facts.procedure().id});
  finding.message_variant = "not-decided";
  finding.at_most(Level::note);
}

void report_run(const Facts& facts, const ExtraRun& extra, Findings& findings) {
  const model::Reference& reference = *facts.reference();
  const model::Step& step = *extra.departing;
  const std::string departing = Counterparts(facts.procedure(), reference).of(step);
  Finding& finding = findings.report(step.at, {"step", step.id});
  finding.with("after", ArgumentKind::step, step.id);
  finding.with("expected", ArgumentKind::activity, extra.expected);
  const auto elsewhere = moved(extra, behaviour::MoveKind::moved);
  const auto missing = moved(extra, behaviour::MoveKind::missing);
  if (!elsewhere.empty()) {
    finding.with("moved", ArgumentKind::activity, elsewhere);
  } else if (!missing.empty()) {
    finding.with("missing", ArgumentKind::activity, missing).message_variant = "missing";
  } else {
    finding.message_variant = "extra";
  }
  finding.cite(step.evidence);
  finding.basis = basis_of_occurrence(extra.expected, facts.procedure(), reference);
  for (const CitedBasis& basis : finding.basis) finding.at_most(model::cap(basis.mark));
  if (extra.rests_on_inference || finding.basis.empty()) finding.at_most(Level::note);
  if (depends_on_reading(reference, extra, departing)) {
    finding.readings = {reference.default_reading()->id};
  }
  finding.show(facts.net(), extra.shown);
}

void check(const Facts& facts, const Reported& reported, Findings& findings) {
  if (facts.reference() == nullptr || !facts.procedure().text_complete) return;
  // What the graph itself does wrong is told first; runs that cannot be are no runs.
  if (facts.soundness().verdict == behaviour::Soundness::Verdict::unsound) return;
  const ExtraRun extra = extra_run(facts, *facts.reference(), told(facts, reported));
  if (extra.answer == behaviour::Answer::not_decided) report_undecided(facts, findings);
  if (extra.answer == behaviour::Answer::possible) report_run(facts, extra, findings);
}

}  // namespace

extern const Rule run_not_in_reference{
    .id = "run-not-in-reference", .level = Level::warning, .check = nullptr, .check_last = check};

}  // namespace selaras::checker
