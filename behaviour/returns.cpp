#include "behaviour/returns.h"

#include <algorithm>

namespace selaras::behaviour {
namespace {

using model::Flow;
using model::NodeId;

constexpr std::uint32_t none = UINT32_MAX;
using Neighbours = std::vector<std::vector<std::uint32_t>>;  // edges by node

Neighbours edges_by(const Flow& flow, NodeId model::Edge::*end) {
  Neighbours edges(flow.nodes.size());
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    edges[(flow.edges[edge].*end).value()].push_back(edge);
  }
  return edges;
}

/// Nodes that the start reaches by edges that are not left out, each behind all that it leads to
/// but for those it is reached from.
std::vector<std::uint32_t> postorder(const Flow& flow, const Neighbours& out,
                                     const std::vector<bool>& left_out) {
  struct At {
    std::uint32_t node;
    std::size_t next;
  };
  std::vector<bool> seen(flow.nodes.size());
  std::vector<std::uint32_t> order;
  std::vector<At> way{{0, 0}};
  seen[0] = true;
  while (!way.empty()) {
    At& at = way.back();
    if (at.next == out[at.node].size()) {
      order.push_back(at.node);
      way.pop_back();
      continue;
    }
    const std::uint32_t edge = out[at.node][at.next++];
    const auto to = static_cast<std::uint32_t>(flow.edges[edge].to.value());
    if (left_out[edge] || seen[to]) continue;
    seen[to] = true;
    way.push_back({to, 0});
  }
  return order;
}

/// The nearest node that every way from the start passes before, by node.
class Dominators {
 public:
  Dominators(const Flow& flow, const Neighbours& in, const std::vector<std::uint32_t>& order)
      : number_(flow.nodes.size(), none), nearest_(flow.nodes.size(), none) {
    for (std::uint32_t index = 0; index < order.size(); ++index) number_[order[index]] = index;
    nearest_[0] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (auto node = order.rbegin(); node != order.rend(); ++node) {
        if (*node == 0) continue;
        const std::uint32_t found = of(*node, flow, in);
        changed |= nearest_[*node] != found;
        nearest_[*node] = found;
      }
    }
  }

  /// Every way from the start to the node passes `other`, or is it.
  bool passes(std::uint32_t node, std::uint32_t other) const {
    while (number_[node] < number_[other]) node = nearest_[node];
    return node == other;
  }

 private:
  std::uint32_t of(std::uint32_t node, const Flow& flow, const Neighbours& in) const {
    std::uint32_t found = none;
    for (const std::uint32_t edge : in[node]) {
      const auto from = static_cast<std::uint32_t>(flow.edges[edge].from.value());
      if (nearest_[from] == none) continue;
      found = found == none ? from : common(found, from);
    }
    return found;
  }
  std::uint32_t common(std::uint32_t one, std::uint32_t other) const {
    while (one != other) {
      while (number_[one] < number_[other]) one = nearest_[one];
      while (number_[other] < number_[one]) other = nearest_[other];
    }
    return one;
  }

  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> nearest_;
};

}  // namespace

Returns returns_of(const Flow& flow) {
  Returns returns{.back = std::vector<bool>(flow.edges.size()),
                  .rank = std::vector<std::uint32_t>(flow.nodes.size())};
  if (flow.nodes.empty()) return returns;
  const Neighbours out = edges_by(flow, &model::Edge::from);
  const Neighbours in = edges_by(flow, &model::Edge::to);
  const std::vector<std::uint32_t> order = postorder(flow, out, returns.back);
  const Dominators dominators(flow, in, order);
  std::vector<bool> reached(flow.nodes.size());
  for (const std::uint32_t node : order) reached[node] = true;
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    const auto from = static_cast<std::uint32_t>(flow.edges[edge].from.value());
    const auto to = static_cast<std::uint32_t>(flow.edges[edge].to.value());
    returns.back[edge] = reached[from] && dominators.passes(from, to);
  }
  const std::vector<std::uint32_t> onward = postorder(flow, out, returns.back);
  for (std::uint32_t index = 0; index < onward.size(); ++index) {
    returns.rank[onward[index]] = static_cast<std::uint32_t>(onward.size()) - 1 - index;
  }
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    const auto from = flow.edges[edge].from.value();
    const auto to = flow.edges[edge].to.value();
    if (!reached[from] || returns.back[edge]) continue;
    returns.all_found = returns.all_found && returns.rank[from] < returns.rank[to];
  }
  return returns;
}

std::vector<NodeId> loop_of(const Flow& flow, std::uint32_t back_edge,
                            const std::vector<NodeId>& without) {
  const NodeId first = flow.edges[back_edge].to;
  const NodeId last = flow.edges[back_edge].from;
  const Neighbours out = edges_by(flow, &model::Edge::from);
  std::vector<std::uint32_t> before(flow.nodes.size(), none);
  for (const NodeId node : without) before[node.value()] = node.index;
  std::vector<NodeId> open{first};
  before[first.value()] = first.index;
  for (std::size_t next = 0; next < open.size() && before[last.value()] == none; ++next) {
    for (const std::uint32_t edge : out[open[next].value()]) {
      const NodeId to = flow.edges[edge].to;
      if (before[to.value()] != none) continue;
      before[to.value()] = open[next].index;
      open.push_back(to);
    }
  }
  if (before[last.value()] == none) return {};
  std::vector<NodeId> loop{last};
  while (loop.back() != first) loop.push_back({before[loop.back().value()]});
  std::ranges::reverse(loop);
  return loop;
}

}  // namespace selaras::behaviour
