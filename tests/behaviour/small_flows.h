#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::behaviour::tests {

/// A flow by its inner nodes and their edges, quick to make: nodes are numbered from 0, the start
/// leads to node 0, and the number behind the last is the one end.
struct SmallFlow {
  std::vector<model::NodeKind> kinds;
  std::vector<std::pair<std::size_t, std::size_t>> edges;

  [[nodiscard]] model::Procedure procedure() const;
  [[nodiscard]] std::string text() const;  // for messages of failed tests
};

/// Every flow of so many inner nodes (steps, exclusive and parallel gateways) and one end, with
/// every set of edges between them.
void for_every_flow(std::size_t inner_nodes, const std::function<void(const SmallFlow&)>& look);

/// Every flow that is nested blocks of at most so many nodes: sequences, splits that close with a
/// gateway of any kind (also a wrong one), loops.
[[nodiscard]] std::vector<SmallFlow> block_structured_flows(std::size_t nodes);

/// A flow of so many inner nodes, by the seed; few edges more than nodes.
[[nodiscard]] SmallFlow random_flow(std::size_t inner_nodes, std::uint64_t seed);

}  // namespace selaras::behaviour::tests
