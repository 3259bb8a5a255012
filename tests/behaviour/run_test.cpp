#include "behaviour/run.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/flow_text.h"

namespace selaras::behaviour {
namespace {

using Steps = std::vector<std::string>;
using tests::flow_of;

/// A shortest run in which the step is done.
Found run_to(const Net& net, const std::string& step) {
  return shortest_run(net, {.observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
                        const Transition& transition = net.transition(id);
                        return transition.visible && net.step(id).id == step ? 1 : state;
                      }});
}

TEST(Run, FollowsASequence) {
  const auto procedure = flow_of("a -> b, b -> c, c -> =done");
  const Net net(procedure);
  const Found found = run_to(net, "c");
  ASSERT_EQ(found.answer, Answer::possible);
  EXPECT_EQ(steps_of(net, found.run), (Steps{"a", "b", "c"}));
  EXPECT_TRUE(replays(net, found.run));
}

TEST(Run, TakesTheShorterBranch) {
  const auto procedure = flow_of("a[x] -> b, a[y] -> c, b -> c, c -> =done");
  const Net net(procedure);
  EXPECT_EQ(steps_of(net, run_to(net, "c").run), (Steps{"a", "c"}));
}

TEST(Run, WaitsForAllParallelBranches) {
  const auto procedure =
      flow_of("a -> &s, &s -> b, &s -> c, b -> &j, c -> &j, &j -> d, d -> =done");
  const Net net(procedure);
  const Steps steps = steps_of(net, run_to(net, "d").run);
  EXPECT_EQ(std::set(steps.begin(), steps.end()), (std::set<std::string>{"a", "b", "c", "d"}));
}

TEST(Run, NeverPassesAJoinWhoseBranchWasNotTaken) {
  const auto procedure = flow_of("a[x] -> b, a[y] -> c, b -> &j, c -> &j, &j -> d, d -> =done");
  const Net net(procedure);
  EXPECT_EQ(run_to(net, "d").answer, Answer::impossible);
}

TEST(Run, DoesNotLoopForEver) {
  const auto procedure = flow_of("a -> b, b[again] -> a, b[on] -> c, c -> =done");
  const Net net(procedure);
  EXPECT_EQ(steps_of(net, run_to(net, "c").run), (Steps{"a", "b", "c"}));
}

TEST(Run, EndsWhereNothingIsStated) {
  const auto procedure = flow_of("a[yes] -> b, a[no] -> ?, b -> =done");
  const Net net(procedure);
  const Found refused =
      shortest_run(net, {.observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
                           return net.transition(id).outcome == "no" ? 1 : state;
                         },
                         .moment = Moment::stuck});
  ASSERT_EQ(refused.answer, Answer::possible);
  EXPECT_EQ(steps_of(net, refused.run), (Steps{"a"}));
}

TEST(Run, IsNotDecidedWhereAPlaceFillsTwice) {
  const auto procedure = flow_of("a -> &s, &s -> b, &s -> c, b -> d, c -> d, d -> e, e -> =done");
  const Net net(procedure);
  EXPECT_EQ(run_to(net, "nowhere").answer, Answer::not_decided);
}

TEST(Run, IsNotDecidedBeyondTheBound) {
  const auto procedure = flow_of("a -> b, b -> c, c -> d, d -> =done");
  const Net net(procedure);
  EXPECT_EQ(
      shortest_run(net, {.observe = [](std::uint8_t state, TransitionId) { return state; }}, 2)
          .answer,
      Answer::not_decided);
}

TEST(Run, IsNotDecidedWithInclusiveGatewaysThatCloseNoBlock) {
  const auto procedure = flow_of("a -> ?s, ?s -> b, ?s -> c, b -> =done, c -> =done");
  EXPECT_EQ(run_to(Net(procedure), "b").answer, Answer::not_decided);
}

TEST(Net, GrowsWithTheSumOfWaysInAndOutNotTheirProduct) {
  std::string edges = "a[x] -> m";
  for (int index = 0; index < 40; ++index) {
    const std::string name = "s" + std::to_string(index);
    edges += ", a[" + name + "] -> " + name + ", " + name + " -> m, m[" + name + "] -> t" + name +
             ", t" + name + " -> =done";
  }
  const auto procedure = flow_of(edges);
  EXPECT_LT(Net(procedure).transitions().size(), 300u);
}

/// Every run by trying everything, without a set of states seen: the oracle for small flows.
bool possible_by_trying(const Net& net, Marking marking, const std::string& step, int depth) {
  if (depth == 0) return false;
  for (const TransitionId id : enabled(net, marking)) {
    if (net.transition(id).visible && net.step(id).id == step) return true;
    Marking next = marking;
    if (fire(net, next, id) == Firing::unsafe) continue;
    if (possible_by_trying(net, next, step, depth - 1)) return true;
  }
  return false;
}

TEST(Run, AgreesWithTryingEverythingOnRandomSmallFlows) {
  std::mt19937 random(20260101);
  const auto pick = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  const std::vector<std::string> names{"a", "b", "&c", "^d", "e", "&f", "=done"};
  for (int trial = 0; trial < 2000; ++trial) {
    std::string edges;
    std::set<std::string> seen;
    for (unsigned edge = 0, count = 3 + pick(7); edge < count; ++edge) {
      const std::string from = edge == 0 ? "a" : names[pick(6)];
      const std::string to = names[1 + pick(6)];
      const bool decides = from == "a" || from == "b" || from == "e";
      const std::string outcome = decides ? "[" + to.substr(to.find_first_not_of("&^=")) + "]" : "";
      if (!seen.insert(from + to).second) continue;
      edges += from + outcome + " -> " + to + ", ";
    }
    const auto procedure = flow_of(edges);
    const Net net(procedure);
    for (const char* step : {"b", "e"}) {
      const Found found = run_to(net, step);
      if (found.answer == Answer::not_decided) continue;
      ASSERT_EQ(found.answer == Answer::possible,
                possible_by_trying(net, initial_marking(net), step, 9))
          << edges << " to " << step;
      ASSERT_TRUE(replays(net, found.run)) << edges;
    }
  }
}

}  // namespace
}  // namespace selaras::behaviour
