#include "checker/conformance.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "behaviour/run.h"
#include "model/load.h"
#include "tests/flow_text.h"
#include "tests/generate_procedure.h"

/// Recorded cases beside flows small enough to see, and beside an oracle that relaxes every pair of
/// marking and position until nothing changes.
namespace selaras::checker {
namespace {

using behaviour::MoveKind;
using behaviour::Net;

std::uint32_t number(model::EventLog& log, const std::string& name) {
  const auto known = std::ranges::find(log.names, name);
  if (known != log.names.end()) return static_cast<std::uint32_t>(known - log.names.begin());
  log.names.push_back(name);
  return static_cast<std::uint32_t>(log.names.size() - 1);
}

struct Case {
  std::vector<std::string> steps;  // "a", or "a/yes" with an outcome
  std::string closes = {};
};

model::EventLog log_of(const std::vector<Case>& cases) {
  model::EventLog log{.file = "log.csv"};
  for (const Case& one : cases) {
    model::Trace& trace = log.traces.emplace_back();
    trace.id = std::to_string(log.traces.size());
    for (const std::string& step : one.steps) {
      const std::size_t slash = step.find('/');
      model::LogEvent& event = trace.events.emplace_back();
      event.activity = number(log, step.substr(0, slash));
      if (slash != std::string::npos) event.outcome = number(log, step.substr(slash + 1));
    }
    if (!one.closes.empty()) trace.events.back().closes = number(log, one.closes);
  }
  return log;
}

Conformance compared(std::string_view flow, const std::vector<Case>& cases) {
  const model::Procedure procedure = tests::flow_of(flow);
  return conformance(log_of(cases), procedure, nullptr);
}

std::vector<MoveKind> kinds(const CaseVariant& variant) {
  std::vector<MoveKind> found;
  for (const RecordedMove& move : variant.moves) found.push_back(move.kind);
  return found;
}

constexpr std::string_view line = "a -> b, b -> c, c -> =done";

TEST(Conformance, IsWholeForCasesThatFollowTheFlow) {
  const Conformance found = compared(line, {{{"a", "b", "c"}}, {{"a", "b", "c"}}});
  EXPECT_EQ(found.cases, 2u);
  EXPECT_EQ(found.conforming, 2u);
  EXPECT_EQ(found.fitness, 1.0);
  ASSERT_EQ(found.variants.size(), 1u);
  EXPECT_EQ(found.variants.front().cases, (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(found.deviations.empty());
}

TEST(Conformance, ShowsExactlyTheStepThatWasLeftOut) {
  const Conformance found = compared(line, {{{"a", "c"}}, {{"a", "b", "c"}}, {{"a", "c"}}});
  ASSERT_EQ(found.deviations.size(), 1u);
  EXPECT_EQ(found.deviations.front().kind, MoveKind::missing);
  EXPECT_EQ(found.deviations.front().what.name, "b");
  EXPECT_EQ(found.deviations.front().cases, 2u);
  ASSERT_EQ(found.variants.size(), 2u);
  EXPECT_EQ(found.variants.front().cases.size(), 2u) << "most cases first";
  EXPECT_EQ(
      kinds(found.variants.front()),
      (std::vector<MoveKind>{MoveKind::synchronous, MoveKind::missing, MoveKind::synchronous}));
}

TEST(Conformance, ShowsExactlyTheStepThatWasDoneAtAnotherPlace) {
  const Conformance found = compared(line, {{{"a", "c", "b"}}});
  ASSERT_EQ(found.deviations.size(), 1u);
  EXPECT_EQ(found.deviations.front().kind, MoveKind::moved);
  const auto& moves = found.variants.front().moves;
  ASSERT_EQ(moves.size(), 4u) << "a moved step stands in the list twice";
  EXPECT_EQ(std::ranges::count(moves, MoveKind::synchronous, &RecordedMove::kind), 2);
}

TEST(Conformance, ShowsExactlyTheStepThatWasDoneTooOften) {
  const Conformance found = compared(line, {{{"a", "b", "b", "c"}}});
  ASSERT_EQ(found.deviations.size(), 1u);
  EXPECT_EQ(found.deviations.front().kind, MoveKind::extra);
  EXPECT_EQ(found.deviations.front().what.name, "b");
  EXPECT_TRUE(found.unknown.empty());
}

TEST(Conformance, WeighsTheCostOfACaseAgainstTheWorst) {
  // One of five moves: the two recorded and the three of the flow.
  EXPECT_DOUBLE_EQ(*compared(line, {{{"a", "b"}}}).fitness, 1.0 - 1.0 / 5.0);
  EXPECT_DOUBLE_EQ(*compared(line, {{{"x"}}}).fitness, 0.0);
  EXPECT_DOUBLE_EQ(*compared(line, {{{"a", "b"}}, {{"a", "b", "c"}}}).fitness,
                   1.0 - 1.0 / (5.0 + 6.0));
}

TEST(Conformance, TellsActivitiesThatNoStepIs) {
  const Conformance found = compared(line, {{{"a", "b", "z", "c"}}});
  EXPECT_EQ(found.unknown, std::vector<std::string>{"z"});
  EXPECT_EQ(found.deviations.front().what.name, "z");
}

TEST(Conformance, ComparesOnlyTheBeginningOfACaseThatIsStillOpen) {
  const Conformance found = compared(line, {{{"a", "b", "c"}, "done"}, {{"a", "b"}}});
  EXPECT_EQ(found.open, 1u);
  EXPECT_EQ(found.conforming, 2u);
}

TEST(Conformance, DemandsNothingAfterTheOutcomeThatClosesACase) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> c, c -> =over");
  procedure.steps[1].milestone = "granted";
  EXPECT_EQ(conformance(log_of({{{"a", "b"}, "granted"}}), procedure, nullptr).conforming, 1u);
  EXPECT_EQ(conformance(log_of({{{"a", "b"}, "over"}}), procedure, nullptr).conforming, 0u);
  EXPECT_EQ(conformance(log_of({{{"a"}, "granted"}}), procedure, nullptr).conforming, 0u);
  EXPECT_EQ(conformance(log_of({{{"a", "b", "c"}, "granted"}}), procedure, nullptr).conforming, 1u);
}

TEST(Conformance, FollowsTheRecordedOutcomeOfADecision) {
  constexpr std::string_view decision = "a[yes] -> b, a[no] -> c, b -> =done, c -> =done";
  EXPECT_EQ(compared(decision, {{{"a/no", "c"}}, {{"a", "c"}}, {{"a/yes", "b"}}}).conforming, 3u);
  const Conformance found = compared(decision, {{{"a/yes", "c"}}});
  EXPECT_EQ(found.conforming, 0u);
  for (const RecordedMove& move : found.variants.front().moves) {
    EXPECT_NE(move.kind, MoveKind::moved) << "another outcome is not the same at another place";
  }
}

TEST(Conformance, IsNotDecidedWhereAGatewayHasNoMeaning) {
  const Conformance found =
      compared("a -> ?x, ?x -> b, ?x -> c, b -> d, c -> =done, d -> =done", {{{"a", "b"}}});
  EXPECT_EQ(found.not_compared, 1u);
  EXPECT_FALSE(found.fitness.has_value());
}

const model::Reference& regional() {
  const auto& all = model::shipped_references();
  return *std::ranges::find(all, "regional-2019", &model::Reference::id);
}

TEST(Conformance, AgainstAReferenceGoesByTheActivityOfTheProceduresStep) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> =done");
  procedure.steps[0].activity = "submit_application";
  procedure.steps[0].label = "mengajukan permohonan";
  procedure.steps[1].activity = "forward_application";
  const Conformance found = conformance(
      log_of({{{"Mengajukan  permohonan", "b", "grant_access", "tea"}}}), procedure, &regional());
  EXPECT_EQ(found.unknown, std::vector<std::string>{"tea"});
  EXPECT_EQ(found.variants.front().moves.front().flow.name, "submit_application");
}

TEST(Conformance, AgainstAReferenceLeavesARefinementUncompared) {
  model::Procedure procedure =
      tests::flow_of("submit_application -> check_files, check_files -> =x");
  procedure.steps[1].refines = "submit_application";
  const Conformance with =
      conformance(log_of({{{"submit_application", "check_files"}}}), procedure, &regional());
  const Conformance without =
      conformance(log_of({{{"submit_application"}}}), procedure, &regional());
  EXPECT_EQ(with.variants.front().cost, without.variants.front().cost);
  EXPECT_EQ(with.variants.front().moves[1].kind, MoveKind::unseen);
}

// The oracle.

/// Least cost from the start to every pair of a marking and a position, by going over all of them
/// again until nothing changes.
std::uint64_t least_cost(const Net& net, const std::vector<std::string>& recorded) {
  std::map<std::pair<behaviour::Marking, std::size_t>, std::uint64_t> costs;
  costs[{initial_marking(net), 0}] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    const auto before = costs;
    const auto reach = [&](const behaviour::Marking& marking, std::size_t at, std::uint64_t cost) {
      const auto [known, fresh] = costs.try_emplace({marking, at}, cost);
      if (!fresh && known->second <= cost) return;
      known->second = cost;
      changed = true;
    };
    for (const auto& [pair, cost] : before) {
      const auto& [marking, at] = pair;
      if (at < recorded.size()) reach(marking, at + 1, cost + 1);
      for (const behaviour::TransitionId way : enabled(net, marking)) {
        behaviour::Marking next = marking;
        fire(net, next, way);
        const bool visible = net.transition(way).visible;
        reach(next, at, cost + (visible ? 1 : 0));
        const bool same = visible && at < recorded.size() && net.step(way).id == recorded[at];
        if (same) reach(next, at + 1, cost);
      }
    }
  }
  std::uint64_t least = UINT64_MAX;
  for (const auto& [pair, cost] : costs) {
    const bool over = pair.second == recorded.size() && enabled(net, pair.first).empty();
    if (over) least = std::min(least, cost);
  }
  return least;
}

/// Some run to where nothing more can happen, as steps with their outcomes.
std::vector<std::string> random_run(const Net& net, std::mt19937& random) {
  std::vector<std::string> steps;
  behaviour::Marking marking = initial_marking(net);
  for (auto ways = enabled(net, marking); !ways.empty(); ways = enabled(net, marking)) {
    const behaviour::TransitionId way = ways[random() % ways.size()];
    fire(net, marking, way);
    const behaviour::Transition& done = net.transition(way);
    if (!done.visible) continue;
    steps.push_back(net.step(way).id + (done.outcome.empty() ? "" : "/" + done.outcome));
  }
  return steps;
}

std::vector<std::uint32_t> choices(std::mt19937& random) {
  std::vector<std::uint32_t> row(random() % 14);
  for (std::uint32_t& choice : row) choice = static_cast<std::uint32_t>(random());
  return row;
}

std::size_t states_of(const Net& net) {
  std::set<behaviour::Marking> seen{initial_marking(net)};
  std::vector<behaviour::Marking> open{initial_marking(net)};
  while (!open.empty() && seen.size() < 200) {
    const behaviour::Marking marking = open.back();
    open.pop_back();
    for (const behaviour::TransitionId way : enabled(net, marking)) {
      behaviour::Marking next = marking;
      fire(net, next, way);
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return seen.size();
}

/// Procedures without milestones, of few states.
std::vector<model::Procedure> small_procedures(std::size_t count) {
  std::vector<model::Procedure> found;
  std::mt19937 random(7);
  while (found.size() < count) {
    model::Procedure procedure = tests::bare_procedure_from(choices(random));
    const Net net(procedure);
    if (net.has_inclusive() || states_of(net) > 100) continue;
    for (model::Step& step : procedure.steps) step.milestone.clear();
    found.push_back(std::move(procedure));
  }
  return found;
}

TEST(Conformance, OfARunOfTheFlowItselfIsWhole) {
  std::mt19937 random(11);
  for (const model::Procedure& procedure : small_procedures(200)) {
    const Net net(procedure);
    const Conformance found = conformance(
        log_of({{random_run(net, random)}, {random_run(net, random)}}), procedure, nullptr);
    EXPECT_EQ(found.fitness, 1.0);
    EXPECT_TRUE(found.deviations.empty());
  }
}

TEST(Conformance, CostsWhatTheOracleSays) {
  std::mt19937 random(13);
  std::size_t departing = 0;
  for (const model::Procedure& procedure : small_procedures(150)) {
    const Net net(procedure);
    std::vector<std::string> steps = random_run(net, random);
    for (std::string& step : steps)
      step.resize(step.find('/') == std::string::npos ? step.size() : step.find('/'));
    if (steps.size() > 12) steps.resize(12);
    for (int change = 0; change < 3 && !steps.empty(); ++change) {
      const std::size_t at = random() % steps.size();
      switch (random() % 3) {
        case 0:
          steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          std::swap(steps[at], steps[random() % steps.size()]);
          break;
        default:
          steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at),
                       procedure.steps[random() % procedure.steps.size()].id);
      }
    }
    if (steps.empty()) continue;
    const Conformance found = conformance(log_of({{steps}}), procedure, nullptr);
    EXPECT_EQ(found.variants.front().cost, least_cost(net, steps));
    if (found.variants.front().cost > 0) ++departing;
  }
  EXPECT_GT(departing, 50u) << "the oracle should have something to say";
}

}  // namespace
}  // namespace selaras::checker
