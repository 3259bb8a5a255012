#include <algorithm>
#include <set>

#include "checker/fault.h"
#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::Step;

/// Edges into what waits from which nothing has come.
std::vector<const Step*> awaited(const Facts& facts, const behaviour::Marking& after,
                                 const std::vector<NodeId>& waiting) {
  std::set<const Step*> steps;
  for (const NodeId node : waiting) {
    for (const std::uint32_t edge : facts.graph().edges_in(node)) {
      if (std::ranges::binary_search(after, facts.net().place_of_edge(edge))) continue;
      const NodeId from = facts.procedure().flow.edges[edge].from;
      for (const Step* step : nearest_steps(facts, from, Direction::before)) steps.insert(step);
    }
  }
  return model::in_page_order(steps);
}

std::vector<const Step*> held_up(const Facts& facts, const std::vector<NodeId>& waiting) {
  std::set<const Step*> steps;
  for (const NodeId node : waiting) {
    for (const Step* step : nearest_steps(facts, node, Direction::after)) steps.insert(step);
  }
  return model::in_page_order(steps);
}

void report(const Facts& facts, const behaviour::Fault& fault, Findings& findings) {
  const std::vector<NodeId> waiting = nodes_ahead(facts, fault.after);
  const std::vector<const Step*> next = held_up(facts, waiting);
  const std::vector<const Step*> missing = awaited(facts, fault.after, waiting);
  Finding& finding = report_fault(facts, fault, next.empty() ? missing : next, findings);
  finding.with("awaited", ArgumentKind::step, ids_of(missing));
  if (next.empty()) {
    finding.message_variant = missing.empty() ? "bare" : "before-end";
  } else {
    finding.with("next", ArgumentKind::step, ids_of(next));
  }
}

void check(const Facts& facts, Findings& findings) {
  for (const behaviour::Fault& fault : facts.soundness().faults) {
    if (fault.defect == behaviour::Defect::deadlock) report(facts, fault, findings);
  }
}

}  // namespace

extern const Rule deadlock{.id = "deadlock", .level = Level::error, .check = check};

}  // namespace selaras::checker
