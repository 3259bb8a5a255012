#include <algorithm>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// What only hangs behind another unreachable step is that step's consequence; of those that reach
/// each other, the first in the file stands for all.
bool is_consequence(const Step& step, const std::vector<const Step*>& unreachable,
                    const Facts& facts) {
  return std::ranges::any_of(unreachable, [&](const Step* other) {
    if (other == &step || !facts.graph().leads_to(facts.node(*other), facts.node(step))) {
      return false;
    }
    return other < &step || !facts.graph().leads_to(facts.node(step), facts.node(*other));
  });
}

void check(const Facts& facts, Findings& findings) {
  std::vector<const Step*> unreachable;
  for (const Step& step : facts.procedure().steps) {
    if (!facts.graph().reachable(facts.node(step))) unreachable.push_back(&step);
  }
  for (const Step* step : unreachable) {
    if (is_consequence(*step, unreachable, facts)) continue;
    findings.report(step->at, {"step", step->id})
        .with("step", ArgumentKind::step, step->id)
        .cite(step->evidence);
  }
}

}  // namespace

extern const Rule unreachable_step{.id = "unreachable-step", .level = Level::error, .check = check};

}  // namespace selaras::checker
