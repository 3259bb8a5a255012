#include "model/graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/property_map/property_map.hpp>

namespace selaras::model {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The arrays of a FlowGraph, one direction of them, as Boost.Graph wants to see a graph: without
/// a copy. The type names and the functions below are those of its concepts.
struct View {
  struct traversal_category  // NOLINT(readability-identifier-naming): Boost's name
      : boost::incidence_graph_tag,
        boost::vertex_list_graph_tag {};
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = std::uint32_t;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using vertices_size_type = std::uint32_t;
  using degree_size_type = std::size_t;
  using out_edge_iterator = const std::uint32_t*;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  static vertex_descriptor null_vertex() { return none; }

  const std::vector<std::uint32_t>& sources;  // of each edge of the flow
  const std::vector<std::uint32_t>& targets;
  const std::vector<std::uint32_t>& start;  // of each node's edges in `edges`
  const std::vector<std::uint32_t>& edges;
};

std::uint32_t source(std::uint32_t edge, const View& view) { return view.sources[edge]; }
std::uint32_t target(std::uint32_t edge, const View& view) { return view.targets[edge]; }
std::pair<const std::uint32_t*, const std::uint32_t*> out_edges(std::uint32_t node,
                                                                const View& view) {
  const std::uint32_t* first = view.edges.data();
  return {first + view.start[node], first + view.start[node + 1]};
}
std::size_t out_degree(std::uint32_t node, const View& view) {
  return view.start[node + 1] - view.start[node];
}
std::uint32_t num_vertices(const View& view) {
  return static_cast<std::uint32_t>(view.start.size() - 1);
}
std::pair<View::vertex_iterator, View::vertex_iterator> vertices(const View& view) {
  return {View::vertex_iterator(0), View::vertex_iterator(num_vertices(view))};
}

/// For each node the one from which a search in breadth came to it; its own index for a source.
using Tree = std::vector<std::uint32_t>;

struct TreeVisitor : boost::default_bfs_visitor {
  explicit TreeVisitor(Tree& into) : tree(&into) {}
  void tree_edge(std::uint32_t edge, const View& view) const {
    (*tree)[target(edge, view)] = source(edge, view);
  }
  Tree* tree;
};

/// Searches from all of `sources`. Nodes in `closed` are not entered.
Tree search(const View& view, const std::vector<std::uint32_t>& sources,
            std::span<const NodeId> closed = {}) {
  Tree tree(num_vertices(view), none);
  std::vector<boost::default_color_type> colours(tree.size(), boost::white_color);
  for (const NodeId node : closed) colours[node.index] = boost::black_color;
  for (const std::uint32_t node : sources) tree[node] = node;
  boost::queue<std::uint32_t> queue;
  boost::breadth_first_visit(
      view, sources.begin(), sources.end(), queue, TreeVisitor(tree),
      boost::make_iterator_property_map(colours.begin(),
                                        boost::typed_identity_property_map<std::uint32_t>()));
  return tree;
}

/// Each node's edges as one stretch of an array: a counting sort, in the order of the edges. `end`
/// tells of each edge the node.
void sort_edges(const std::vector<std::uint32_t>& end, std::size_t nodes,
                std::vector<std::uint32_t>& start, std::vector<std::uint32_t>& edges) {
  start.assign(nodes + 1, 0);
  for (const std::uint32_t node : end) ++start[node + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  edges.resize(end.size());
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (std::uint32_t i = 0; i < end.size(); ++i) edges[next[end[i]]++] = i;
}

std::vector<bool> entered(const Tree& tree) {
  std::vector<bool> result(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i) result[i] = tree[i] != none;
  return result;
}

/// True where one of a node's edges leads back to it.
bool has_loop(const Flow& flow, std::span<const std::uint32_t> edges) {
  return std::ranges::any_of(
      edges, [&](std::uint32_t i) { return flow.edges[i].from == flow.edges[i].to; });
}

}  // namespace

FlowGraph::FlowGraph(const Flow& flow) : flow_(&flow) {
  from_.reserve(flow.edges.size());
  to_.reserve(flow.edges.size());
  for (const Edge& edge : flow.edges) {
    from_.push_back(edge.from.index);
    to_.push_back(edge.to.index);
  }
  sort_edges(from_, flow.nodes.size(), out_start_, out_edges_);
  sort_edges(to_, flow.nodes.size(), in_start_, in_edges_);
  if (flow.nodes.empty()) return;
  reachable_ = entered(search(View{from_, to_, out_start_, out_edges_}, {0}));
  std::vector<std::uint32_t> last;
  for (std::uint32_t i = 0; i < flow.nodes.size(); ++i) {
    if (edges_out(NodeId{i}).empty()) last.push_back(i);
  }
  can_finish_ = entered(search(View{to_, from_, in_start_, in_edges_}, last));
}

std::span<const std::uint32_t> FlowGraph::edges_out(NodeId node) const {
  return std::span(out_edges_)
      .subspan(out_start_[node.value()], out_start_[node.value() + 1] - out_start_[node.value()]);
}

std::span<const std::uint32_t> FlowGraph::edges_in(NodeId node) const {
  return std::span(in_edges_).subspan(in_start_[node.value()],
                                      in_start_[node.value() + 1] - in_start_[node.value()]);
}

bool FlowGraph::leads_to(NodeId from, NodeId to) const { return reached_from(from)[to.value()]; }

std::vector<bool> FlowGraph::reached_from(NodeId from, std::span<const NodeId> without) const {
  // Searched from the successors, so that `from` itself counts only where a circle leads back.
  std::vector<std::uint32_t> successors;
  for (const std::uint32_t edge : edges_out(from)) {
    const NodeId to{to_[edge]};
    if (std::ranges::find(without, to) == without.end()) successors.push_back(to.index);
  }
  return entered(search(View{from_, to_, out_start_, out_edges_}, successors, without));
}

std::vector<NodeId> FlowGraph::shortest_path(NodeId from, NodeId to) const {
  const Tree tree = search(View{from_, to_, out_start_, out_edges_}, {from.index});
  if (tree[to.value()] == none) return {};
  std::vector<NodeId> path{to};
  while (path.back() != from) path.push_back(NodeId{tree[path.back().value()]});
  std::ranges::reverse(path);
  return path;
}

std::vector<std::vector<NodeId>> FlowGraph::cycles() const {
  const View view{from_, to_, out_start_, out_edges_};
  const boost::typed_identity_property_map<std::uint32_t> index;
  std::vector<std::uint32_t> component(flow_->nodes.size());
  const std::uint32_t count =
      boost::strong_components(view, boost::make_iterator_property_map(component.begin(), index),
                               boost::vertex_index_map(index));
  std::vector<std::vector<NodeId>> members(count);
  for (std::uint32_t i = 0; i < component.size(); ++i) members[component[i]].push_back(NodeId{i});
  std::erase_if(members, [&](const std::vector<NodeId>& nodes) {
    return nodes.size() == 1 && !has_loop(*flow_, edges_out(nodes.front()));
  });
  std::ranges::sort(members);  // by their first nodes: Boost's own order means nothing to a reader
  return members;
}

}  // namespace selaras::model
