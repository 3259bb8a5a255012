#include "tests/checker/flow_surgery.h"

#include <algorithm>
#include <optional>

namespace selaras::checker::surgery {
namespace {

using model::Edge;
using model::Node;
using model::NodeId;
using model::NodeKind;
using model::Procedure;

bool contains(const std::vector<NodeId>& nodes, NodeId node) {
  return std::ranges::find(nodes, node) != nodes.end();
}

std::vector<bool> reached(const Procedure& procedure, std::vector<NodeId> open,
                          const std::vector<NodeId>& closed = {}) {
  std::vector<bool> seen(procedure.flow.nodes.size(), false);
  for (const NodeId node : open) seen[node.value()] = true;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Edge& edge : procedure.flow.edges) {
      if (edge.from != node || seen[edge.to.value()] || contains(closed, edge.to)) continue;
      seen[edge.to.value()] = true;
      open.push_back(edge.to);
    }
  }
  return seen;
}

/// Drops what cannot be reached, and numbers the rest anew.
void prune(Procedure& procedure) {
  const std::vector<bool> kept = reached(procedure, {NodeId{}});
  std::vector<NodeId> renumbered(kept.size());
  model::Flow flow{.at = procedure.flow.at};
  std::vector<model::Step> steps;
  for (std::size_t index = 0; index < kept.size(); ++index) {
    if (!kept[index]) continue;
    renumbered[index] = {static_cast<std::uint32_t>(flow.nodes.size())};
    Node node = procedure.flow.nodes[index];
    if (node.kind == NodeKind::step) {
      steps.push_back(procedure.step_of(node));
      node.step = static_cast<std::uint32_t>(steps.size() - 1);
    }
    flow.nodes.push_back(std::move(node));
  }
  for (Edge edge : procedure.flow.edges) {
    if (!kept[edge.from.value()] || !kept[edge.to.value()]) continue;
    edge.from = renumbered[edge.from.value()];
    edge.to = renumbered[edge.to.value()];
    flow.edges.push_back(std::move(edge));
  }
  procedure.flow = std::move(flow);
  procedure.steps = std::move(steps);
}

/// Where a node leads by its first outcome, or without one.
std::vector<NodeId> first_targets(const Procedure& procedure, NodeId node) {
  const auto& outcomes = procedure.step_of(procedure.flow.nodes[node.value()]).outcomes;
  const std::string first = outcomes.empty() ? "" : outcomes.front().id;
  std::vector<NodeId> targets;
  for (const Edge& edge : procedure.flow.edges) {
    if (edge.from == node && edge.to != node && edge.outcome == first) targets.push_back(edge.to);
  }
  return targets;
}

void remove_node(Procedure& procedure, NodeId node) {
  const std::vector<NodeId> targets = first_targets(procedure, node);
  std::vector<Edge> edges;
  for (const Edge& edge : procedure.flow.edges) {
    if (edge.from == node) continue;
    if (edge.to != node) {
      edges.push_back(edge);
      continue;
    }
    for (const NodeId target : targets) {
      edges.push_back(edge);
      edges.back().to = target;
    }
  }
  procedure.flow.edges = std::move(edges);
}

NodeId new_end(Procedure& procedure, const std::string& outcome) {
  procedure.flow.nodes.push_back(
      {.kind = NodeKind::end, .id = "end_of_" + outcome, .outcome = "abandoned"});
  return {static_cast<std::uint32_t>(procedure.flow.nodes.size() - 1)};
}

bool leaves_by(const Edge& edge, const std::vector<NodeId>& decisions, const std::string& outcome) {
  return contains(decisions, edge.from) && edge.outcome == outcome;
}

}  // namespace

std::vector<NodeId> nodes_doing(const Procedure& procedure,
                                const std::vector<std::string>& activities) {
  std::vector<NodeId> found;
  for (std::uint32_t index = 0; index < procedure.flow.nodes.size(); ++index) {
    const Node& node = procedure.flow.nodes[index];
    if (node.kind != NodeKind::step) continue;
    if (std::ranges::count(activities, procedure.step_of(node).activity) > 0)
      found.push_back({index});
  }
  return found;
}

void remove_steps(Procedure& procedure, const std::vector<std::string>& activities) {
  for (const NodeId node : nodes_doing(procedure, activities)) remove_node(procedure, node);
  prune(procedure);
}

void remove_outcome(Procedure& procedure, const std::vector<std::string>& activities,
                    const std::string& outcome) {
  const auto decisions = nodes_doing(procedure, activities);
  for (const NodeId node : decisions) {
    auto& step = procedure.steps[procedure.flow.nodes[node.value()].step];
    std::erase_if(step.outcomes, [&](const model::Outcome& one) { return one.id == outcome; });
    if (step.form) std::erase(step.form->outcomes, outcome);
  }
  cut_outcome(procedure, activities, outcome);
}

void cut_outcome(Procedure& procedure, const std::vector<std::string>& activities,
                 const std::string& outcome) {
  const auto decisions = nodes_doing(procedure, activities);
  std::erase_if(procedure.flow.edges,
                [&](const Edge& edge) { return leaves_by(edge, decisions, outcome); });
  prune(procedure);
}

void bypass(Procedure& procedure, const std::vector<std::string>& activities,
            const std::string& outcome, const std::vector<std::string>& passed) {
  const auto decisions = nodes_doing(procedure, activities);
  for (const NodeId step : nodes_doing(procedure, passed)) {
    const std::vector<NodeId> targets = first_targets(procedure, step);
    for (Edge& edge : procedure.flow.edges) {
      if (leaves_by(edge, decisions, outcome) && edge.to == step) edge.to = targets.front();
    }
  }
  prune(procedure);
}

void open_way_past(Procedure& procedure, const std::vector<std::string>& activities,
                   const std::string& outcome, const std::vector<std::string>& passed) {
  const auto decisions = nodes_doing(procedure, activities);
  const NodeId step = nodes_doing(procedure, passed).front();
  const NodeId past = first_targets(procedure, step).front();
  const NodeId fork{static_cast<std::uint32_t>(procedure.flow.nodes.size())};
  procedure.flow.nodes.push_back({.kind = NodeKind::exclusive, .id = "fork"});
  for (Edge& edge : procedure.flow.edges) {
    if (leaves_by(edge, decisions, outcome) && edge.to == step) edge.to = fork;
  }
  procedure.flow.edges.push_back({.from = fork, .to = step, .origin = model::Origin::inferred});
  procedure.flow.edges.push_back({.from = fork, .to = past, .origin = model::Origin::stated});
}

void redirect(Procedure& procedure, const std::vector<std::string>& activities,
              const std::string& outcome, const std::vector<std::string>& target) {
  const auto decisions = nodes_doing(procedure, activities);
  const auto goals = nodes_doing(procedure, target);
  const NodeId to = target.empty() ? new_end(procedure, outcome) : goals.front();
  std::vector<NodeId> first, others;
  for (const Edge& edge : procedure.flow.edges) {
    if (leaves_by(edge, decisions, outcome)) first.push_back(edge.to);
    if (contains(decisions, edge.from) && edge.outcome != outcome) others.push_back(edge.to);
  }
  others.push_back({});
  const std::vector<bool> elsewhere = reached(procedure, others, first);
  const std::vector<bool> here = reached(procedure, first);
  for (Edge& edge : procedure.flow.edges) {
    const bool inside = here[edge.from.value()] && !elsewhere[edge.from.value()];
    const bool leads_out =
        elsewhere[edge.to.value()] || procedure.flow.nodes[edge.to.value()].kind == NodeKind::end;
    if (inside && leads_out) edge.to = to;
  }
  prune(procedure);
}

void repeat_before(Procedure& procedure, const std::string& activity,
                   const std::vector<std::string>& before) {
  const auto original = std::ranges::find(procedure.steps, activity, &model::Step::activity);
  model::Step again = *original;
  again.id += ".2";
  again.items = {"again"};  // another item says so: the same one twice would be a fault of its own
  again.inputs.clear();
  again.outputs.clear();
  again.outcomes.clear();
  again.milestone.clear();
  if (again.form) again.form->outcomes.clear();
  procedure.steps.push_back(again);
  const NodeId added{static_cast<std::uint32_t>(procedure.flow.nodes.size())};
  procedure.flow.nodes.push_back({.kind = NodeKind::step,
                                  .id = again.id,
                                  .step = static_cast<std::uint32_t>(procedure.steps.size() - 1)});
  const NodeId next = nodes_doing(procedure, before).front();
  for (Edge& edge : procedure.flow.edges) {
    if (edge.to == next) edge.to = added;
  }
  procedure.flow.edges.push_back({.from = added, .to = next, .origin = model::Origin::stated});
}

}  // namespace selaras::checker::surgery
