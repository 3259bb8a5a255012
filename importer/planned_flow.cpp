#include "importer/planned_flow.h"

#include <algorithm>
#include <set>
#include <utility>

namespace selaras::importer {
namespace {

using model::NodeId;

class FlowWriter {
 public:
  FlowWriter(PlannedFlow planned, model::Procedure& procedure)
      : planned_(std::move(planned)), procedure_(procedure) {}

  void write() {
    drop_double_edges();
    drop_double_ends();
    put_nodes();
    if (!planned_.start) return;
    procedure_.flow.edges.push_back({.from = {0}, .to = node_of_step(*planned_.start)});
    for (PlannedEdge& edge : planned_.edges) put_edge(std::move(edge));
  }

 private:
  static NodeId node_of_step(std::size_t step) { return {static_cast<std::uint32_t>(1 + step)}; }

  void put_nodes() {
    std::vector<model::Node>& nodes = procedure_.flow.nodes;
    nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
    for (std::uint32_t i = 0; i < procedure_.steps.size(); ++i)
      nodes.push_back({.kind = model::NodeKind::step, .id = procedure_.steps[i].id, .step = i});
    for (const PlannedEnd& end : planned_.ends)
      nodes.push_back({.kind = model::NodeKind::end,
                       .id = free_id(end.outcome),
                       .outcome = end.outcome,
                       .evidence = end.evidence,
                       .reason = end.reason});
  }

  void drop_double_edges() {
    std::set<std::pair<std::size_t, std::string>> left;
    std::erase_if(planned_.edges, [&](const PlannedEdge& edge) {
      return !left.emplace(edge.from, edge.outcome).second;
    });
  }

  /// One end for each outcome that an edge leads to.
  void drop_double_ends() {
    std::set<std::string> kept;
    std::erase_if(planned_.ends, [&](const PlannedEnd& end) {
      return std::ranges::count(planned_.edges, end.outcome, &PlannedEdge::end) == 0 ||
             !kept.insert(end.outcome).second;
    });
  }

  std::string free_id(const std::string& id) const {
    return procedure_.step(id) == nullptr ? id : "end." + id;
  }

  NodeId node_of_end(const std::string& outcome) const {
    const auto found = std::ranges::find(planned_.ends, outcome, &PlannedEnd::outcome);
    return {static_cast<std::uint32_t>(1 + procedure_.steps.size() +
                                       static_cast<std::size_t>(found - planned_.ends.begin()))};
  }

  void put_edge(PlannedEdge edge) {
    procedure_.flow.edges.push_back({.from = node_of_step(edge.from),
                                     .to = edge.to ? node_of_step(*edge.to) : node_of_end(edge.end),
                                     .outcome = std::move(edge.outcome),
                                     .origin = edge.origin,
                                     .reason = std::move(edge.reason),
                                     .evidence = std::move(edge.evidence)});
  }

  PlannedFlow planned_;
  model::Procedure& procedure_;
};

}  // namespace

bool PlannedFlow::leaves(std::size_t step, const std::string& outcome) const {
  return std::ranges::any_of(
      edges, [&](const PlannedEdge& edge) { return edge.from == step && edge.outcome == outcome; });
}

bool PlannedFlow::leaves(std::size_t step) const {
  return std::ranges::count(edges, step, &PlannedEdge::from) > 0;
}

void put_flow(PlannedFlow planned, model::Procedure& procedure) {
  FlowWriter(std::move(planned), procedure).write();
}

}  // namespace selaras::importer
