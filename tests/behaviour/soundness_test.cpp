#include "behaviour/soundness.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "behaviour/reduction.h"
#include "tests/behaviour/every_state.h"
#include "tests/behaviour/small_flows.h"
#include "tests/flow_text.h"
#include "tests/generate_procedure.h"

namespace selaras::behaviour {
namespace {

using selaras::tests::flow_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::every_state;
using tests::SmallFlow;
using Verdict = Soundness::Verdict;

std::vector<Defect> defects(const Soundness& soundness) {
  std::vector<Defect> found;
  for (const Fault& fault : soundness.faults) found.push_back(fault.defect);
  return found;
}

Soundness of(std::string_view edges) {
  const model::Procedure procedure = flow_of(edges);
  return soundness(Net(procedure));
}

TEST(Soundness, HoldsForSequencesChoicesParallelBranchesAndLoops) {
  EXPECT_EQ(of("a -> =done").verdict, Verdict::sound);
  EXPECT_EQ(of("a[x] -> b, a[y] -> =refused, b[again] -> a, b[on] -> =done").verdict,
            Verdict::sound);
  EXPECT_EQ(of("a -> &s, &s -> b, &s -> c, b -> &j, c -> &j, &j -> =done").verdict, Verdict::sound);
}

TEST(Soundness, FindsAJoinThatWaitsForABranchNotTaken) {
  const Soundness found = of("a[x] -> b, a[y] -> c, b -> &j, c -> &j, &j -> d, d -> =done");
  EXPECT_THAT(defects(found), ElementsAre(Defect::deadlock));
  EXPECT_THAT(found.dead, IsEmpty()) << "that d is never done is the deadlock's consequence";
}

TEST(Soundness, FindsBranchesThatMeetWithoutWaiting) {
  const Soundness found = of("a -> &s, &s -> b, &s -> c, b -> d, c -> d, d -> =done");
  EXPECT_THAT(defects(found), ElementsAre(Defect::unsynchronised_merge))
      << "that the end is reached too early is the merge's consequence";
}

TEST(Soundness, FindsAnEndReachedWhileWorkIsLeft) {
  EXPECT_THAT(defects(of("a -> &s, &s -> b, &s -> c, b -> =granted, c -> =noted")),
              ElementsAre(Defect::improper_completion))
      << "one cause, however many ends";
  EXPECT_THAT(defects(of("a -> &s, &s -> b, &s -> c, b -> =done, c -> =done")),
              ElementsAre(Defect::improper_completion));
}

TEST(Soundness, FindsALoopThatCannotBeLeftWithTheWayInAndTheWayRound) {
  const model::Procedure procedure = flow_of("a -> b, b -> c, c -> b");
  const Net net(procedure);
  const Soundness found = soundness(net);
  ASSERT_THAT(defects(found), ElementsAre(Defect::livelock));
  EXPECT_THAT(steps_of(net, found.faults[0].cycle), testing::UnorderedElementsAre("b", "c"));
  EXPECT_THAT(steps_of(net, found.faults[0].run), ElementsAre("a"));
}

TEST(Soundness, FindsALoopWhoseOnlyWayOutIsNeverOpen) {
  // The graph has a way to the end, but &j waits for a branch that the loop never opens.
  const Soundness found =
      of("a[x] -> b, a[y] -> e, b -> &s, &s -> c, &s -> &j, c -> d, d -> c, e -> &j, &j -> =done");
  EXPECT_THAT(defects(found), testing::Contains(Defect::livelock));
}

TEST(Soundness, TakesSilenceForNoDeadlock) {
  EXPECT_EQ(of("a[yes] -> b, a[no] -> ?, b -> =done").verdict, Verdict::sound);
  EXPECT_EQ(of("a -> &s, &s -> b, &s -> c, c -> &j, b[x] -> ?, b[y] -> &j, &j -> =done").verdict,
            Verdict::sound);
}

TEST(Soundness, NamesAStepThatWaitsForItselfAsNeverDone) {
  const Soundness found =
      of("a -> &s, &s -> b, &s -> x, b -> &j, &j -> c, c[again] -> &j, c[on] -> =done");
  EXPECT_THAT(found.faults, IsEmpty());
  EXPECT_THAT(found.dead, ElementsAre(model::NodeId{4}));
}

TEST(Soundness, GivesOneFaultForEachCause) {
  const Soundness found =
      of("a[p] -> b, a[q] -> c, b -> &j, c -> &j, &j -> =done, a[r] -> d, d[p] -> e, d[q] -> f, "
         "e -> &k, f -> &k, &k -> =done");
  EXPECT_THAT(defects(found), ElementsAre(Defect::deadlock, Defect::deadlock));
}

TEST(Soundness, OpensAnyBranchesOfAnInclusiveBlockAndWaitsForThem) {
  const model::Procedure procedure =
      flow_of("a -> ?s, ?s -> b, ?s -> c, b -> ?j, c -> ?j, ?j -> d, d -> =done");
  const Net net(procedure);
  EXPECT_EQ(soundness(net).verdict, Verdict::sound);
  const auto without = [&](const std::string& step) {
    return shortest_run(net,
                        {.observe = [&, step](std::uint8_t state, TransitionId id) -> std::uint8_t {
                          if (!net.transition(id).visible || state != 0) return state;
                          return net.step(id).id == step ? 2 : net.step(id).id == "d" ? 1 : 0;
                        }})
        .answer;
  };
  EXPECT_EQ(without("b"), Answer::possible);
  EXPECT_EQ(without("c"), Answer::possible);
  const auto neither =
      shortest_run(net, {.observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
                     if (!net.transition(id).visible || state != 0) return state;
                     const std::string& step = net.step(id).id;
                     return step == "b" || step == "c" ? 2 : step == "d" ? 1 : 0;
                   }});
  EXPECT_EQ(neither.answer, Answer::impossible) << "at least one branch is opened";
}

TEST(Soundness, IsNotDecidedForInclusiveGatewaysThatCloseNoBlock) {
  const Soundness found = of("a -> ?s, ?s -> b, ?s -> c, b -> ^j, c -> ^j, ^j -> =done");
  EXPECT_EQ(found.verdict, Verdict::not_decided);
  EXPECT_EQ(found.why, Soundness::Undecided::inclusive);
}

/// So many branches at once, each with a decision and a loop, closed by the last name.
std::string branches(int count, const std::string& joins) {
  std::string edges = "a -> &s";
  for (int index = 0; index < count; ++index) {
    const std::string b = "b" + std::to_string(index);
    edges += ", &s -> " + b + ", " + b + " -> " + joins;
  }
  return edges + ", " + joins + " -> =done";
}

TEST(Soundness, IsProvenForParallelBranchesByReduction) {
  const Soundness found = of(branches(60, "&j"));
  EXPECT_EQ(found.verdict, Verdict::sound);
  EXPECT_LT(found.states, 10u);
}

TEST(Soundness, OfALargeNetShowsAFaultThatTheReducedOneHas) {
  const model::Procedure procedure = flow_of(
      branches(40, "&j") + ", &j -> x, x[p] -> y, x[q] -> z, y -> &k, z -> &k, &k -> =granted");
  const Net net(procedure);
  const Soundness found = soundness(net, Reducing::on, {.states = 20'000});
  ASSERT_EQ(found.verdict, Verdict::unsound);
  EXPECT_FALSE(found.faults[0].shortest);
}

TEST(Soundness, IsNotDecidedBeyondTheBound) {
  const model::Procedure procedure = flow_of(branches(20, "&j"));
  const Soundness found = soundness(Net(procedure), Reducing::off, {.states = 1000});
  EXPECT_EQ(found.verdict, Verdict::not_decided);
  EXPECT_EQ(found.why, Soundness::Undecided::limit);
}

TEST(Soundness, CountsEveryStateOfParallelBranches) {
  const model::Procedure procedure = flow_of(branches(10, "&j"));
  // Before the split, 2^10 while the branches run, after the join, the end.
  EXPECT_EQ(soundness(Net(procedure), Reducing::off).states, 1024u + 4u);
}

TEST(Soundness, OfEveryProcedureWithoutAnythingInItIsNoFault) {
  const model::Procedure empty;
  EXPECT_EQ(soundness(Net(empty)).verdict, Verdict::sound);
}

std::map<Defect, std::size_t> shortest_of(const Soundness& soundness) {
  std::map<Defect, std::size_t> shortest;
  for (const Fault& fault : soundness.faults) {
    const auto [known, fresh] = shortest.try_emplace(fault.defect, fault.run.size());
    known->second = std::min(known->second, fault.run.size());
  }
  return shortest;
}

std::set<Defect> kinds_of(const Inspection& inspection) {
  std::set<Defect> kinds;
  for (const Symptom& symptom : inspection.symptoms) kinds.insert(symptom.defect);
  return kinds;
}

void expect_true(const Net& net, const std::string& text) {
  const tests::EveryState truth = every_state(net);
  const Soundness found = soundness(net, Reducing::off);
  ASSERT_EQ(found.states, truth.states) << text;
  auto shortest = shortest_of(found);
  auto expected = truth.shortest;
  if (expected.contains(Defect::unsynchronised_merge)) {
    // An end behind a merge is not told again.
    ASSERT_TRUE(!shortest.contains(Defect::improper_completion) ||
                expected.contains(Defect::improper_completion))
        << text;
    shortest.erase(Defect::improper_completion);
    expected.erase(Defect::improper_completion);
  }
  ASSERT_EQ(shortest, expected) << text;
  if (truth.shortest.empty()) {
    ASSERT_EQ(found.dead.empty(), truth.undone.empty()) << text;
  }
  for (const model::NodeId step : found.dead) ASSERT_TRUE(truth.undone.contains(step)) << text;
}

void expect_reduction_agrees(const Net& net, const std::string& text) {
  const Inspection whole = inspected(net.skeleton(), {});
  const Reduction reduction = reduced(net.skeleton());
  const Inspection smaller = inspected(reduction.net, {});
  ASSERT_EQ(whole.clean(), smaller.clean()) << text;
  const std::set<Defect> kinds = kinds_of(whole);
  if (!kinds.contains(Defect::unsynchronised_merge)) {
    ASSERT_EQ(kinds, kinds_of(smaller)) << text;
  }
  ASSERT_LE(reduction.net.places.size(), net.places().size());
}

/// `all`: for every two steps; else for neighbours, the later one in the file first.
void expect_orders_agree(const Net& net, bool all, const std::string& text) {
  const auto& steps = net.procedure().steps;
  for (const model::Step& earlier : steps) {
    for (const model::Step& later : steps) {
      if (&earlier == &later || (!all && (&earlier - &later != 1))) continue;
      const Query query{.observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
        if (state != 0 || !net.transition(id).visible) return state;
        const model::Step& step = net.step(id);
        return &step == &earlier ? 2 : &step == &later ? 1 : 0;
      }};
      const Found found = shortest_run(net, query);
      const auto truth = tests::shortest_without(net, earlier.id, later.id);
      if (found.answer == Answer::not_decided) continue;
      ASSERT_EQ(found.answer == Answer::possible, truth.has_value()) << text;
      if (truth) {
        ASSERT_EQ(found.run.size(), *truth) << text;
      }
      ASSERT_TRUE(replays(net, found.run)) << text;
      const Found smaller = reduced_run(net, query);
      if (smaller.answer != Answer::not_decided) {
        ASSERT_EQ(smaller.answer, found.answer) << text;
      }
      ASSERT_TRUE(replays(net, smaller.run)) << text;
    }
  }
}

enum class Orders { none, some, all };

void examine(const Net& net, const std::string& text, Orders orders) {
  if (net.has_inclusive()) return;
  expect_true(net, text);
  expect_reduction_agrees(net, text);
  if (orders != Orders::none) expect_orders_agree(net, orders == Orders::all, text);
}

void examine(const SmallFlow& flow, Orders orders) {
  const model::Procedure procedure = flow.procedure();
  examine(Net(procedure), flow.text(), orders);
}

// An unoptimised build, for the debugger, takes a sample: the whole would take it ten minutes.
#ifdef __OPTIMIZE__
constexpr std::size_t one_of = 1;
#else
constexpr std::size_t one_of = 50;
#endif

TEST(SoundnessOracle, AgreesOnEveryGraphOfUpToFourNodes) {
  std::size_t count = 0;
  for (const std::size_t inner : {1u, 2u, 3u}) {
    tests::for_every_flow(inner, [&](const SmallFlow& flow) {
      if (++count % one_of != 0) return;
      if (!testing::Test::HasFatalFailure()) examine(flow, inner < 3 ? Orders::all : Orders::some);
    });
  }
  EXPECT_EQ(count, 3u * 4 + 9u * 64 + 27u * 4096);
}

TEST(SoundnessOracle, AgreesOnEveryBlockStructuredFlowOfUpToSixNodes) {
  const std::vector<SmallFlow> flows = tests::block_structured_flows(6);
  EXPECT_GT(flows.size(), 1000u);
  for (const SmallFlow& flow : flows) {
    if (testing::Test::HasFatalFailure()) break;
    examine(flow, Orders::all);
  }
}

TEST(SoundnessOracle, AgreesOnAHundredThousandRandomFlowsOfFiveToEightNodes) {
  std::size_t examined = 0;
  for (std::uint64_t seed = 0; examined < 100'000 / one_of && !testing::Test::HasFatalFailure();
       ++seed) {
    const SmallFlow flow = tests::random_flow(4 + seed % 4, seed);
    const model::Procedure procedure = flow.procedure();
    const Net net(procedure);
    // A few fill thousands of markings by overlapping loops; they would take most of the time.
    if (!inspected(net.skeleton(), {.states = 200}).complete) continue;
    ++examined;
    examine(net, flow.text(), seed % 4 == 0 ? Orders::some : Orders::none);
  }
}

RC_GTEST_PROP(SoundnessProperty, IsWhatEveryStateShows, ()) {
  const model::Procedure procedure = *selaras::tests::any_bare_procedure();
  const Net net(procedure);
  RC_PRE(!net.has_inclusive() && net.places().size() <= 64);
  RC_PRE(inspected(net.skeleton(), {.states = 300}).complete);
  expect_true(net, "");
}

RC_GTEST_PROP(SoundnessProperty, IsTheSameWithAndWithoutReduction, ()) {
  const model::Procedure procedure = *selaras::tests::any_bare_procedure();
  const Net net(procedure);
  const Inspection whole = inspected(net.skeleton(), {.states = 20'000});
  RC_PRE(whole.complete);
  RC_ASSERT(inspected(reduced(net.skeleton()).net, {}).clean() == whole.clean());
}

}  // namespace
}  // namespace selaras::behaviour
