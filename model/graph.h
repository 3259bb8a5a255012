#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/procedure.h"

namespace selaras::model {

/// Questions about a flow as a plain directed graph: what reaches what. Questions about behaviour
/// (what can happen, in which order) are asked of the compiled net instead. Boost.Graph does the
/// work behind this header. Edges are named by their index in `Flow::edges`.
class FlowGraph {
 public:
  explicit FlowGraph(const Flow& flow);

  [[nodiscard]] std::span<const std::uint32_t> edges_out(NodeId node) const;
  [[nodiscard]] std::span<const std::uint32_t> edges_in(NodeId node) const;

  /// Reachable from the start.
  [[nodiscard]] bool reachable(NodeId node) const { return reachable_[node.value()]; }
  /// Some end, or some node without edges out, can be reached from it.
  [[nodiscard]] bool can_finish(NodeId node) const { return can_finish_[node.value()]; }
  /// A path of at least one edge leads from one to the other.
  [[nodiscard]] bool leads_to(NodeId from, NodeId to) const;
  /// Nodes reachable from `from` by at least one edge without passing through `without`.
  [[nodiscard]] std::vector<bool> reached_from(NodeId from,
                                               std::span<const NodeId> without = {}) const;
  /// A shortest path, both ends included; empty where there is none.
  [[nodiscard]] std::vector<NodeId> shortest_path(NodeId from, NodeId to) const;
  /// Nodes that lie on a cycle, component by component, in node order.
  [[nodiscard]] std::vector<std::vector<NodeId>> cycles() const;

 private:
  const Flow* flow_;
  std::vector<std::uint32_t> from_, to_;  // of each edge: close together, unlike the edges
  std::vector<std::uint32_t> out_start_, out_edges_, in_start_, in_edges_;
  std::vector<bool> reachable_, can_finish_;
};

}  // namespace selaras::model
