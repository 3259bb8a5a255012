// How long it takes to align recorded cases with a net, beside a plain Dijkstra over the same pairs
// of states (a binary heap and a map, as one writes it first). Both must find the same costs.
//
//   ninja -C build/release benches && build/release/bench/bench_alignment

#include "behaviour/alignment.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <queue>
#include <random>
#include <utility>
#include <vector>

#include "model/procedure.h"

namespace {

using namespace selaras;
using namespace selaras::behaviour;
/// Of processor time, so that what else the machine does is not counted.
double milliseconds_since(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Twenty-four steps, six gateways: a choice, a parallel block of three branches, a loop. With the
/// start and the end that makes thirty transitions of the compiled net.
model::Procedure flow() {
  model::Procedure procedure;
  auto& [nodes, edges, at] = procedure.flow;
  nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
  const auto node = [&](model::NodeKind kind) {
    const auto index = static_cast<std::uint32_t>(nodes.size());
    model::Node made{.kind = kind, .id = std::to_string(index)};
    if (kind == model::NodeKind::step) {
      made.step = static_cast<std::uint32_t>(procedure.steps.size());
      procedure.steps.push_back({.id = made.id, .activity = made.id});
    }
    if (kind == model::NodeKind::end) made.outcome = "granted";
    nodes.push_back(made);
    return model::NodeId{index};
  };
  const auto edge = [&](model::NodeId from, model::NodeId to) {
    edges.push_back({.from = from, .to = to});
  };
  const auto chain = [&](model::NodeId from, int steps) {
    for (; steps > 0; --steps) {
      const model::NodeId next = node(model::NodeKind::step);
      edge(from, next);
      from = next;
    }
    return from;
  };
  const auto choice = node(model::NodeKind::exclusive);
  edge(chain({0}, 4), choice);
  const auto merge = node(model::NodeKind::exclusive);
  edge(chain(choice, 3), merge);
  edge(chain(choice, 2), merge);
  const auto fork = node(model::NodeKind::parallel);
  edge(chain(merge, 2), fork);
  const auto join = node(model::NodeKind::parallel);
  for (const int length : {3, 3, 2}) edge(chain(fork, length), join);
  const auto enter = node(model::NodeKind::exclusive);
  edge(join, enter);
  const auto leave = node(model::NodeKind::exclusive);
  edge(chain(enter, 3), leave);
  edge(leave, enter);
  edge(chain(leave, 2), node(model::NodeKind::end));
  return procedure;
}

Saying by_step(const Net& net) {
  return [&net](TransitionId id) -> Said {
    if (!net.transition(id).visible) return {};
    return {.label = net.transition(id).node.index, .cost = 1};
  };
}

/// A random run, with a fifth of its steps left out, doubled or exchanged; 20 to 60 events, as many
/// of each length.
std::vector<Said> recorded(const RunGraph& runs, std::mt19937& random) {
  while (true) {
    const std::size_t wanted = 20 + random() % 38;
    std::vector<Said> events;
    for (std::uint32_t state = 0; !runs.final[state];) {
      const auto& edges = runs.edges[state];
      // At the last gateway, while the run is too short, it takes the loop once more.
      const bool again = events.size() > 15 && events.size() < wanted;
      const RunGraph::Edge& edge = edges[again ? 0 : random() % edges.size()];
      if (edge.label != silent) events.push_back({.label = edge.label, .cost = 1});
      state = edge.target;
    }
    for (std::size_t position = 0; position < events.size(); ++position) {
      const auto at = events.begin() + static_cast<std::ptrdiff_t>(position);
      switch (random() % 15) {
        case 0:
          events.erase(at);
          break;
        case 1:
          events.insert(at, *at);
          break;
        case 2:
          std::iter_swap(at,
                         events.begin() + static_cast<std::ptrdiff_t>(random() % events.size()));
          break;
        default:
          break;
      }
    }
    if (events.size() >= 20 && events.size() <= 60) return events;
  }
}

std::uint64_t plain(const RunGraph& left, const RunGraph& right) {
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  using Entry = std::pair<std::uint64_t, Pair>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  std::map<Pair, std::uint64_t> costs{{{0, 0}, 0}};
  const auto reach = [&](Pair pair, std::uint64_t cost) {
    const auto [known, fresh] = costs.try_emplace(pair, cost);
    if (!fresh && known->second <= cost) return;
    known->second = cost;
    open.emplace(cost, pair);
  };
  open.emplace(0, Pair{0, 0});
  while (!open.empty()) {
    const auto [cost, pair] = open.top();
    open.pop();
    if (cost != costs[pair]) continue;
    const auto [l, r] = pair;
    if (left.final[l] && right.final[r]) return cost;
    for (const auto& a : left.edges[l]) reach({a.target, r}, cost + a.cost);
    for (const auto& b : right.edges[r]) reach({l, b.target}, cost + b.cost);
    for (const auto& a : left.edges[l]) {
      for (const auto& b : right.edges[r]) {
        if (a.label == b.label && a.label != silent) reach({a.target, b.target}, cost);
      }
    }
  }
  return UINT64_MAX;
}

}  // namespace

int main() {
  const model::Procedure procedure = flow();
  const Net net(procedure);
  const auto runs = runs_of(net, "granted", by_step(net));
  std::mt19937 random(1);
  std::vector<RunGraph> traces;
  std::size_t events = 0;
  for (int count = 0; count < 1000; ++count) {
    traces.push_back(trace(recorded(*runs, random)));
    events += traces.back().size() - 1;
  }
  std::printf("%zu traces, %zu events; %zu transitions, %zu states\n", traces.size(), events,
              net.transitions().size(), runs->size());

  std::vector<std::uint64_t> ours, theirs;
  std::clock_t start = std::clock();
  Aligner aligner(*runs);
  for (const RunGraph& one : traces) ours.push_back(aligner.align(one)->cost);
  const double fast = milliseconds_since(start);
  start = std::clock();
  for (const RunGraph& one : traces) theirs.push_back(plain(one, *runs));
  const double slow = milliseconds_since(start);
  if (ours != theirs) {
    std::puts("the two disagree");
    return EXIT_FAILURE;
  }
  std::printf("aligner %.1f ms, plain Dijkstra %.1f ms, ratio %.1f\n", fast, slow, slow / fast);
  return EXIT_SUCCESS;
}
