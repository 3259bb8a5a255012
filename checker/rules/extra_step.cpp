#include <algorithm>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Reference;
using model::Step;

bool knows(const Reference& reference, const std::string& activity) {
  return std::ranges::count(reference.procedure.steps, activity, &Step::activity) > 0 ||
         std::ranges::count(reference.refinements, activity, &model::Refinement::activity) > 0;
}

/// A step that decides in the reference's place changes who decides; every other one only adds.
Level weight(const Step& step) { return step.outcomes.empty() ? Level::note : Level::warning; }

void check(const Facts& facts, Findings& findings) {
  const Reference* reference = facts.reference();
  if (reference == nullptr) return;
  for (const Step& step : facts.procedure().steps) {
    if (!step.refines.empty() || knows(*reference, step.activity)) continue;
    findings.report(step.at, {"step", step.id})
        .with("step", ArgumentKind::step, step.id)
        .cite(step.evidence)
        .at_most(weight(step));
  }
}

}  // namespace

extern const Rule extra_step{.id = "extra-step", .level = Level::warning, .check = check};

}  // namespace selaras::checker
