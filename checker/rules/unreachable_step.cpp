#include <ranges>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// The node and all that can be reached from it.
void mark(const Step& step, const Facts& facts, std::vector<bool>& marked) {
  const std::vector<bool> behind = facts.graph().reached_from(facts.node(step));
  for (std::size_t node = 0; node < behind.size(); ++node) {
    if (behind[node]) marked[node] = true;
  }
  marked[facts.node(step).value()] = true;
}

/// What only hangs behind another unreachable step is that step's consequence; of those that reach
/// each other, the first in the file stands for all. A step that no earlier one reaches may still
/// be reached by a later one: hence the second pass, from behind.
std::vector<const Step*> roots(const Facts& facts) {
  std::vector<const Step*> candidates;
  std::vector<bool> marked(facts.procedure().flow.nodes.size());
  for (const Step& step : facts.procedure().steps) {
    const model::NodeId node = facts.node(step);
    if (facts.graph().reachable(node) || marked[node.value()]) continue;
    candidates.push_back(&step);
    mark(step, facts, marked);
  }
  std::vector<const Step*> found;
  marked.assign(marked.size(), false);
  for (const Step* step : candidates | std::views::reverse) {
    if (marked[facts.node(*step).value()]) continue;
    found.push_back(step);
    mark(*step, facts, marked);
  }
  return found;
}

void check(const Facts& facts, Findings& findings) {
  for (const Step* step : roots(facts) | std::views::reverse) {
    findings.report(step->at, {"step", step->id})
        .with("step", ArgumentKind::step, step->id)
        .cite(step->evidence);
  }
}

}  // namespace

extern const Rule unreachable_step{.id = "unreachable-step", .level = Level::error, .check = check};

}  // namespace selaras::checker
