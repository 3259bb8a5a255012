#include "checker/inclusion.h"

#include <algorithm>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "checker/check.h"
#include "model/load.h"
#include "tests/flow_text.h"

namespace selaras::checker {
namespace {

using behaviour::Answer;

model::Reference law_of(std::string_view flow) {
  return {.id = "law", .procedure = tests::flow_of(flow)};
}

ExtraRun asked(std::string_view procedure, std::string_view law,
               const std::set<std::string>& set_aside = {}) {
  static std::vector<std::unique_ptr<model::Procedure>> kept;  // the departing step points into it
  kept.push_back(std::make_unique<model::Procedure>(tests::flow_of(procedure)));
  const model::Reference reference = law_of(law);
  return extra_run(Facts(*kept.back(), &reference), reference, set_aside);
}

constexpr std::string_view law = "a -> b, b -> c, c[yes] -> d, c[no] -> b, d -> =done";

TEST(Inclusion, OfTheLawInItselfHolds) { EXPECT_EQ(asked(law, law).answer, Answer::impossible); }

TEST(Inclusion, OfEveryShippedReferenceInItselfHolds) {
  for (const model::Reference& reference : model::shipped_references()) {
    const Facts facts(reference.procedure, &reference);
    EXPECT_EQ(extra_run(facts, reference, {}).answer, Answer::impossible) << reference.id;
  }
}

TEST(Inclusion, IsBrokenByAStepThatComesTooEarly) {
  const ExtraRun extra = asked("a -> c, c[yes] -> b, c[no] -> b, b -> d, d -> =done", law);
  ASSERT_EQ(extra.answer, Answer::possible);
  EXPECT_EQ(extra.departing->id, "c");
  EXPECT_EQ(extra.expected, std::vector<std::string>{"b"});
  EXPECT_EQ(extra.shown.ending, behaviour::Ending::end);
}

TEST(Inclusion, NamesWhatIsMissingMovedAndAdded) {
  const auto moves = [](const ExtraRun& extra, behaviour::MoveKind kind) {
    std::set<std::string> found;
    for (const AlignedMove& move : extra.alignment) {
      if (move.kind == kind) found.insert(move.step.empty() ? move.activity : move.step);
    }
    return found;
  };
  using Set = std::set<std::string>;
  using Kind = behaviour::MoveKind;
  const ExtraRun skipped = asked("a[x] -> b, a[y] -> c, b -> c, c -> d, d -> =done",
                                 "a -> b, b -> c, c -> d, d -> =done");
  ASSERT_EQ(skipped.answer, Answer::possible);
  EXPECT_EQ(moves(skipped, Kind::missing), Set{"b"});
  const ExtraRun swapped =
      asked("a -> c, c -> b, b -> d, d -> =done", "a -> b, b -> c, c -> d, d -> =done");
  ASSERT_EQ(swapped.answer, Answer::possible);
  EXPECT_FALSE(moves(swapped, Kind::moved).empty());
  const ExtraRun repeated =
      asked("a -> b, b[again] -> a, b[on] -> c, c -> =done", "a -> b, b -> c, c -> =done");
  ASSERT_EQ(repeated.answer, Answer::possible);
  EXPECT_EQ(repeated.departing->id, "a");
  EXPECT_FALSE(moves(repeated, Kind::extra).empty());
}

TEST(Inclusion, IsNotBrokenByWhatThePageLeavesOutOrStopsBefore) {
  EXPECT_EQ(asked("a -> b, b -> =done", law).answer, Answer::impossible);
  EXPECT_EQ(asked("a -> c, c[yes] -> d, c[no] -> a2, d -> =done, a2 -> =no", law).answer,
            Answer::impossible)
      << "b is not stated at all";
}

TEST(Inclusion, IsNotBrokenByNumberingAlone) {
  EXPECT_EQ(
      asked("a ~> c, c ~> b, b ~> d, d -> =done", "a -> b, b -> c, c -> d, d -> =done").answer,
      Answer::impossible);
  EXPECT_EQ(
      asked("a -> c, c ~> b, b -> d, d -> =done", "a -> b, b -> c, c -> d, d -> =done").answer,
      Answer::impossible)
      << "that b comes after c is only listed";
}

TEST(Inclusion, IsNotBrokenByStepsAndOutcomesThatTheLawDoesNotKnow) {
  EXPECT_EQ(asked("a -> x, x -> b, b -> c, c[yes] -> d, c[no] -> b, d -> =done", law).answer,
            Answer::impossible);
  EXPECT_EQ(asked("a -> b, b -> c, c[yes] -> d, c[later] -> a, d -> =done", law).answer,
            Answer::impossible);
}

TEST(Inclusion, IsNotBrokenByWhatIsSetAside) {
  constexpr std::string_view early =
      "a -> c, c[yes] -> b, c[no] -> x, b -> d, d -> =done, x -> =no";
  EXPECT_EQ(asked(early, law, {"b"}).answer, Answer::impossible);
  EXPECT_EQ(asked(early, law, {"a"}).answer, Answer::possible);
}

TEST(Inclusion, ComparesOutcomesWhereBothSidesNameThem) {
  EXPECT_EQ(asked("a -> b, b -> c, c[no] -> d, c[yes] -> b, d -> =done", law).answer,
            Answer::possible);
  EXPECT_EQ(asked("a -> b, b -> c, c -> d, d -> =done", law).answer, Answer::impossible);
}

TEST(RunNotInReference, IsSilentAboutAnOrderThatAnObligationTellsAlready) {
  const auto& references = model::shipped_references();
  const auto& regional = *std::ranges::find(references, "regional-2019", &model::Reference::id);
  model::Procedure procedure = regional.procedure;
  procedure.level = model::Administration::city;
  for (model::Edge& edge : procedure.flow.edges) edge.origin = model::Origin::stated;
  const auto node = [&](const std::string& id) {
    return static_cast<std::size_t>(std::ranges::find(procedure.flow.nodes, id, &model::Node::id) -
                                    procedure.flow.nodes.begin());
  };
  std::swap(procedure.flow.nodes[node("sign_pks")], procedure.flow.nodes[node("submit_pks")]);
  std::size_t orders = 0;
  for (const Finding& finding : check(procedure, &regional).findings) {
    EXPECT_NE(finding.rule, "run-not-in-reference");
    orders += finding.rule == "out-of-order" ? 1 : 0;
  }
  EXPECT_EQ(orders, 1u);
}

/// Each word of the procedure's runs, up to a length.
void words(const behaviour::Net& net, const behaviour::Marking& marking, const std::string& word,
           std::size_t left, std::set<std::string>& found) {
  found.insert(word);
  if (left == 0) return;
  for (const behaviour::TransitionId way : behaviour::enabled(net, marking)) {
    behaviour::Marking next = marking;
    if (behaviour::fire(net, next, way) == behaviour::Firing::unsafe) continue;
    words(net, next, net.transition(way).visible ? word + net.step(way).id : word, left - 1, found);
  }
}

std::set<std::string> words_of(const model::Procedure& procedure) {
  const behaviour::Net net(procedure);
  std::set<std::string> found;
  words(net, behaviour::initial_marking(net), "", 14, found);
  return found;
}

TEST(Inclusion, AgreesWithComparingEveryRun) {
  const std::vector<std::string> flows{
      "a -> b, b -> c, c -> =done",
      "b -> a, a -> c, c -> =done",
      "c -> ^x, ^x -> a, ^x -> b, a -> =done, b -> a",
      "c -> &s, &s -> a, &s -> b, a -> &j, b -> &j, &j -> =done",
      "a -> ^m, ^m -> c, c -> ^x, ^x -> ^m, ^x -> b, b -> =done",
      "a -> ^x, ^x -> a, ^x -> b, b -> ^y, ^y -> c, ^y -> =done, c -> =done",
      "c -> a, a -> ^x, ^x -> c, ^x -> =done, ^x -> b, b -> =done",
  };
  for (const std::string& one : flows) {
    for (const std::string& other : flows) {
      const auto allowed = words_of(tests::flow_of(other));
      const auto done = words_of(tests::flow_of(one));
      // Both were cut at a length: only words well within it tell.
      const bool extra = std::ranges::any_of(done, [&](const std::string& word) {
        return word.size() <= 5 && !allowed.contains(word);
      });
      EXPECT_EQ(asked(one, other).answer, extra ? Answer::possible : Answer::impossible)
          << one << " in " << other;
    }
  }
}

}  // namespace
}  // namespace selaras::checker
