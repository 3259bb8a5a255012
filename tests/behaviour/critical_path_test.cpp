#include "behaviour/critical_path.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/flow_text.h"
#include "tests/generate_procedure.h"

namespace selaras::behaviour {
namespace {

using model::NodeId;
using model::Procedure;
using selaras::tests::flow_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Steps = std::vector<std::string>;
using Days = std::map<std::string, Time>;

/// A flow with the time that each step takes; a step that is not named takes none.
struct Timed {
  Procedure procedure;
  Days days;
  Net net{procedure};
  CriticalPath path{net, soundness(net), {"granted", "rejected"}};
  Lasting lasting = [this](TransitionId id, Time begun) {
    const auto known = days.find(net.step(id).id);
    return begun + (known == days.end() ? 0 : known->second);
  };

  LastingOfAll all_lasting = [this](TransitionId id, std::span<Time> begun) {
    for (Time& time : begun) time = lasting(id, time);
  };

  Timed(Procedure flow, Days lengths) : procedure(std::move(flow)), days(std::move(lengths)) {}
  Timed(std::string_view flow, Days lengths) : Timed(flow_of(flow), std::move(lengths)) {}
  Timed(const Timed&) = delete;

  [[nodiscard]] std::map<std::string, Time> earliest() const {
    return done(path.earliest(lasting));
  }
  [[nodiscard]] std::map<std::string, Time> latest() const { return done(path.latest(lasting)); }

  static std::map<std::string, Time> done(const std::vector<Finish>& finishes) {
    std::map<std::string, Time> times;
    for (const Finish& finish : finishes) times[finish.outcome] = finish.done;
    return times;
  }
};

using Times = std::map<std::string, Time>;

TEST(CriticalPath, AddsWhatComesOneAfterTheOther) {
  const Timed timed("a -> b, b -> c, c -> =granted", {{"a", 1}, {"b", 2}, {"c", 4}});
  EXPECT_EQ(timed.earliest(), (Times{{"granted", 7}}));
  EXPECT_EQ(timed.latest(), (Times{{"granted", 7}}));
}

TEST(CriticalPath, TakesTheLongestOfParallelBranchesAndNamesWhatItConsistsOf) {
  const Timed timed("a -> &s, &s -> b, &s -> c, b -> &j, c -> &j, &j -> d, d -> =granted",
                    {{"a", 1}, {"b", 5}, {"c", 2}, {"d", 1}});
  EXPECT_EQ(timed.earliest(), (Times{{"granted", 7}}));
  const auto latest = timed.path.latest(timed.lasting);
  ASSERT_THAT(latest, SizeIs(1));
  EXPECT_EQ(steps_of(timed.net, latest[0].chain), (Steps{"a", "b", "d"}));
  EXPECT_TRUE(replays(timed.net, latest[0].run));
}

TEST(CriticalPath, HasAnIntervalWhereThereIsAChoice) {
  const Timed timed("a[x] -> b, a[y] -> c, b -> d, c -> d, d -> =granted",
                    {{"a", 1}, {"b", 5}, {"c", 2}});
  EXPECT_EQ(timed.earliest(), (Times{{"granted", 3}}));
  EXPECT_EQ(timed.latest(), (Times{{"granted", 6}}));
}

TEST(CriticalPath, TellsOutcomesApart) {
  const Timed timed("a[yes] -> b, a[no] -> =rejected, b -> =granted, a[maybe] -> ?",
                    {{"a", 1}, {"b", 5}});
  EXPECT_EQ(timed.latest(), (Times{{"", 1}, {"granted", 6}, {"rejected", 1}}));
}

TEST(CriticalPath, EndsWithTheMilestoneHoweverLongTheRestTakes) {
  Procedure procedure = flow_of("a -> b, b -> c, c -> =completed");
  procedure.steps[1].milestone = "granted";
  const Timed timed(procedure, {{"a", 1}, {"b", 1}, {"c", 100}});
  EXPECT_EQ(timed.latest(), (Times{{"granted", 2}}));
}

TEST(CriticalPath, NamesALoopAndCountsItOnce) {
  const Timed timed("a -> b, b -> c, c[again] -> d, d -> b, c[on] -> =granted",
                    {{"a", 1}, {"b", 2}, {"c", 4}, {"d", 8}});
  EXPECT_EQ(timed.latest(), (Times{{"granted", 7}}));
  EXPECT_THAT(timed.path.loops(), ElementsAre(Steps{"b", "c", "d"}));
}

TEST(CriticalPath, DoesNotNameALoopThatComesAfterTheCaseIsClosed) {
  Procedure procedure = flow_of("a -> b, b -> c, c[again] -> b, c[on] -> =completed");
  procedure.steps[1].milestone = "granted";
  EXPECT_THAT(Timed(procedure, {}).path.loops(), IsEmpty());
}

TEST(CriticalPath, IsNotDecidedOfAnUnsoundFlowNorOfALoopWithTwoEntries) {
  const Timed stuck("a[x] -> b, a[y] -> c, b -> &j, c -> &j, &j -> =granted", {});
  EXPECT_EQ(stuck.path.undecided(), CriticalPath::Undecided::unsound);
  EXPECT_THAT(stuck.latest(), IsEmpty());
  const Timed twice("a[x] -> b, a[y] -> c, b -> c, c[back] -> b, c[on] -> =granted", {});
  EXPECT_EQ(twice.path.undecided(), CriticalPath::Undecided::several_entries);
}

TEST(CriticalPath, IsQuickWhereTwentyBranchesRunSideBySide) {
  std::string flow = "a -> &s, &j -> z, z -> =granted";
  Days days{{"a", 1}, {"z", 1}};
  for (int branch = 0; branch < 20; ++branch) {
    const std::string name = "b" + std::to_string(branch);
    flow += ", &s -> " + name + ", " + name + "[x] -> " + name + "x, " + name + "[y] -> " + name +
            "y, " + name + "x -> ^m" + name + ", " + name + "y -> ^m" + name + ", ^m" + name +
            " -> &j";
    days[name + "x"] = branch;
    days[name + "y"] = 30 - branch;
  }
  const Timed timed(flow, days);
  EXPECT_EQ(timed.latest(), (Times{{"granted", 32}}));
  EXPECT_EQ(timed.earliest(), (Times{{"granted", 17}}));
}

TEST(CriticalPath, FollowsTimesThatDependOnWhenSomethingBegins) {
  // Whatever begins on the fifth day of a week waits for the next one.
  const Procedure procedure = flow_of("a -> b, b -> =granted");
  const Net net(procedure);
  const CriticalPath path(net, soundness(net), {});
  const Lasting lasting = [](TransitionId, Time begun) {
    const Time done = begun + 2;
    return done % 7 < 5 ? done : done + 7 - done % 7;
  };
  EXPECT_EQ(path.latest(lasting, 0)[0].done, 4);
  EXPECT_EQ(path.latest(lasting, 1)[0].done, 7);
  EXPECT_EQ(path.latest(lasting, 4)[0].done, 9);
}

// Against all runs, in every order in which they can happen.

/// The end of an edge lies on every way to its beginning: without it the beginning is not reached.
bool leads_back(const model::Flow& flow, const model::Edge& edge) {
  if (edge.from == edge.to) return true;
  std::set<NodeId> reached{{0}};
  if (edge.to == NodeId{0}) return true;
  for (bool grows = true; grows;) {
    grows = false;
    for (const model::Edge& each : flow.edges) {
      if (!reached.contains(each.from) || each.to == edge.to) continue;
      grows |= reached.insert(each.to).second;
    }
  }
  return !reached.contains(edge.from);
}

class EveryRun {
 public:
  EveryRun(const Net& net, const Lasting& lasting) : net_(net), lasting_(lasting) {
    for (const model::Edge& edge : net.procedure().flow.edges) {
      back_.push_back(leads_back(net.procedure().flow, edge));
    }
    go_on({{net.initial(), 0}});
  }

  Times least, most;
  bool all = true;  // the bound was not reached

 private:
  using Tokens = std::map<PlaceId, Time>;

  void go_on(const Tokens& tokens) {
    if (!seen_.insert(tokens).second) return;
    if (seen_.size() > 60'000) all = false;
    if (!all) return;
    bool stuck = true;
    for (std::uint32_t index = 0; index < net_.transitions().size(); ++index) {
      const Transition& transition = net_.transitions()[index];
      const auto marked = [&](PlaceId place) { return tokens.contains(place); };
      if (!std::ranges::all_of(transition.consumes, marked)) continue;
      stuck = false;
      Tokens next = tokens;
      Time begun = 0;
      for (const PlaceId place : transition.consumes) {
        begun = std::max(begun, tokens.at(place));
        next.erase(place);
      }
      const Time done = transition.visible ? lasting_({index}, begun) : begun;
      bool back = false;
      for (const PlaceId id : transition.produces) {
        const Place& place = net_.places()[id.value()];
        back = back || (place.kind == Place::Kind::edge && back_[place.edge]);
        next[id] = done;
      }
      if (!back) go_on(next);
    }
    if (stuck) finish(tokens);
  }

  void finish(const Tokens& tokens) {
    Time done = 0;
    std::string outcome;
    for (const auto& [id, since] : tokens) {
      done = std::max(done, since);
      const Place& place = net_.places()[id.value()];
      if (place.kind == Place::Kind::end) {
        outcome = net_.procedure().flow.nodes[place.node.value()].outcome;
      }
    }
    least[outcome] = least.contains(outcome) ? std::min(least[outcome], done) : done;
    most[outcome] = std::max(most[outcome], done);
  }

  const Net& net_;
  const Lasting& lasting_;
  std::vector<bool> back_;
  std::set<Tokens> seen_;
};

/// A flow of nested blocks whose steps take times by chance.
Timed random_times(const std::vector<std::uint32_t>& choices, std::uint64_t seed, Time factor = 1) {
  Procedure procedure = selaras::tests::bare_procedure_from(choices);
  std::mt19937_64 random(seed);
  Days days;
  for (const model::Step& step : procedure.steps) {
    days[step.id] = static_cast<Time>(random() % 6) * factor;
  }
  return Timed(std::move(procedure), std::move(days));
}

RC_GTEST_PROP(CriticalPath, AgreesWithEveryRunOfSmallFlows,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Timed timed = random_times(choices, seed);
  RC_PRE(timed.procedure.steps.size() <= 9u && !timed.net.has_inclusive());
  RC_ASSERT(timed.path.undecided() != CriticalPath::Undecided::several_entries);
  RC_PRE(timed.path.undecided() == CriticalPath::Undecided::none);
  const EveryRun every(timed.net, timed.lasting);
  RC_PRE(every.all);
  RC_ASSERT(timed.earliest() == every.least);
  RC_ASSERT(timed.latest() == every.most);
  RC_PRE(!every.least.empty());
  const auto time = &Times::value_type::second;
  const CriticalPath::Abridged abridged = timed.path.abridged(
      [&](TransitionId id) { return timed.days.at(timed.net.step(id).id) > 0; });
  RC_ASSERT(abridged.earliest(timed.all_lasting, {0}) ==
            std::vector{std::ranges::min_element(every.least, {}, time)->second});
  RC_ASSERT(abridged.latest(timed.all_lasting, {0}) ==
            std::vector{std::ranges::max_element(every.most, {}, time)->second});
}

/// Done when the clock next comes to a multiple of the step's days: how long that takes hangs on
/// when it begins.
Time next_turn(const Days& days, const std::string& step, Time begun) {
  const Time turn = days.at(step);
  return turn == 0 ? begun : (begun + turn) / turn * turn;
}

RC_GTEST_PROP(CriticalPath, AbridgedIsRightForEachOfManyStarts,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Timed timed = random_times(choices, seed);
  const Lasting lasting = [&](TransitionId id, Time begun) {
    return next_turn(timed.days, timed.net.step(id).id, begun);
  };
  RC_PRE(!timed.path.latest(lasting).empty());
  const LastingOfAll all = [&](TransitionId id, std::span<Time> begun) {
    for (Time& time : begun) time = lasting(id, time);
  };
  const CriticalPath::Abridged abridged = timed.path.abridged(
      [&](TransitionId id) { return timed.days.at(timed.net.step(id).id) > 0; });
  std::vector<Time> starts, first, last;
  for (Time start = 0; start < 12; ++start) {
    starts.push_back(start);
    first.push_back(std::ranges::min(timed.path.earliest(lasting, start), {}, &Finish::done).done);
    last.push_back(std::ranges::max(timed.path.latest(lasting, start), {}, &Finish::done).done);
  }
  RC_ASSERT(abridged.earliest(all, starts) == first);
  RC_ASSERT(abridged.latest(all, starts) == last);
}

RC_GTEST_PROP(CriticalPath, AbridgedAsksForNothingThatTakesNoTime,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Timed timed = random_times(choices, seed);
  const auto takes_time = [&](TransitionId id) { return timed.days.at(timed.net.step(id).id) > 2; };
  const LastingOfAll asked = [&](TransitionId id, std::span<Time>) { RC_ASSERT(takes_time(id)); };
  static_cast<void>(timed.path.abridged(takes_time).latest(asked, {0, 1}));
}

RC_GTEST_PROP(CriticalPath, ShowsRunsThatCanHappenAndChainsThatAddUp,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Timed timed = random_times(choices, seed);
  for (const Finish& finish : timed.path.latest(timed.lasting)) {
    RC_ASSERT(replays(timed.net, finish.run));
    Time sum = 0;
    for (const TransitionId id : finish.chain) {
      if (timed.net.transition(id).visible) sum += timed.days.at(timed.net.step(id).id);
    }
    RC_ASSERT(sum == finish.done);
  }
}

RC_GTEST_PROP(CriticalPath, ScalesWithItsTimes,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Timed once = random_times(choices, seed);
  const Timed threefold = random_times(choices, seed, 3);
  Times least = once.earliest(), most = once.latest();
  for (auto* times : {&least, &most}) {
    for (auto& [outcome, done] : *times) done *= 3;
  }
  RC_ASSERT(threefold.earliest() == least);
  RC_ASSERT(threefold.latest() == most);
}

RC_GTEST_PROP(CriticalPath, IsNotChangedByAShorterBranchBesideALongerOne,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  // The first step is done beside another one that takes no longer.
  const Timed alone = random_times(choices, seed);
  Procedure procedure = alone.procedure;
  Days days = alone.days;
  model::Flow& flow = procedure.flow;
  const auto add_node = [&](model::Node node) {
    flow.nodes.push_back(std::move(node));
    return NodeId{static_cast<std::uint32_t>(flow.nodes.size() - 1)};
  };
  const NodeId first = flow.edges.front().to;
  const auto beside_index = static_cast<std::uint32_t>(procedure.steps.size());
  procedure.steps.push_back({.id = "beside", .label = "beside"});
  procedure.steps.push_back({.id = "longer", .label = "longer"});
  days["longer"] = 4;
  days["beside"] = static_cast<Time>(seed % 5);
  const NodeId split = add_node({.kind = model::NodeKind::parallel, .id = "split"});
  const NodeId join = add_node({.kind = model::NodeKind::parallel, .id = "join"});
  const NodeId beside = add_node({.id = "beside", .step = beside_index});
  const NodeId longer = add_node({.id = "longer", .step = beside_index + 1});
  flow.edges.front().to = split;
  for (const auto& [from, to] :
       {std::pair(split, beside), std::pair(split, longer), std::pair(beside, join),
        std::pair(longer, join), std::pair(join, first)}) {
    flow.edges.push_back({.from = from, .to = to});
  }
  const Timed more(std::move(procedure), std::move(days));
  Times least = alone.earliest(), most = alone.latest();
  for (auto* times : {&least, &most}) {
    for (auto& [outcome, done] : *times) done += 4;
  }
  RC_ASSERT(more.earliest() == least);
  RC_ASSERT(more.latest() == most);
}

}  // namespace
}  // namespace selaras::behaviour
