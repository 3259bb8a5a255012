#include <algorithm>
#include <set>

#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::Step;

bool leads_on(const model::Outcome& outcome, NodeId decision, const Facts& facts) {
  const auto& edges = facts.procedure().flow.edges;
  return std::ranges::any_of(facts.graph().edges_out(decision), [&](std::uint32_t edge) {
    return edges[edge].outcome.empty() || edges[edge].outcome == outcome.id;
  });
}

/// An outcome is named though nothing follows it: the page knows a way out and leaves it open.
bool names_a_way_out(NodeId node, const Facts& facts) {
  const Step* step = facts.step_at(node);
  return step != nullptr && std::ranges::any_of(step->outcomes, [&](const auto& outcome) {
           return !leads_on(outcome, node, facts);
         });
}

bool stays_within(NodeId node, const std::vector<NodeId>& cycle, const Facts& facts) {
  const auto& edges = facts.procedure().flow.edges;
  return std::ranges::all_of(facts.graph().edges_out(node), [&](std::uint32_t edge) {
    return std::ranges::find(cycle, edges[edge].to) != cycle.end();
  });
}

/// A cycle of which nothing leads out; cycles that merely lead into one are its consequence.
bool is_trap(const std::vector<NodeId>& cycle, const Facts& facts) {
  return facts.graph().reachable(cycle.front()) && std::ranges::all_of(cycle, [&](NodeId node) {
           return stays_within(node, cycle, facts) && !names_a_way_out(node, facts);
         });
}

std::vector<const Step*> steps_of(const std::vector<NodeId>& cycle, const Facts& facts) {
  std::set<const Step*> steps;
  for (const NodeId node : cycle) {
    if (const Step* step = facts.step_at(node)) steps.insert(step);
  }
  return model::in_page_order(steps);
}

void report_trap(const std::vector<const Step*>& steps, const Facts& facts, Findings& findings) {
  std::vector<std::string> ids;
  for (const Step* step : steps) ids.push_back(step->id);
  Finding& finding = findings.report(steps.front()->at, {"step", steps.front()->id})
                         .with("steps", ArgumentKind::step, ids);
  for (const Step* step : steps) finding.cite(step->evidence);
  for (const NodeId node : facts.graph().shortest_path(NodeId{}, facts.node(*steps.front()))) {
    if (const Step* step = facts.step_at(node)) finding.witness.push_back(step->id);
  }
}

bool hangs_on_an_outcome(const Step& step, const Facts& facts) {
  const auto& edges = facts.procedure().flow.edges;
  return std::ranges::any_of(facts.graph().edges_in(facts.node(step)),
                             [&](std::uint32_t edge) { return !edges[edge].outcome.empty(); });
}

void check_last_steps(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const Step& step : facts.procedure().steps) {
    const NodeId node = facts.node(step);
    if (!facts.graph().reachable(node) || !facts.graph().edges_out(node).empty()) continue;
    Finding& finding =
        findings.report(step.at, {"step", step.id})
            .with("step", ArgumentKind::step, step.id)
            .cite(step.evidence)
            .at_most(hangs_on_an_outcome(step, facts) ? Level::note : Level::warning);
    finding.message_variant = "nothing-follows";
  }
}

void check(const Facts& facts, Findings& findings) {
  for (const std::vector<NodeId>& cycle : facts.graph().cycles()) {
    const std::vector<const Step*> steps = steps_of(cycle, facts);
    if (!steps.empty() && is_trap(cycle, facts)) report_trap(steps, facts, findings);
  }
  check_last_steps(facts, findings);
}

}  // namespace

extern const Rule no_end{.id = "no-end", .level = Level::error, .check = check};

}  // namespace selaras::checker
