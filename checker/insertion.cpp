#include "checker/insertion.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <set>

#include "checker/flow_names.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::NodeKind;
using model::Procedure;
using model::Step;

constexpr int most_steps = 4;  // that one continuation adds

const Step* step_doing(const Procedure& procedure, const std::string& activity) {
  const auto found = std::ranges::find(procedure.steps, activity, &Step::activity);
  return found == procedure.steps.end() ? nullptr : &*found;
}

std::optional<NodeId> node_doing(const Procedure& procedure, const std::string& activity) {
  for (std::uint32_t index = 0; index < procedure.flow.nodes.size(); ++index) {
    const model::Node& node = procedure.flow.nodes[index];
    if (node.kind == NodeKind::step && procedure.step_of(node).activity == activity) {
      return NodeId{index};
    }
  }
  return std::nullopt;
}

/// Behind which step of the procedure, and by which outcome; an empty name is the start.
struct Behind {
  std::string step;
  std::string outcome;
};

Behind behind(const Procedure& procedure, const Procedure& law, NodeId node) {
  std::deque<NodeId> open{node};
  std::set<NodeId> seen{node};
  while (!open.empty()) {
    const NodeId at = open.front();
    open.pop_front();
    for (const model::Edge& edge : law.flow.edges) {
      if (edge.to != at || !seen.insert(edge.from).second) continue;
      const model::Node& from = law.flow.nodes[edge.from.value()];
      const Step* same =
          from.kind == NodeKind::step ? step_doing(procedure, law.step_of(from).activity) : nullptr;
      if (same != nullptr) return {same->id, same->outcomes.empty() ? "" : edge.outcome};
      open.push_back(edge.from);
    }
  }
  return {};
}

/// As the reference has it, without documents that the procedure does not speak of.
Step copied(const Procedure& procedure, const Step& law) {
  Step step = law;
  step.id = law.activity;
  while (procedure.step(step.id) != nullptr) step.id += ".2";
  step.items.clear();
  const auto unknown = [&](const model::DocumentUse& use) {
    return procedure.document(use.document) == nullptr;
  };
  std::erase_if(step.inputs, unknown);
  std::erase_if(step.outputs, unknown);
  return step;
}

std::string end_of(const Procedure& procedure, const std::string& outcome,
                   std::vector<Edit>& edits) {
  for (const model::Node& node : procedure.flow.nodes) {
    if (node.kind == NodeKind::end && node.outcome == outcome) return node.id;
  }
  std::string id = outcome.empty() ? "end" : outcome;
  const auto taken = [&](const std::string& name) {
    return std::ranges::count(procedure.flow.nodes, name, &model::Node::id) > 0;
  };
  while (taken(id)) id += ".2";
  edits.push_back({.kind = Edit::Kind::add_end, .id = id, .value = outcome});
  return id;
}

/// Where the reference goes on from the node, as the procedure's own node; what is missing is
/// added.
void go_on(const Procedure& procedure, const Procedure& law, const std::string& from,
           const std::string& outcome, NodeId at, int left, std::vector<Edit>& edits) {
  const auto edge = std::ranges::find_if(law.flow.edges, [&](const model::Edge& one) {
    return one.from == at && (outcome.empty() || one.outcome == outcome);
  });
  if (edge == law.flow.edges.end() || left == 0) return;
  const model::Node& next = law.flow.nodes[edge->to.value()];
  const auto lead_to = [&](const std::string& to) {
    edits.push_back({.kind = Edit::Kind::add_edge, .from = from, .outcome = outcome, .to = to});
  };
  if (next.kind == NodeKind::end) return lead_to(end_of(procedure, next.outcome, edits));
  if (next.kind != NodeKind::step) return;
  const Step& step = law.step_of(next);
  if (const Step* known = step_doing(procedure, step.activity)) return lead_to(known->id);
  Step added = copied(procedure, step);
  lead_to(added.id);
  const std::string id = added.id;
  edits.push_back({.kind = Edit::Kind::add_step, .id = id, .step = std::move(added)});
  go_on(procedure, law, id, {}, edge->to, left - 1, edits);
}

}  // namespace

std::vector<Edit> continuation(const Procedure& procedure, const model::Reference& reference,
                               const std::string& step, const std::string& activity,
                               const std::string& outcome) {
  std::vector<Edit> edits;
  const auto node = node_doing(reference.procedure, activity);
  if (node) go_on(procedure, reference.procedure, step, outcome, *node, most_steps, edits);
  return edits;
}

std::optional<Repair> insertion(const Procedure& procedure, const model::Reference& reference,
                                const std::string& activity) {
  const Step* law = step_doing(reference.procedure, activity);
  const auto node = node_doing(reference.procedure, activity);
  if (law == nullptr || !node) return std::nullopt;
  const Behind place = behind(procedure, reference.procedure, *node);
  const Step added = copied(procedure, *law);
  Repair repair{.kind = place.step.empty() ? "add-first-step" : "add-step",
                .steps = {activity, place.step}};
  repair.edits.push_back({.kind = Edit::Kind::add_step, .id = added.id, .step = added});
  const NamedEdges before = named_edges(procedure);
  NamedEdges after = before;
  put_after(after, added.id, place.step, place.outcome);
  for (NamedEdge& edge : after) {
    if (edge.from == added.id && !added.outcomes.empty()) edge.outcome = added.outcomes.front().id;
  }
  std::ranges::move(edits_between(before, after), std::back_inserter(repair.edits));
  for (std::size_t other = 1; other < added.outcomes.size(); ++other) {
    std::ranges::move(
        continuation(procedure, reference, added.id, activity, added.outcomes[other].id),
        std::back_inserter(repair.edits));
  }
  return repair;
}

std::optional<Repair> insertion_before(const Procedure& procedure,
                                       const model::Reference& reference,
                                       const std::string& activity) {
  const Procedure& law = reference.procedure;
  const Step* lawful = step_doing(law, activity);
  const auto node = node_doing(law, activity);
  if (lawful == nullptr || !node || !lawful->outcomes.empty()) return std::nullopt;
  const auto edge = std::ranges::find(law.flow.edges, *node, &model::Edge::from);
  if (edge == law.flow.edges.end()) return std::nullopt;
  const model::Node& after_it = law.flow.nodes[edge->to.value()];
  const Step* next = after_it.kind == NodeKind::step
                         ? step_doing(procedure, law.step_of(after_it).activity)
                         : nullptr;
  if (next == nullptr) return std::nullopt;
  const Step added = copied(procedure, *lawful);
  Repair repair{.kind = "add-step-before", .steps = {activity, next->id}};
  repair.edits.push_back({.kind = Edit::Kind::add_step, .id = added.id, .step = added});
  const NamedEdges before = named_edges(procedure);
  NamedEdges after = before;
  put_before(after, added.id, next->id);
  std::ranges::move(edits_between(before, after), std::back_inserter(repair.edits));
  return repair;
}

}  // namespace selaras::checker
