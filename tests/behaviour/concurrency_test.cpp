#include "behaviour/concurrency.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/behaviour/small_flows.h"
#include "tests/flow_text.h"

namespace selaras::behaviour {
namespace {

using model::NodeId;

/// Length of the shortest run to a state in which both steps can begin at the same time, by looking
/// at every marking, level by level; none where an unsafe marking turns up before.
struct Plain {
  std::optional<std::size_t> length;
  bool unsafe = false;
};

bool side_by_side(const Net& net, const Marking& marking, NodeId one, NodeId other) {
  for (const TransitionId first : enabled(net, marking)) {
    for (const TransitionId second : enabled(net, marking)) {
      const Transition& a = net.transition(first);
      const Transition& b = net.transition(second);
      if (!a.visible || !b.visible || a.node != one || b.node != other) continue;
      std::vector<PlaceId> shared;
      std::ranges::set_intersection(a.consumes, b.consumes, std::back_inserter(shared));
      if (shared.empty()) return true;
    }
  }
  return false;
}

Plain plainly(const Net& net, NodeId one, NodeId other) {
  std::set<Marking> known{initial_marking(net)};
  std::vector<Marking> level(known.begin(), known.end());
  for (std::size_t length = 0; !level.empty(); ++length) {
    std::vector<Marking> next;
    for (const Marking& marking : level) {
      if (side_by_side(net, marking, one, other)) return {.length = length};
    }
    for (const Marking& marking : level) {
      for (const TransitionId id : enabled(net, marking)) {
        Marking after = marking;
        if (fire(net, after, id) == Firing::unsafe) return {.unsafe = true};
        if (known.insert(after).second) next.push_back(after);
      }
    }
    level = std::move(next);
  }
  return {};
}

TEST(Concurrency, IsFoundWhereverPlainEnumerationFindsItAndByAsShortARun) {
  std::size_t concurrent = 0;
  const auto flows = tests::block_structured_flows(5);
  for (std::uint64_t seed = 0; seed < 3000 + flows.size(); ++seed) {
    const tests::SmallFlow flow =
        seed < 3000 ? tests::random_flow(5 + seed % 4, seed) : flows[seed - 3000];
    const model::Procedure procedure = flow.procedure();
    const Net net(procedure);
    std::vector<std::vector<NodeId>> pairs;
    for (std::uint32_t one = 1; one <= procedure.steps.size(); ++one) {
      for (std::uint32_t other = one + 1; other <= procedure.steps.size(); ++other) {
        pairs.push_back({{one}, {other}});
      }
    }
    const auto found = concurrent_steps(net, pairs);
    for (std::size_t index = 0; index < pairs.size(); ++index) {
      const Plain plain = plainly(net, pairs[index][0], pairs[index][1]);
      if (plain.unsafe) continue;
      ASSERT_EQ(found[index].has_value(), plain.length.has_value()) << "seed " << seed;
      if (!found[index]) continue;
      ++concurrent;
      EXPECT_EQ(found[index]->run.size(), *plain.length) << "seed " << seed;
      EXPECT_TRUE(replays(net, found[index]->run)) << "seed " << seed;
    }
  }
  EXPECT_GT(concurrent, 50u);
}

TEST(Concurrency, IsNoneBetweenTheOutcomesOfOneDecision) {
  const auto procedure = selaras::tests::flow_of("a[x] -> b, a[y] -> c, b -> =done, c -> =done");
  const Net net(procedure);
  EXPECT_FALSE(concurrent_steps(net, {{{2}, {3}}})[0].has_value());
}

}  // namespace
}  // namespace selaras::behaviour
