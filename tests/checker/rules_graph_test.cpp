#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checker/rules_sample.h"

namespace selaras::checker {
namespace {

using sample::flow;
using sample::found;
using sample::values;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// unreachable-step

TEST(UnreachableStep, ReportsOnlyTheFirstOfAChainThatNothingLeadsTo) {
  const auto findings = found("unreachable-step", flow({"a -> granted", "b -> c", "c -> granted"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element, (Element{"step", "b"}));
  EXPECT_EQ(findings[0].level, Level::error);
}

TEST(UnreachableStep, ReportsOneStepOfAnUnreachableLoop) {
  const auto findings = found("unreachable-step",
                              flow({"a -> granted", "c[on] -> b", "b -> c", "c[off] -> granted"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element.id, "c");
}

TEST(UnreachableStep, FindsTheOriginWhereverItStandsInTheFile) {
  const auto findings =
      found("unreachable-step", flow({"a -> granted", "c -> granted", "b -> c", "d -> granted"}));
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].element.id, "b");
  EXPECT_EQ(findings[1].element.id, "d");
}

TEST(UnreachableStep, DoesNotMindTheOrderInWhichStepsAreListed) {
  EXPECT_THAT(found("unreachable-step", flow({"a -> c", "b -> granted", "c -> b"})), IsEmpty());
}

// no-end

TEST(NoEnd, CallsACycleWithoutExitAnErrorOnceAndShowsTheWayIn) {
  const auto findings = found("no-end", flow({"a -> b", "b -> c", "c -> b"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::error);
  EXPECT_THAT(values(findings[0], "steps"), ElementsAre("b", "c"));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "b"));
}

TEST(NoEnd, AcceptsALoopWithAWayOut) {
  EXPECT_THAT(found("no-end", flow({"a -> b", "b[yes] -> granted", "b[no] -> a"})), IsEmpty());
}

TEST(NoEnd, IsNoErrorWhereTheWayOutIsNamedButLeftOpen) {
  // Nothing stated after an outcome is an unfinished branch, not an endless loop.
  const auto procedure = sample::procedure(R"({
    "kind": "procedure", "formatVersion": 1, "id": "p", "service": "s", "region": "r", "level": "city",
    "steps": [{"id": "a", "label": "a"}, {"id": "b", "label": "b", "outcomes": [{"id": "yes"}, {"id": "no"}]}],
    "flow": {"start": "a", "edges": [{"from": "a", "to": "b", "origin": "stated"},
                                     {"from": "b", "outcome": "no", "to": "a", "origin": "stated"}], "ends": []}})");
  EXPECT_THAT(found("no-end", procedure), IsEmpty());
}

TEST(NoEnd, ReportsAnInnerLoopThatLeadsIntoATrapOnlyAtTheTrap) {
  const auto findings =
      found("no-end", flow({"a -> b", "b[again] -> a", "b[on] -> c", "c -> d", "d -> c"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element.id, "c");
}

TEST(NoEnd, WarnsWhereNothingFollowsTheLastStep) {
  const auto findings = found("no-end", flow({"a -> b"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "nothing-follows");
  EXPECT_EQ(findings[0].level, Level::warning);
  EXPECT_EQ(findings[0].element.id, "b");
}

TEST(NoEnd, OnlyNotesThatNothingFollowsABranchOfADecision) {
  const auto findings = found("no-end", flow({"a[yes] -> granted", "a[no] -> b"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::note);
}

TEST(NoEnd, LeavesStepsThatNothingReachesToTheOtherRule) {
  EXPECT_THAT(found("no-end", flow({"a -> granted", "b -> c", "c -> b", "d"})), IsEmpty());
}

TEST(NoEnd, SaysNothingAboutAMissingEndWhereTheTextIsCut) {
  EXPECT_THAT(found("no-end", flow({"a -> b"}, R"("textComplete":false,)")), IsEmpty());
}

// decision-without-alternative

TEST(DecisionWithoutAlternative, AcceptsTwoWays) {
  EXPECT_THAT(
      found("decision-without-alternative", flow({"a[yes] -> granted", "a[no] -> rejected"})),
      IsEmpty());
}

TEST(DecisionWithoutAlternative, SeesThatEveryOutcomeLeadsToTheSameStep) {
  const auto findings =
      found("decision-without-alternative", flow({"a[yes] -> b", "a[no] -> b", "b -> granted"}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "same-way");
}

TEST(DecisionWithoutAlternative, NamesTheOneOutcomeThatLeadsOn) {
  const auto procedure = sample::procedure(R"({
    "kind": "procedure", "formatVersion": 1, "id": "p", "service": "s", "region": "r", "level": "city",
    "steps": [{"id": "a", "label": "a", "outcomes": [{"id": "yes"}, {"id": "no"}]}],
    "flow": {"start": "a", "edges": [{"from": "a", "outcome": "yes", "to": "e", "origin": "stated"}],
             "ends": [{"id": "e", "outcome": "granted"}]}})");
  const auto findings = found("decision-without-alternative", procedure);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "one-leads-on");
  EXPECT_THAT(values(findings[0], "outcomes"), ElementsAre("yes"));
}

TEST(DecisionWithoutAlternative, LeavesADecisionAtTheVeryEndToNoEnd) {
  const auto procedure = sample::procedure(R"({
    "kind": "procedure", "formatVersion": 1, "id": "p", "service": "s", "region": "r", "level": "city",
    "steps": [{"id": "a", "label": "a", "outcomes": [{"id": "yes"}, {"id": "no"}]}],
    "flow": {"start": "a", "edges": [], "ends": []}})");
  EXPECT_THAT(found("decision-without-alternative", procedure), IsEmpty());
  EXPECT_THAT(found("no-end", procedure), SizeIs(1));
}

// Rules about steps with their actors and documents: a procedure of three steps.

model::Procedure with_steps(const std::string& first, const std::string& second,
                            const std::string& third, const std::string& more = {}) {
  return sample::procedure(
      R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",
      "sections":[{"id":"req","kind":"requirements","lines":[1,1]}],
      "items":[{"id":"i1","section":"req","marker":"1.","kind":"requirement"}],
      "documents":[{"id":"x","name":"x"},{"id":"y","name":"y"}],)" +
      more + R"("steps":[{"id":"a","label":"a")" + first + R"(},{"id":"b","label":"b")" + second +
      R"(},{"id":"c","label":"c")" + third + R"(}],"flow":{"start":"a","edges":[
      {"from":"a","to":"b","origin":"stated"},{"from":"b","to":"c","origin":"stated"},
      {"from":"c","to":"e","origin":"stated"}],"ends":[{"id":"e","outcome":"granted"}]}})");
}

const std::string by_user = R"(,"actor":{"name":"Pemohon","roles":["user"]})";
const std::string by_office = R"(,"actor":{"name":"Dinas","roles":["office"]})";

TEST(DuplicateStep, IsNoneWhereAnotherItemStatesTheSameActAgain) {
  const std::string act = R"(,"activity":"visit")" + by_office;
  EXPECT_THAT(found("duplicate-step", with_steps("", act + R"(,"items":["i1"])", act)), IsEmpty());
  EXPECT_THAT(found("duplicate-step", with_steps("", act, act)), SizeIs(1));
}

TEST(DuplicateStep, IsNoneForOtherActorsAddresseesOrApplicants) {
  const std::string act = R"(,"activity":"visit")";
  EXPECT_THAT(found("duplicate-step", with_steps("", act + by_office, act + by_user)), IsEmpty());
  EXPECT_THAT(found("duplicate-step",
                    with_steps("", act, act + R"(,"addressee":{"name":"X","roles":["x"]})")),
              IsEmpty());
  EXPECT_THAT(found("duplicate-step", with_steps("", act + R"(,"when":{"applicant":["p"]})",
                                                 act + R"(,"when":{"applicant":["q"]})")),
              IsEmpty());
}

TEST(DuplicateStep, IsNoneForARefinementOfTheSameActivity) {
  EXPECT_THAT(found("duplicate-step", with_steps("", R"(,"activity":"visit")",
                                                 R"(,"activity":"visit","refines":"check")")),
              IsEmpty());
}

TEST(DocumentNotProduced, IsReportedOncePerDocumentWithAllStepsThatNeedIt) {
  const auto findings =
      found("document-not-produced", with_steps("", R"(,"inputs":["x"])", R"(,"inputs":["x"])"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element, (Element{"document", "x"}));
  EXPECT_THAT(values(findings[0], "steps"), ElementsAre("b", "c"));
}

TEST(DocumentNotProduced, IsSatisfiedByAnEarlierStepButNotByALaterOne) {
  EXPECT_THAT(
      found("document-not-produced", with_steps("", R"(,"outputs":["x"])", R"(,"inputs":["x"])")),
      IsEmpty());
  EXPECT_THAT(
      found("document-not-produced", with_steps("", R"(,"inputs":["x"])", R"(,"outputs":["x"])")),
      SizeIs(1));
}

TEST(DocumentNotProduced, IsSatisfiedByTheApplicantARequirementOrAnotherSection) {
  EXPECT_THAT(
      found("document-not-produced", with_steps(R"(,"inputs":["x"])", "", R"(,"inputs":["x"])")),
      IsEmpty());
  EXPECT_THAT(
      found("document-not-produced",
            with_steps("", "", R"(,"inputs":["x"])",
                       R"("requirements":[{"id":"r","item":"i1","document":"x","text":"x"}],)")),
      IsEmpty());
  EXPECT_THAT(
      found("document-not-produced",
            with_steps("", "", R"(,"inputs":["x"])",
                       R"("statements":[{"id":"s","label":"s","items":["i1"],"outputs":["x"]}],)")),
      IsEmpty());
}

TEST(DocumentNeverUsed, IsNoFaultOfProductsLastStepsAndReports) {
  EXPECT_THAT(found("document-never-used", with_steps("", R"(,"outputs":["x"])", "")), SizeIs(1));
  EXPECT_THAT(found("document-never-used", with_steps("", "", R"(,"outputs":["x"])")), IsEmpty());
  EXPECT_THAT(
      found("document-never-used", with_steps("", R"(,"outputs":["x"],"recurs":"semester")", "")),
      IsEmpty());
  EXPECT_THAT(
      found("document-never-used", with_steps("", R"(,"outputs":["x"])", "",
                                              R"("products":[{"text":"x","document":"x"}],)")),
      IsEmpty());
}

TEST(DocumentNeverUsed, IsNoFaultOfALetterToTheApplicant) {
  EXPECT_THAT(
      found("document-never-used",
            with_steps(by_user,
                       R"(,"outputs":["x"],"addressee":{"name":"Pemohon","roles":["user"]})", "")),
      IsEmpty());
}

TEST(DocumentNeverUsed, IsNoFaultWhereWhoeverReceivesItActsNext) {
  const std::string sent = R"(,"outputs":["x"],"addressee":{"name":"Dinas","roles":["office"]})";
  EXPECT_THAT(found("document-never-used", with_steps("", sent, by_office)), IsEmpty());
  EXPECT_THAT(found("document-never-used", with_steps("", sent, by_user)), SizeIs(1));
}

TEST(DocumentNeverUsed, IsNoFaultOfASignedCopyOfADocumentInUse) {
  EXPECT_THAT(found("document-never-used",
                    with_steps(R"(,"outputs":["x"])", R"(,"inputs":["x"],"outputs":["y"])",
                               R"(,"inputs":["x"])")),
              IsEmpty());
}

const std::string requires_x =
    R"("requirements":[{"id":"r","item":"i1","document":"x","text":"x"}],)";

TEST(CircularRequirement, IsWhatOnlyALaterStepOfSomeoneElseMakes) {
  EXPECT_THAT(found("circular-requirement",
                    with_steps(by_user, by_office + R"(,"outputs":["x"])", "", requires_x)),
              SizeIs(1));
  EXPECT_THAT(found("circular-requirement",
                    with_steps(by_user + R"(,"outputs":["x"])", "", "", requires_x)),
              IsEmpty());
  EXPECT_THAT(found("circular-requirement",
                    with_steps(by_user, by_user + R"(,"outputs":["x"])", "", requires_x)),
              IsEmpty());
}

TEST(CircularRequirement, AcceptsAnOldLicenceForANewOne) {
  EXPECT_THAT(
      found("circular-requirement",
            with_steps(R"(,"inputs":["x"])", by_office + R"(,"outputs":["x"])", "", requires_x)),
      IsEmpty());
}

model::Procedure decided_by(const std::string& first, const std::string& decision) {
  return sample::procedure(
      R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",
      "steps":[{"id":"a","label":"a")" +
      first + R"(},{"id":"b","label":"b","outcomes":[{"id":"yes"},{"id":"no"}])" + decision +
      R"(}],"flow":{"start":"a","edges":[{"from":"a","to":"b","origin":"stated"},
      {"from":"b","outcome":"yes","to":"e","origin":"stated"},
      {"from":"b","outcome":"no","to":"f","origin":"stated"}],
      "ends":[{"id":"e","outcome":"granted"},{"id":"f","outcome":"rejected"}]}})");
}

TEST(SameActorAppliesAndDecides, AccusesOnlyByNamesWithOneMeaning) {
  const std::string unclear = R"(,"actor":{"name":"Dinas","roles":["office","centre"]})";
  const auto findings = [](const std::string& first, const std::string& decision) {
    return found("same-actor-applies-and-decides", decided_by(first, decision));
  };
  EXPECT_THAT(findings(by_office, by_office), SizeIs(1));
  EXPECT_THAT(findings(by_user, by_office), IsEmpty());
  EXPECT_THAT(findings(by_office, unclear), IsEmpty());
  EXPECT_THAT(findings(unclear, unclear), IsEmpty());
  EXPECT_THAT(findings("", ""), IsEmpty());
}

}  // namespace
}  // namespace selaras::checker
