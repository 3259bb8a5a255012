#include "tests/behaviour/small_flows.h"

#include <algorithm>
#include <random>
#include <set>

namespace selaras::behaviour::tests {

using model::NodeKind;

model::Procedure SmallFlow::procedure() const {
  model::Procedure procedure{.id = "small"};
  procedure.flow.nodes.push_back({.kind = NodeKind::start, .id = "start"});
  const auto node_of = [](std::size_t index) {
    return model::NodeId{static_cast<std::uint32_t>(index + 1)};
  };
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    model::Node node{.kind = kinds[index], .id = "n" + std::to_string(index)};
    if (node.kind == NodeKind::step) {
      node.step = static_cast<std::uint32_t>(procedure.steps.size());
      procedure.steps.push_back({.id = node.id, .activity = node.id});
    }
    procedure.flow.nodes.push_back(node);
  }
  procedure.flow.nodes.push_back({.kind = NodeKind::end, .id = "end", .outcome = "granted"});
  procedure.flow.edges.push_back({.from = {0}, .to = {1}});
  for (const auto& [from, to] : edges) {
    model::Edge edge{.from = node_of(from), .to = node_of(to)};
    const bool decides =
        kinds[from] == NodeKind::step &&
        std::ranges::count_if(edges, [&](const auto& one) { return one.first == from; }) > 1;
    if (decides) {
      edge.outcome = "o" + std::to_string(to);
      model::Step& step = procedure.steps[procedure.flow.nodes[from + 1].step];
      step.outcomes.push_back({.id = edge.outcome});
    }
    procedure.flow.edges.push_back(edge);
  }
  return procedure;
}

std::string SmallFlow::text() const {
  const auto name = [&](std::size_t index) {
    if (index == kinds.size()) return std::string("=end");
    const char* mark = kinds[index] == NodeKind::parallel    ? "&"
                       : kinds[index] == NodeKind::exclusive ? "^"
                       : kinds[index] == NodeKind::inclusive ? "?"
                                                             : "";
    return mark + std::to_string(index);
  };
  std::string text;
  for (const auto& [from, to] : edges) text += name(from) + " -> " + name(to) + ", ";
  return text;
}

void for_every_flow(std::size_t inner_nodes, const std::function<void(const SmallFlow&)>& look) {
  constexpr NodeKind inner[] = {NodeKind::step, NodeKind::exclusive, NodeKind::parallel};
  std::size_t kinds = 1;
  for (std::size_t node = 0; node < inner_nodes; ++node) kinds *= 3;
  const std::size_t pairs = inner_nodes * (inner_nodes + 1);
  for (std::size_t choice = 0; choice < kinds; ++choice) {
    SmallFlow flow;
    for (std::size_t rest = choice; flow.kinds.size() < inner_nodes; rest /= 3) {
      flow.kinds.push_back(inner[rest % 3]);
    }
    for (std::size_t set = 0; set < std::size_t{1} << pairs; ++set) {
      flow.edges.clear();
      for (std::size_t pair = 0; pair < pairs; ++pair) {
        if ((set >> pair & 1) != 0) {
          flow.edges.emplace_back(pair / (inner_nodes + 1), pair % (inner_nodes + 1));
        }
      }
      look(flow);
    }
  }
}

namespace {

/// A part of a flow with one way in and one way out. Nodes are numbered from 0 within it.
struct Block {
  std::vector<NodeKind> kinds;
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  std::size_t entry = 0;
  std::size_t exit = 0;
};

std::size_t adopt(Block& into, const Block& part) {
  const std::size_t shift = into.kinds.size();
  into.kinds.insert(into.kinds.end(), part.kinds.begin(), part.kinds.end());
  for (const auto& [from, to] : part.edges) into.edges.emplace_back(from + shift, to + shift);
  return shift;
}

Block sequence(const Block& first, const Block& second) {
  Block block = first;
  const std::size_t shift = adopt(block, second);
  block.edges.emplace_back(first.exit, second.entry + shift);
  block.exit = second.exit + shift;
  return block;
}

/// `second` null: the split leads straight to the join as well.
Block split(NodeKind opens, NodeKind closes, const Block& first, const Block* second) {
  Block block{.kinds = {opens, closes}, .exit = 1};
  for (const Block* part : {&first, second}) {
    if (part == nullptr) {
      block.edges.emplace_back(0, 1);
      continue;
    }
    const std::size_t shift = adopt(block, *part);
    block.edges.emplace_back(0, part->entry + shift);
    block.edges.emplace_back(part->exit + shift, 1);
  }
  return block;
}

Block loop(NodeKind opens, NodeKind closes, const Block& body) {
  Block block{.kinds = {opens, closes}, .exit = 1};
  const std::size_t shift = adopt(block, body);
  block.edges.emplace_back(0, body.entry + shift);
  block.edges.emplace_back(body.exit + shift, 1);
  block.edges.emplace_back(1, 0);
  return block;
}

constexpr std::pair<NodeKind, NodeKind> gates[] = {{NodeKind::exclusive, NodeKind::exclusive},
                                                   {NodeKind::parallel, NodeKind::parallel},
                                                   {NodeKind::inclusive, NodeKind::inclusive},
                                                   {NodeKind::exclusive, NodeKind::parallel},
                                                   {NodeKind::parallel, NodeKind::exclusive}};

std::vector<Block> blocks_of(std::size_t nodes, const std::vector<std::vector<Block>>& smaller) {
  std::vector<Block> blocks;
  if (nodes == 1) blocks.push_back({.kinds = {NodeKind::step}});
  for (std::size_t first = 1; first < nodes; ++first) {
    for (const Block& one : smaller[first]) {
      for (const Block& other : smaller[nodes - first]) blocks.push_back(sequence(one, other));
    }
  }
  for (std::size_t first = 1; first + 2 <= nodes; ++first) {
    for (const Block& one : smaller[first]) {
      for (const auto& [opens, closes] : gates) {
        if (first + 2 == nodes) {
          blocks.push_back(split(opens, closes, one, nullptr));
          if (opens != NodeKind::inclusive) blocks.push_back(loop(opens, closes, one));
          continue;
        }
        for (const Block& other : smaller[nodes - 2 - first]) {
          blocks.push_back(split(opens, closes, one, &other));
        }
      }
    }
  }
  return blocks;
}

}  // namespace

std::vector<SmallFlow> block_structured_flows(std::size_t nodes) {
  std::vector<std::vector<Block>> blocks(1);
  std::vector<SmallFlow> flows;
  for (std::size_t count = 1; count <= nodes; ++count) {
    blocks.push_back(blocks_of(count, blocks));
    for (const Block& block : blocks.back()) {
      SmallFlow flow{.kinds = block.kinds, .edges = block.edges};
      flow.edges.emplace_back(block.exit, block.kinds.size());
      flows.push_back(std::move(flow));
    }
  }
  return flows;
}

SmallFlow random_flow(std::size_t inner_nodes, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  SmallFlow flow;
  for (std::size_t node = 0; node < inner_nodes; ++node) {
    constexpr NodeKind kinds[] = {NodeKind::step, NodeKind::step, NodeKind::exclusive,
                                  NodeKind::parallel, NodeKind::parallel};
    flow.kinds.push_back(kinds[below(5)]);
  }
  std::set<std::pair<std::size_t, std::size_t>> edges;
  for (std::size_t node = 0; node < inner_nodes; ++node) edges.emplace(node, node + 1);
  for (std::size_t more = 1 + below(inner_nodes); more > 0; --more) {
    edges.emplace(below(inner_nodes), below(inner_nodes + 1));
  }
  if (below(4) == 0) edges.erase(std::next(edges.begin(), static_cast<long>(below(edges.size()))));
  flow.edges.assign(edges.begin(), edges.end());
  return flow;
}

}  // namespace selaras::behaviour::tests
