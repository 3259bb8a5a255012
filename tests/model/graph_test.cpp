#include "model/graph.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/flow_text.h"

namespace selaras::model {
namespace {

NodeId node_of(const Flow& flow, const std::string& id) {
  for (std::uint32_t i = 0; i < flow.nodes.size(); ++i) {
    if (flow.nodes[i].id == id) return NodeId{i};
  }
  ADD_FAILURE() << "no node " << id;
  return {};
}

std::vector<std::string> ids(const Flow& flow, const std::vector<NodeId>& nodes) {
  std::vector<std::string> result;
  for (const NodeId node : nodes) result.push_back(flow.nodes[node.value()].id);
  return result;
}

/// A flow whose nodes are numbers; the first is the start.
Flow flow_with(std::uint32_t nodes,
               const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) {
  Flow flow;
  flow.nodes.resize(nodes);
  for (const auto& [from, to] : edges) {
    Edge edge;
    edge.from = NodeId{from};
    edge.to = NodeId{to};
    flow.edges.push_back(edge);
  }
  return flow;
}

TEST(FlowGraph, KnowsWhatTheStartReaches) {
  const Procedure procedure = tests::flow_of("a -> b, b -> =granted, x -> b");
  const Flow& flow = procedure.flow;
  const FlowGraph graph(flow);
  EXPECT_TRUE(graph.reachable(NodeId{0}));
  EXPECT_TRUE(graph.reachable(node_of(flow, "b")));
  EXPECT_FALSE(graph.reachable(node_of(flow, "x")));
}

TEST(FlowGraph, KnowsWhatCanFinish) {
  const Flow flow = flow_with(5, {{0, 1}, {1, 2}, {2, 1}, {0, 3}, {3, 4}});
  const FlowGraph graph(flow);
  EXPECT_FALSE(graph.can_finish(NodeId{1}));  // turns round for ever
  EXPECT_FALSE(graph.can_finish(NodeId{2}));
  EXPECT_TRUE(graph.can_finish(NodeId{0}));
  EXPECT_TRUE(graph.can_finish(NodeId{4}));
}

TEST(FlowGraph, ListsEdgesInTheOrderOfTheFile) {
  const Flow flow = flow_with(3, {{0, 1}, {1, 2}, {0, 2}, {1, 2}});
  const FlowGraph graph(flow);
  EXPECT_TRUE(std::ranges::equal(graph.edges_out(NodeId{0}), std::vector<std::uint32_t>{0, 2}));
  EXPECT_TRUE(std::ranges::equal(graph.edges_out(NodeId{1}), std::vector<std::uint32_t>{1, 3}));
  EXPECT_TRUE(graph.edges_out(NodeId{2}).empty());
  EXPECT_TRUE(std::ranges::equal(graph.edges_in(NodeId{2}), std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(FlowGraph, LeadsToItselfOnlyRoundACircle) {
  const Flow flow = flow_with(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}, {3, 3}});
  const FlowGraph graph(flow);
  EXPECT_FALSE(graph.leads_to(NodeId{0}, NodeId{0}));
  EXPECT_TRUE(graph.leads_to(NodeId{1}, NodeId{1}));
  EXPECT_TRUE(graph.leads_to(NodeId{3}, NodeId{3}));
  EXPECT_TRUE(graph.leads_to(NodeId{0}, NodeId{3}));
  EXPECT_FALSE(graph.leads_to(NodeId{3}, NodeId{0}));
}

TEST(FlowGraph, AClosedNodeIsNotEntered) {
  const Procedure procedure =
      tests::flow_of("apply -> decide, decide[yes] -> grant, apply -> grant, grant -> =granted");
  const Flow& flow = procedure.flow;
  const FlowGraph graph(flow);
  const std::vector<NodeId> closed{node_of(flow, "decide")};
  const std::vector<bool> reached = graph.reached_from(NodeId{0}, closed);
  EXPECT_FALSE(reached[node_of(flow, "decide").value()]);
  EXPECT_TRUE(reached[node_of(flow, "grant").value()]);
  const std::vector<NodeId> both{node_of(flow, "apply")};
  EXPECT_FALSE(graph.reached_from(NodeId{0}, both)[node_of(flow, "grant").value()]);
}

TEST(FlowGraph, FindsAShortestPath) {
  const Procedure procedure = tests::flow_of("a -> b, b -> c, c -> d, a -> c, d -> =granted");
  const Flow& flow = procedure.flow;
  const FlowGraph graph(flow);
  EXPECT_EQ(ids(flow, graph.shortest_path(node_of(flow, "a"), node_of(flow, "d"))),
            (std::vector<std::string>{"a", "c", "d"}));
  EXPECT_EQ(ids(flow, graph.shortest_path(node_of(flow, "b"), node_of(flow, "b"))),
            (std::vector<std::string>{"b"}));
  EXPECT_TRUE(graph.shortest_path(node_of(flow, "d"), node_of(flow, "a")).empty());
}

TEST(FlowGraph, ListsCyclesByTheirFirstNodes) {
  const Flow flow = flow_with(8, {{0, 6}, {6, 5}, {5, 6}, {0, 1}, {1, 3}, {3, 2}, {2, 1}, {4, 4}});
  const FlowGraph graph(flow);
  const std::vector<std::vector<NodeId>> expected{
      {NodeId{1}, NodeId{2}, NodeId{3}}, {NodeId{4}}, {NodeId{5}, NodeId{6}}};
  EXPECT_EQ(graph.cycles(), expected);
}

TEST(FlowGraph, AnEmptyFlowHasNothing) {
  const Flow flow;
  const FlowGraph graph(flow);
  EXPECT_TRUE(graph.cycles().empty());
}

TEST(FlowGraph, ALongChainNeedsNoStack) {
  constexpr std::uint32_t length = 200'000;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t i = 0; i + 1 < length; ++i) edges.emplace_back(i, i + 1);
  edges.emplace_back(length - 1, 0);
  const Flow flow = flow_with(length, edges);
  const FlowGraph graph(flow);
  EXPECT_TRUE(graph.reachable(NodeId{length - 1}));
  EXPECT_EQ(graph.cycles().at(0).size(), length);
  EXPECT_EQ(graph.shortest_path(NodeId{0}, NodeId{length - 1}).size(), length);
}

/// Reachability by repeated squaring, which shares nothing with a search: closure[a][b] where a
/// path of at least one edge leads from a to b.
std::vector<std::vector<bool>> closure_of(const Flow& flow) {
  const std::size_t count = flow.nodes.size();
  std::vector<std::vector<bool>> closure(count, std::vector<bool>(count));
  for (const Edge& edge : flow.edges) closure[edge.from.value()][edge.to.value()] = true;
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        if (closure[a][via] && closure[via][b]) closure[a][b] = true;
      }
    }
  }
  return closure;
}

RC_GTEST_PROP(FlowGraph, AgreesWithTheClosureOfTheEdges, ()) {
  const auto count = *rc::gen::inRange<std::uint32_t>(1, 9);
  const auto ends = rc::gen::inRange<std::uint32_t>(0, count);
  const Flow flow =
      flow_with(count, *rc::gen::container<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(
                           rc::gen::pair(ends, ends)));
  const FlowGraph graph(flow);
  const auto closure = closure_of(flow);
  std::vector<bool> on_cycle(count);
  for (const auto& cycle : graph.cycles()) {
    for (const NodeId node : cycle) on_cycle[node.value()] = true;
  }
  for (std::uint32_t a = 0; a < count; ++a) {
    RC_ASSERT(graph.reachable(NodeId{a}) == (a == 0 || closure[0][a]));
    RC_ASSERT(on_cycle[a] == closure[a][a]);
    bool finishes = graph.edges_out(NodeId{a}).empty();
    for (std::uint32_t b = 0; b < count; ++b) {
      RC_ASSERT(graph.leads_to(NodeId{a}, NodeId{b}) == closure[a][b]);
      const auto path = graph.shortest_path(NodeId{a}, NodeId{b});
      RC_ASSERT(path.empty() == (a != b && !closure[a][b]));
      if (closure[a][b] && graph.edges_out(NodeId{b}).empty()) finishes = true;
    }
    RC_ASSERT(graph.can_finish(NodeId{a}) == finishes);
  }
}

}  // namespace
}  // namespace selaras::model
