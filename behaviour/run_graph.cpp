#include "behaviour/run_graph.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "behaviour/run.h"

namespace selaras::behaviour {
namespace {

using Edge = RunGraph::Edge;

/// On average, of a graph that is not given up: what goes on at once has many more.
constexpr std::size_t edges_per_state = 4;

struct MarkingHash {
  std::size_t operator()(const Marking& marking) const {
    std::uint64_t hash = marking.size();
    for (const PlaceId place : marking) {
      hash = (hash ^ place.index) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29U;
    }
    return hash;
  }
};

/// Unfolds a net's markings, state by state.
class Unfolding {
 public:
  Unfolding(const Net& net, const std::string& outcome, const Saying& saying, std::size_t bound)
      : net_(net), outcome_(outcome), saying_(saying), bound_(bound) {}

  std::optional<RunGraph> unfolded() {
    number(initial_marking(net_));
    for (std::uint32_t state = 0; state < graph_.size(); ++state) {
      if (graph_.size() > bound_ || edges_ > edges_per_state * bound_) return std::nullopt;
      if (!markings_[state]) continue;  // the state in which a milestone is reached
      if (!unfold(state)) return std::nullopt;
    }
    return std::move(graph_);
  }

 private:
  std::uint32_t add(const Marking* marking) {
    markings_.push_back(marking);
    graph_.edges.emplace_back();
    graph_.final.push_back(false);
    return static_cast<std::uint32_t>(graph_.size() - 1);
  }

  std::uint32_t number(Marking marking) {
    const auto [known, fresh] = numbers_.try_emplace(std::move(marking), 0);
    if (fresh) known->second = add(&known->first);
    return known->second;
  }

  std::uint32_t milestone_state() {
    if (!reached_) {
      reached_ = add(nullptr);
      graph_.final[*reached_] = true;
    }
    return *reached_;
  }

  bool is_milestone(TransitionId transition) const {
    return !outcome_.empty() && net_.transition(transition).visible &&
           net_.step(transition).milestone == outcome_;
  }

  bool is_end(const Marking& marking) const {
    return std::ranges::any_of(marking, [&](PlaceId id) {
      const Place& place = net_.places()[id.value()];
      return place.kind == Place::Kind::end &&
             net_.procedure().flow.nodes[place.node.value()].outcome == outcome_;
    });
  }

  bool unfold(std::uint32_t state) {
    const Marking marking = *markings_[state];
    const std::vector<TransitionId> ways = enabled(net_, marking);
    graph_.final[state] = outcome_.empty() ? ways.empty() : is_end(marking);
    edges_ += ways.size();
    for (const TransitionId way : ways) {
      Marking next = marking;
      if (fire(net_, next, way) == Firing::unsafe) return false;
      const std::uint32_t target = is_milestone(way) ? milestone_state() : number(std::move(next));
      const Said said = saying_(way);
      graph_.edges[state].push_back(
          {.target = target, .origin = way.index, .label = said.label, .cost = said.cost});
    }
    return true;
  }

  const Net& net_;
  const std::string& outcome_;
  const Saying& saying_;
  std::size_t bound_;
  std::size_t edges_ = 0;
  RunGraph graph_;
  std::unordered_map<Marking, std::uint32_t, MarkingHash> numbers_;
  std::vector<const Marking*> markings_;  // by state; keys of `numbers_`
  std::optional<std::uint32_t> reached_;
};

constexpr std::uint64_t unreached = UINT64_MAX;

/// By state, the least cost from there to a final state.
std::vector<std::uint64_t> costs_to_final(const RunGraph& graph) {
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> back(graph.size());
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    for (const Edge& edge : graph.edges[state]) back[edge.target].emplace_back(state, edge.cost);
  }
  std::vector<std::uint64_t> costs(graph.size(), unreached);
  using Entry = std::pair<std::uint64_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    if (!graph.final[state]) continue;
    costs[state] = 0;
    open.emplace(0, state);
  }
  while (!open.empty()) {
    const auto [cost, state] = open.top();
    open.pop();
    if (cost != costs[state]) continue;
    for (const auto& [before, step] : back[state]) {
      if (cost + step >= costs[before]) continue;
      costs[before] = cost + step;
      open.emplace(costs[before], before);
    }
  }
  return costs;
}

/// Depth first from state 0: states in the order in which they are left, and edges that lead to a
/// state still open taken out of the graph.
std::vector<std::uint32_t> left_last_first(RunGraph& graph) {
  enum : std::uint8_t { unseen, open, left };
  std::vector<std::uint8_t> seen(graph.size(), unseen);
  std::vector<std::uint32_t> order;
  std::vector<std::pair<std::uint32_t, std::size_t>> path{{0, 0}};
  seen[0] = open;
  while (!path.empty()) {
    auto& [state, next] = path.back();
    auto& edges = graph.edges[state];
    if (next == edges.size()) {
      seen[state] = left;
      order.push_back(state);
      path.pop_back();
    } else if (seen[edges[next].target] == open) {
      edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(next));
    } else if (const std::uint32_t target = edges[next++].target; seen[target] == unseen) {
      seen[target] = open;
      path.emplace_back(target, 0);
    }
  }
  return order;
}

/// Keeps the edges that lie on a way of exactly the cost noted for their state.
void keep_ways(RunGraph& graph, const std::vector<std::uint64_t>& costs) {
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    std::erase_if(graph.edges[state], [&](const Edge& edge) {
      return costs[state] == unreached || costs[edge.target] == unreached ||
             costs[state] != edge.cost + costs[edge.target];
    });
  }
}

}  // namespace

std::optional<RunGraph> runs_of(const Net& net, const std::string& outcome, const Saying& saying,
                                std::size_t bound) {
  if (net.has_inclusive()) return std::nullopt;
  return Unfolding(net, outcome, saying, bound).unfolded();
}

RunGraph trace(std::span<const Said> events) {
  RunGraph graph;
  for (std::uint32_t position = 0; position < events.size(); ++position) {
    const Said& event = events[position];
    graph.edges.push_back(
        {{.target = position + 1, .origin = position, .label = event.label, .cost = event.cost}});
  }
  graph.edges.emplace_back();
  graph.final.assign(graph.size(), false);
  graph.final.back() = true;
  return graph;
}

std::optional<Chosen> cheapest_runs(const RunGraph& graph) {
  const std::vector<std::uint64_t> costs = costs_to_final(graph);
  if (costs.empty() || costs.front() == unreached) return std::nullopt;
  Chosen chosen{.runs = graph, .cost = costs.front()};
  keep_ways(chosen.runs, costs);
  return chosen;
}

std::optional<Chosen> longest_acyclic_runs(const RunGraph& graph) {
  if (graph.size() == 0) return std::nullopt;
  Chosen chosen{.runs = graph};
  std::vector<std::uint64_t> costs(graph.size(), unreached);
  for (const std::uint32_t state : left_last_first(chosen.runs)) {
    if (graph.final[state]) costs[state] = 0;
    for (const Edge& edge : chosen.runs.edges[state]) {
      const std::uint64_t rest = costs[edge.target];
      if (rest == unreached) continue;
      const std::uint64_t way = edge.cost + rest;
      costs[state] = costs[state] == unreached ? way : std::max(costs[state], way);
    }
  }
  if (costs.front() == unreached) return std::nullopt;
  chosen.cost = costs.front();
  keep_ways(chosen.runs, costs);
  // A final state from which more can be done is not where the longest run stops.
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    if (costs[state] != 0) chosen.runs.final[state] = false;
  }
  return chosen;
}

}  // namespace selaras::behaviour
