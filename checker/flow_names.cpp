#include "checker/flow_names.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace selaras::checker {
namespace {

std::string name_of(const model::Procedure& procedure, model::NodeId node) {
  const model::Node& one = procedure.flow.nodes[node.value()];
  return one.kind == model::NodeKind::start ? std::string() : one.id;
}

}  // namespace

NamedEdges named_edges(const model::Procedure& procedure) {
  NamedEdges edges;
  for (const model::Edge& edge : procedure.flow.edges) {
    edges.push_back({.from = name_of(procedure, edge.from),
                     .outcome = edge.outcome,
                     .to = name_of(procedure, edge.to)});
  }
  return edges;
}

std::vector<Edit> edits_between(const NamedEdges& before, const NamedEdges& after) {
  std::multiset<NamedEdge> old(before.begin(), before.end());
  const std::multiset<NamedEdge> fresh(after.begin(), after.end());
  std::vector<NamedEdge> gone, come;
  std::ranges::set_difference(old, fresh, std::back_inserter(gone));
  std::ranges::set_difference(fresh, old, std::back_inserter(come));
  std::vector<Edit> edits;
  const auto add = [&](Edit::Kind kind, const NamedEdge& edge) {
    edits.push_back({.kind = kind, .from = edge.from, .outcome = edge.outcome, .to = edge.to});
  };
  for (const NamedEdge& edge : gone) add(Edit::Kind::remove_edge, edge);
  for (const NamedEdge& edge : come) add(Edit::Kind::add_edge, edge);
  return edits;
}

void take_out(NamedEdges& edges, const std::string& node) {
  std::vector<std::string> next;
  for (const NamedEdge& edge : edges) {
    if (edge.from == node && edge.to != node) next.push_back(edge.to);
  }
  NamedEdges kept;
  for (const NamedEdge& edge : edges) {
    if (edge.from == node) continue;
    if (edge.to != node) {
      kept.push_back(edge);
      continue;
    }
    for (const std::string& to : next) {
      if (edge.from != to) kept.push_back({edge.from, edge.outcome, to});
    }
  }
  edges = std::move(kept);
}

void put_before(NamedEdges& edges, const std::string& node, const std::string& next) {
  for (NamedEdge& edge : edges) {
    if (edge.to == next && edge.from != node) edge.to = node;
  }
  edges.push_back({.from = node, .outcome = {}, .to = next});
}

void put_after(NamedEdges& edges, const std::string& node, const std::string& previous,
               const std::string& outcome) {
  std::set<std::string> next;
  std::set<std::string> outcomes;
  std::erase_if(edges, [&](const NamedEdge& edge) {
    const bool leaves = edge.from == previous && (outcome.empty() || edge.outcome == outcome);
    if (leaves) {
      next.insert(edge.to);
      outcomes.insert(edge.outcome);
    }
    return leaves;
  });
  if (outcomes.empty()) outcomes.insert(outcome);
  for (const std::string& one : outcomes) edges.push_back({previous, one, node});
  for (const std::string& one : next) edges.push_back({node, {}, one});
}

}  // namespace selaras::checker
