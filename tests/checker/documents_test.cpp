#include <map>
#include <optional>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "checker/check.h"
#include "checker/document_runs.h"
#include "checker/rule.h"
#include "tests/checker/rules_sample.h"
#include "tests/flow_text.h"
#include "tests/generate_procedure.h"

/// Documents on the runs of a flow, also against plain enumeration of all that can be reached.
namespace selaras::checker {
namespace {

using behaviour::Marking;
using behaviour::Net;
using behaviour::Run;
using behaviour::TransitionId;
using model::Procedure;
using model::Step;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flow_of;
using tests::step_of;

/// "a > x" puts x out at a, "b < x" takes it in at b.
Procedure with_documents(std::string_view flow, const std::vector<std::string>& uses) {
  Procedure procedure = flow_of(flow);
  procedure.documents.push_back({.id = "x", .name = "x"});
  procedure.documents.push_back({.id = "y", .name = "y"});
  for (const std::string& use : uses) {
    const std::size_t sign = use.find_first_of("<>");
    Step& step = step_of(procedure, use.substr(0, sign - 1));
    auto& list = use[sign] == '>' ? step.outputs : step.inputs;
    list.push_back({.document = use.substr(sign + 2)});
  }
  return procedure;
}

std::vector<Finding> found(std::string_view rule, const Procedure& procedure) {
  return sample::found(rule, procedure);
}

// document-not-produced

const std::string_view decision = "a -> d, d[yes] -> m, d[no] -> u, m -> u, u -> =granted";

TEST(DocumentOnRuns, IsMissingOnTheBranchThatPassesItsMakerBy) {
  const auto findings =
      found("document-not-produced", with_documents(decision, {"m > x", "u < x"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "some-run");
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "d", "u"));
  EXPECT_THAT(sample::values(findings[0], "makers"), ElementsAre("m"));
}

TEST(DocumentOnRuns, IsNotMissingWhereAnotherBranchsDocumentStandsInItsPlace) {
  const std::string_view two = "a -> d, d[yes] -> m, d[no] -> n, m -> u, n -> u, u -> =granted";
  EXPECT_THAT(
      found("document-not-produced", with_documents(two, {"m > x", "n > y", "u < x", "u < y"})),
      IsEmpty());
  EXPECT_THAT(found("document-not-produced", with_documents(two, {"m > x", "n > y", "u < x"})),
              SizeIs(1));
}

TEST(DocumentOnRuns, IsMissingWhereAParallelStepMayComeTooSoon) {
  const auto findings =
      found("document-not-produced",
            with_documents("a -> &s, &s -> m, &s -> u, m -> &j, u -> &j, &j -> =granted",
                           {"m > x", "u < x"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "u"));
}

TEST(DocumentOnRuns, IsNotMissingWhereOnlyNumberingPutsTheUseFirst) {
  EXPECT_THAT(found("document-not-produced",
                    with_documents("a -> u, u ~> m, m -> =granted", {"m > x", "u < x"})),
              IsEmpty());
  EXPECT_THAT(found("document-not-produced",
                    with_documents("a -> u, u -> m, m -> =granted", {"m > x", "u < x"})),
              SizeIs(1));
}

TEST(DocumentOnRuns, IsNotMissingForApplicantsWhoNeverNeedIt) {
  // Only firms pass the maker, and only firms come to the step that uses it.
  Procedure procedure = with_documents(
      "a -> ^g, ^g -> m, ^g -> o, m -> ^h, o -> ^h, ^h -> u, "
      "^h -> p, u -> =granted, p -> =granted",
      {"m > x", "u < x"});
  EXPECT_THAT(found("document-not-produced", procedure), SizeIs(1));
  step_of(procedure, "m").when.applicants = {"firm"};
  step_of(procedure, "u").when.applicants = {"firm"};
  step_of(procedure, "o").when.applicants = {"person"};
  EXPECT_THAT(found("document-not-produced", procedure), IsEmpty());
}

TEST(DocumentOnRuns, IsTheApplicantsOwnWhereNobodyElseMakesIt) {
  Procedure procedure = with_documents("a -> u, u -> =granted", {"u < x"});
  EXPECT_THAT(found("document-not-produced", procedure), SizeIs(1));
  for (const char* id : {"a", "u"}) {
    step_of(procedure, id).actor = model::Actor{.name = "Pemohon", .roles = {"applicant"}};
  }
  EXPECT_THAT(found("document-not-produced", procedure), IsEmpty());
}

// document-never-used

TEST(DocumentOnRuns, IsNeverUsedWhereItsUserCannotBeReached) {
  const std::string_view flow = "a -> m, m -> b, b -> =granted, u -> =granted";
  EXPECT_THAT(found("document-never-used", with_documents(flow, {"m > x", "u < x"})), SizeIs(1));
  EXPECT_THAT(found("document-never-used", with_documents(flow, {"m > x", "b < x"})), IsEmpty());
}

// document-produced-twice

TEST(DocumentOnRuns, IsMadeTwiceOnlyOnOneRunAndWithoutUseBetween) {
  const std::string_view line = "a -> m, m -> n, n -> =granted";
  const auto twice = [](const Procedure& procedure) {
    return found("document-produced-twice", procedure);
  };
  ASSERT_THAT(twice(with_documents(line, {"m > x", "n > x"})), SizeIs(1));
  EXPECT_THAT(twice(with_documents(line, {"m > x", "n > x"}))[0].witness,
              ElementsAre("a", "m", "n"));
  EXPECT_THAT(twice(with_documents(line, {"m > x", "n > x", "n < x"})), IsEmpty());
  EXPECT_THAT(
      twice(with_documents("a -> m, m -> u, u -> n, n -> =granted", {"m > x", "n > x", "u < x"})),
      IsEmpty());
  EXPECT_THAT(twice(with_documents("a[p] -> m, a[q] -> n, m -> =granted, n -> =granted",
                                   {"m > x", "n > x"})),
              IsEmpty());
  EXPECT_THAT(twice(with_documents("a -> m, m ~> n, n -> =granted", {"m > x", "n > x"})),
              IsEmpty());
  EXPECT_THAT(twice(with_documents("a -> m, m[again] -> a, m[on] -> =granted", {"m > x"})),
              IsEmpty());
}

TEST(DocumentOnRuns, ThatWasHandedOverIsNotInVain) {
  Procedure procedure = with_documents("a -> m, m -> n, n -> =granted", {"m > x", "n > x"});
  step_of(procedure, "m").addressee = model::Actor{.name = "Dinas", .roles = {"office"}};
  EXPECT_THAT(found("document-produced-twice", procedure), IsEmpty());
}

// contradictory-document

TEST(DocumentOnRuns, ContradictsItselfOnlyWhereBothFormsComeOnOneRun) {
  const auto formed = [](std::string_view flow) {
    Procedure procedure = with_documents(flow, {"m > x", "n > x"});
    step_of(procedure, "m").form = model::Form{.value = "letter"};
    step_of(procedure, "n").form = model::Form{.value = "message"};
    return procedure;
  };
  const Procedure line = formed("a -> m, m -> n, n -> =granted");
  ASSERT_THAT(found("contradictory-document", line), SizeIs(1));
  EXPECT_THAT(sample::values(found("contradictory-document", line)[0], "first_form"),
              ElementsAre("letter"));
  EXPECT_THAT(
      found("contradictory-document", formed("a[p] -> m, a[q] -> n, m -> =granted, n -> =granted")),
      IsEmpty());
  Procedure alike = line;
  step_of(alike, "n").form->value = "letter";
  EXPECT_THAT(found("contradictory-document", alike), IsEmpty());
}

// concurrent-write

TEST(DocumentOnRuns, IsWrittenConcurrentlyByParallelBranchesOnly) {
  const auto findings =
      found("concurrent-write",
            with_documents("a -> &s, &s -> m, &s -> b, b -> n, m -> &j, n -> &j, &j -> =granted",
                           {"m > x", "n > x"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "b", "m", "n"));
  EXPECT_THAT(found("concurrent-write",
                    with_documents("a -> m, m -> n, n -> =granted", {"m > x", "n > x"})),
              IsEmpty());
  EXPECT_THAT(
      found("concurrent-write",
            with_documents("a -> &s, &s -> m, &s -> b, m -> &j, b -> &j, &j -> n, n -> =granted",
                           {"m > x", "n > x"})),
      IsEmpty());
}

TEST(DocumentOnRuns, IsReportedOnceWhereItIsWrittenConcurrently) {
  const Procedure procedure = with_documents(
      "a -> &s, &s -> m, &s -> n, m -> &j, n -> &j, &j -> =granted", {"m > x", "n > x"});
  const ProcedureResult result = check(procedure, nullptr);
  EXPECT_EQ(std::ranges::count(result.findings, "concurrent-write", &Finding::rule), 1);
  EXPECT_EQ(std::ranges::count(result.findings, "document-produced-twice", &Finding::rule), 0);
}

// Against enumeration.

/// Length of the shortest run that ends with this step while nothing before it put the document
/// out: level by level over markings.
std::optional<std::size_t> shortest_unmade(const Net& net, const Step& user,
                                           const std::string& document) {
  std::set<Marking> known{behaviour::initial_marking(net)};
  std::vector<Marking> level(known.begin(), known.end());
  for (std::size_t length = 1; !level.empty(); ++length) {
    std::vector<Marking> next;
    for (const Marking& marking : level) {
      for (std::uint32_t index = 0; index < net.transitions().size(); ++index) {
        Marking after = marking;
        if (!behaviour::enabled(net, marking, {index})) continue;
        const bool visible = net.transitions()[index].visible;
        if (visible && &net.step({index}) == &user) return length;
        if (visible && puts_out(net.step({index}), document)) continue;
        if (behaviour::fire(net, after, {index}) == behaviour::Firing::unsafe) continue;
        if (known.insert(after).second) next.push_back(after);
      }
    }
    level = std::move(next);
  }
  return std::nullopt;
}

/// A sound flow with one document put out and taken in by steps at random.
Procedure with_scattered_document(const std::vector<std::uint32_t>& choices, std::uint64_t seed) {
  Procedure procedure = tests::bare_procedure_from(choices);
  for (model::Edge& edge : procedure.flow.edges) edge.origin = model::Origin::stated;
  std::mt19937_64 random(seed);
  for (Step& step : procedure.steps) {
    if (random() % 4 == 0) step.outputs.push_back({.document = "x"});
    if (random() % 4 == 0) step.inputs.push_back({.document = "x"});
  }
  return procedure;
}

RC_GTEST_PROP(DocumentOnRuns, AreUsedUnmadeExactlyWhereEnumerationFindsItAndByAsShortARun,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Procedure procedure = with_scattered_document(choices, seed);
  const Facts facts(procedure, nullptr);
  RC_PRE(!facts.net().has_inclusive());
  for (const Step& step : procedure.steps) {
    if (!takes_in(step, "x")) continue;
    const auto run = used_unmade(facts, step, "x");
    const auto length = shortest_unmade(facts.net(), step, "x");
    RC_ASSERT(run.has_value() == length.has_value());
    if (!run) continue;
    RC_ASSERT(run->size() == *length);
    RC_ASSERT(behaviour::replays(facts.net(), *run));
    RC_ASSERT(&facts.net().step(run->back()) == &step);
  }
}

RC_GTEST_PROP(DocumentOnRuns, ThatAreMadeTwiceAreMadeTwiceByTheRunThatIsShown,
              (const std::vector<std::uint32_t>& choices, std::uint64_t seed)) {
  const Procedure procedure = with_scattered_document(choices, seed);
  const Facts facts(procedure, nullptr);
  RC_PRE(!facts.net().has_inclusive());
  const auto made = made_twice_unused(facts, "x");
  if (!made) return;
  RC_ASSERT(behaviour::replays(facts.net(), made->run));
  const Step* unused = nullptr;
  for (std::size_t at = 0; at < made->run.size(); ++at) {
    const TransitionId id = made->run[at];
    if (!facts.net().transition(id).visible) continue;
    const Step& step = facts.net().step(id);
    if (at + 1 == made->run.size()) {
      RC_ASSERT(unused == made->first);
      RC_ASSERT(&step == made->second);
      RC_ASSERT(puts_out(step, "x") && !takes_in(step, "x"));
    }
    if (takes_in(step, "x")) unused = nullptr;
    if (puts_out(step, "x")) unused = &step;
  }
}

}  // namespace
}  // namespace selaras::checker
