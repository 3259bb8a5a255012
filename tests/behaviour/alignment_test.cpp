#include "behaviour/alignment.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/flow_text.h"

/// Alignments against oracles that know nothing of the search: all pairs of runs compared one by
/// one, and relaxation of every pair of states until nothing changes.
namespace selaras::behaviour {
namespace {

using Run = std::vector<Said>;

constexpr std::uint64_t none = UINT64_MAX;

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

/// A few states; edges only lead onwards where `acyclic`.
RunGraph random_graph(std::mt19937& random, std::uint32_t states, bool acyclic) {
  RunGraph graph;
  graph.edges.resize(states);
  graph.final.resize(states, false);
  graph.final.back() = true;
  std::uint32_t origin = 0;
  for (std::uint32_t from = 0; from < states; ++from) {
    for (std::uint32_t to = acyclic ? from + 1 : 0; to < states; ++to) {
      if (below(random, 2) == 0) continue;
      const bool quiet = below(random, 5) == 0;
      graph.edges[from].push_back({.target = to,
                                   .origin = origin++,
                                   .label = quiet ? silent : below(random, 3),
                                   .cost = quiet ? 0 : below(random, 4)});
    }
  }
  return graph;
}

void collect(const RunGraph& graph, std::uint32_t state, Run& run, std::vector<Run>& runs) {
  if (graph.final[state]) runs.push_back(run);
  for (const RunGraph::Edge& edge : graph.edges[state]) {
    run.push_back({.label = edge.label, .cost = edge.cost});
    collect(graph, edge.target, run, runs);
    run.pop_back();
  }
}

std::vector<Run> all_runs(const RunGraph& graph) {
  std::vector<Run> runs;
  Run run;
  collect(graph, 0, run, runs);
  return runs;
}

/// The textbook table of the least cost between two sequences.
std::uint64_t distance(const Run& left, const Run& right) {
  std::vector<std::vector<std::uint64_t>> table(left.size() + 1,
                                                std::vector<std::uint64_t>(right.size() + 1, 0));
  for (std::size_t i = 0; i <= left.size(); ++i) {
    for (std::size_t j = 0; j <= right.size(); ++j) {
      if (i == 0 && j == 0) continue;
      std::uint64_t best = none;
      if (i > 0) best = std::min(best, table[i - 1][j] + left[i - 1].cost);
      if (j > 0) best = std::min(best, table[i][j - 1] + right[j - 1].cost);
      const bool same =
          i > 0 && j > 0 && left[i - 1].label == right[j - 1].label && left[i - 1].label != silent;
      if (same) best = std::min(best, table[i - 1][j - 1]);
      table[i][j] = best;
    }
  }
  return table.back().back();
}

std::uint64_t least_distance(const RunGraph& left, const RunGraph& right) {
  std::uint64_t least = none;
  const std::vector<Run> theirs = all_runs(right);
  for (const Run& one : all_runs(left)) {
    for (const Run& other : theirs) least = std::min(least, distance(one, other));
  }
  return least;
}

/// Relaxes every pair of states until nothing changes, whatever the loops.
std::uint64_t relaxed_distance(const RunGraph& left, const RunGraph& right) {
  const std::size_t width = right.size();
  std::vector<std::uint64_t> cost(left.size() * width, none);
  cost[0] = 0;
  bool changed = true;
  const auto relax = [&](std::size_t to, std::uint64_t value) {
    if (value >= cost[to]) return;
    cost[to] = value;
    changed = true;
  };
  while (changed) {
    changed = false;
    for (std::size_t pair = 0; pair < cost.size(); ++pair) {
      if (cost[pair] == none) continue;
      const std::size_t l = pair / width;
      const std::size_t r = pair % width;
      for (const auto& a : left.edges[l]) relax(a.target * width + r, cost[pair] + a.cost);
      for (const auto& b : right.edges[r]) relax(l * width + b.target, cost[pair] + b.cost);
      for (const auto& a : left.edges[l]) {
        for (const auto& b : right.edges[r]) {
          if (a.label == b.label && a.label != silent)
            relax(a.target * width + b.target, cost[pair]);
        }
      }
    }
  }
  std::uint64_t least = none;
  for (std::size_t pair = 0; pair < cost.size(); ++pair) {
    if (left.final[pair / width] && right.final[pair % width]) least = std::min(least, cost[pair]);
  }
  return least;
}

const RunGraph::Edge* edge_of(const RunGraph& graph, std::uint32_t origin) {
  for (const auto& edges : graph.edges) {
    const auto found = std::ranges::find(edges, origin, &RunGraph::Edge::origin);
    if (found != edges.end()) return &*found;
  }
  return nullptr;
}

/// What the moves of an alignment cost when they are added up.
std::uint64_t cost_of_moves(const Alignment& alignment, const RunGraph& left,
                            const RunGraph& right) {
  std::uint64_t cost = 0;
  for (const Move& move : alignment.moves) {
    const RunGraph::Edge* ours = move.left ? edge_of(left, *move.left) : nullptr;
    const RunGraph::Edge* theirs = move.right ? edge_of(right, *move.right) : nullptr;
    if (ours != nullptr && theirs != nullptr) {
      EXPECT_EQ(ours->label, theirs->label);
      continue;
    }
    cost += ours != nullptr ? ours->cost : theirs->cost;
  }
  return cost;
}

void expect_same(const RunGraph& left, const RunGraph& right, std::uint64_t expected) {
  const auto found = Aligner(right).align(left);
  ASSERT_EQ(found.has_value(), expected != none);
  if (!found) return;
  EXPECT_EQ(found->cost, expected);
  EXPECT_EQ(cost_of_moves(*found, left, right), expected);
}

TEST(Alignment, CostsWhatTheCheapestPairOfAllRunsCosts) {
  std::mt19937 random(20190102);
  for (int round = 0; round < 3000; ++round) {
    const RunGraph left = random_graph(random, 2 + below(random, 4), true);
    const RunGraph right = random_graph(random, 2 + below(random, 4), true);
    expect_same(left, right, least_distance(left, right));
  }
}

TEST(Alignment, CostsWhatRelaxationFindsWhereRunsHaveLoops) {
  std::mt19937 random(20231017);
  for (int round = 0; round < 3000; ++round) {
    const RunGraph left = random_graph(random, 2 + below(random, 4), false);
    const RunGraph right = random_graph(random, 2 + below(random, 4), false);
    expect_same(left, right, relaxed_distance(left, right));
  }
}

TEST(Alignment, GivesTheSameToOneAlignerAskedManyTimes) {
  std::mt19937 random(5);
  Aligner shared(random_graph(random, 5, false));
  random.seed(5);
  const RunGraph right = random_graph(random, 5, false);
  for (int round = 0; round < 500; ++round) {
    const RunGraph left = random_graph(random, 2 + below(random, 6), false);
    const auto once = Aligner(right).align(left);
    const auto again = shared.align(left);
    ASSERT_EQ(once.has_value(), again.has_value());
    if (once) {
      EXPECT_EQ(once->cost, again->cost);
      EXPECT_EQ(once->moves, again->moves);
    }
  }
}

/// Steps are compared by their first letter, each at a cost of 1.
Saying by_letter(const Net& net) {
  return [&net](TransitionId id) -> Said {
    if (!net.transition(id).visible) return {};
    return {.label = static_cast<Label>(net.step(id).activity.front() - 'a'), .cost = 1};
  };
}

RunGraph events(std::string_view letters) {
  Run run;
  for (const char letter : letters)
    run.push_back({.label = static_cast<Label>(letter - 'a'), .cost = 1});
  return trace(run);
}

class AgainstANet : public testing::Test {
 protected:
  model::Procedure procedure =
      tests::flow_of("a -> &s, &s -> b, &s -> c, b -> &j, c -> &j, &j -> d, d -> =granted");
  Net net{procedure};

  Alignment of(std::string_view letters) {
    const auto runs = runs_of(net, "granted", by_letter(net));
    return Aligner(*runs).align(events(letters)).value_or(Alignment{.cost = none});
  }
  std::vector<MoveKind> kinds(std::string_view letters) {
    std::vector<MoveKind> all;
    for (const Move& move : of(letters).moves) all.push_back(move.kind);
    return all;
  }
};

TEST_F(AgainstANet, CostsNothingInEitherOrderOfParallelSteps) {
  EXPECT_EQ(of("abcd").cost, 0u);
  EXPECT_EQ(of("acbd").cost, 0u);
}

TEST_F(AgainstANet, NamesWhatIsMissingExtraAndMoved) {
  using enum MoveKind;
  EXPECT_EQ(kinds("abd"), (std::vector{synchronous, synchronous, missing, synchronous}));
  EXPECT_EQ(kinds("axbcd"),
            (std::vector{synchronous, extra, synchronous, synchronous, synchronous}));
  EXPECT_EQ(std::ranges::count(kinds("bcda"), moved), 2);
  EXPECT_EQ(of("bcda").cost, 2u);
}

TEST_F(AgainstANet, CostsEverythingWhereNothingHappened) { EXPECT_EQ(of("").cost, 4u); }

TEST(Runs, EndWhereTheMilestoneIsReached) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> c, c -> =done");
  procedure.steps[1].milestone = "granted";
  const Net net(procedure);
  const auto runs = runs_of(net, "granted", by_letter(net));
  ASSERT_TRUE(runs);
  EXPECT_EQ(cheapest_runs(*runs)->cost, 2u);
}

TEST(Runs, OfAnOutcomeThatNothingLeadsToAreNone) {
  const model::Procedure procedure = tests::flow_of("a -> b, b -> =rejected");
  const Net net(procedure);
  const auto runs = runs_of(net, "granted", by_letter(net));
  ASSERT_TRUE(runs);
  EXPECT_FALSE(cheapest_runs(*runs));
}

TEST(Runs, ThatNeverTurnBackPassALoopOnce) {
  const model::Procedure procedure = tests::flow_of(
      "a -> b, b[again] -> c, c -> a, b[on] -> d, d -> =granted, b[short] -> =granted");
  const Net net(procedure);
  const auto longest = longest_acyclic_runs(*runs_of(net, "", by_letter(net)));
  ASSERT_TRUE(longest);
  EXPECT_EQ(longest->cost, 3u);  // a, b, d
  EXPECT_EQ(Aligner(longest->runs).align(events("abd"))->cost, 0u);
  EXPECT_EQ(Aligner(longest->runs).align(events("ab"))->cost, 1u);
}

TEST(Runs, AreGivenUpWhereTheyAreTooMany) {
  const model::Procedure procedure = tests::flow_of("a -> b, b -> c, c -> =granted");
  const Net net(procedure);
  EXPECT_FALSE(runs_of(net, "granted", by_letter(net), 2));
  EXPECT_FALSE(Aligner(events("abc")).align(events("abc"), 3));
}

}  // namespace
}  // namespace selaras::behaviour
