#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "behaviour/net.h"

namespace selaras::behaviour {

/// What is done in one move of a run, as a number; two runs are compared by these.
using Label = std::uint32_t;
inline constexpr Label silent = UINT32_MAX;  // nothing that could be compared

/// What a transition does, and what it costs to do it without the other side.
struct Said {
  Label label = silent;
  std::uint32_t cost = 0;
};
using Saying = std::function<Said(TransitionId)>;

/// Runs as a graph: every path from state 0 to a final state is one. `origin` is the transition of
/// the net, or the position in the trace, that an edge stands for.
struct RunGraph {
  struct Edge {
    std::uint32_t target = 0;
    std::uint32_t origin = 0;
    Label label = silent;
    std::uint32_t cost = 0;
  };
  std::vector<std::vector<Edge>> edges;  // by state
  std::vector<bool> final;               // by state

  [[nodiscard]] std::size_t size() const { return edges.size(); }
};

/// States that a graph may have before it is given up; and four times as many edges.
inline constexpr std::size_t run_graph_bound = 150'000;

/// The runs of a net that come to an outcome: by a step whose milestone it is, or by an end of that
/// name. Without an outcome: all runs after which nothing more can happen. None where the bound is
/// reached or the net is unsafe or inclusive; a graph without a final state where no run comes
/// there.
[[nodiscard]] std::optional<RunGraph> runs_of(const Net& net, const std::string& outcome,
                                              const Saying& saying,
                                              std::size_t bound = run_graph_bound);

/// One recorded run.
[[nodiscard]] RunGraph trace(std::span<const Said> events);

/// Some of a graph's runs, all of the same cost.
struct Chosen {
  RunGraph runs;
  std::uint64_t cost = 0;
};

/// The runs that cost least; none where no run comes to a final state.
[[nodiscard]] std::optional<Chosen> cheapest_runs(const RunGraph& graph);
/// Of the runs that never turn back (take no edge to a state they have passed, seen from the start
/// in the order of the net), those that cost most.
[[nodiscard]] std::optional<Chosen> longest_acyclic_runs(const RunGraph& graph);

}  // namespace selaras::behaviour
