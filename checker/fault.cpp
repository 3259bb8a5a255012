#include "checker/fault.h"

#include <algorithm>
#include <set>

#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::Step;

std::vector<NodeId> neighbours(const Facts& facts, NodeId node, Direction direction) {
  std::vector<NodeId> found;
  const auto& edges = facts.procedure().flow.edges;
  if (direction == Direction::before) {
    for (const std::uint32_t edge : facts.graph().edges_in(node)) found.push_back(edges[edge].from);
  } else {
    for (const std::uint32_t edge : facts.graph().edges_out(node)) found.push_back(edges[edge].to);
  }
  return found;
}

}  // namespace

std::vector<const Step*> nearest_steps(const Facts& facts, NodeId node, Direction direction) {
  std::set<NodeId> seen{node};
  std::vector<NodeId> open{node};
  std::set<const Step*> steps;
  while (!open.empty()) {
    const NodeId at = open.back();
    open.pop_back();
    if (const Step* step = facts.step_at(at)) {
      steps.insert(step);
      continue;
    }
    for (const NodeId next : neighbours(facts, at, direction)) {
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return model::in_page_order(steps);
}

std::vector<NodeId> nodes_ahead(const Facts& facts, const behaviour::Marking& marking) {
  std::set<NodeId> nodes;
  for (const behaviour::PlaceId id : marking) {
    const behaviour::Place& place = facts.net().places()[id.value()];
    if (place.kind == behaviour::Place::Kind::edge) {
      nodes.insert(facts.procedure().flow.edges[place.edge].to);
    } else if (place.kind == behaviour::Place::Kind::inside) {
      nodes.insert(place.node);
    }
  }
  return {nodes.begin(), nodes.end()};
}

std::vector<std::string> ids_of(const std::vector<const Step*>& steps) {
  std::vector<std::string> ids;
  for (const Step* step : model::in_page_order(steps)) ids.push_back(step->id);
  return ids;
}

Finding& report_fault(const Facts& facts, const behaviour::Fault& fault,
                      const std::vector<const Step*>& steps, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  const std::vector<const Step*> sorted = model::in_page_order(steps);
  Finding& finding = sorted.empty()
                         ? findings.report(procedure.at, {"procedure", procedure.id})
                         : findings.report(sorted.front()->at, {"step", sorted.front()->id});
  for (const Step* step : sorted) finding.cite(step->evidence);
  finding.witness = behaviour::steps_of(facts.net(), fault.run);
  finding.showing.shortest = fault.shortest;
  return finding;
}

}  // namespace selaras::checker
