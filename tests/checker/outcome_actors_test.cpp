#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/check.h"
#include "checker/repair.h"
#include "tests/checker/breakage.h"
#include "tests/checker/rules_sample.h"
#include "tests/flow_text.h"

/// Who acts where a decision comes out in one way: judged, kept apart and repaired by outcome.
namespace selaras::checker {
namespace {

using model::Procedure;
using model::Reference;
using model::Step;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flow_of;
using tests::step_of;

model::Actor named(const std::string& name, std::vector<std::string> roles) {
  return {.name = name, .roles = std::move(roles)};
}

model::Outcome& outcome_of(Step& step, std::string_view id) {
  return *std::ranges::find(step.outcomes, id, &model::Outcome::id);
}

/// The reference's own procedure, where the office refuses and all else is the director general's.
class Refusal : public testing::Test {
 protected:
  static constexpr const char* whole = "decide.by-dirjen";
  static constexpr const char* of_refusal = "decide.refused-by-office";

  Step& decision() { return step_of(procedure_, "decide_application"); }
  model::Outcome& refusal() { return outcome_of(decision(), "reject"); }
  ObligationResult judged(const char* obligation) const {
    return *check(procedure_, &reference_).obligation(obligation);
  }
  /// What is said of who decides.
  std::vector<Finding> told() const {
    auto findings = check(procedure_, &reference_).findings;
    std::erase_if(findings, [](const Finding& one) {
      return one.obligation != whole && one.obligation != of_refusal;
    });
    return findings;
  }

  const Reference& reference_ = breakage::by_outcome();
  Procedure procedure_ = breakage::conforming(reference_, model::Administration::regency);
};

TEST_F(Refusal, IsJudgedByWhomItsOutcomeNamesAndTheRestByWhomTheStepDoes) {
  EXPECT_EQ(judged(whole).verdict, Verdict::met);
  EXPECT_EQ(judged(of_refusal).verdict, Verdict::met);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Refusal, ThatNamesNobodyIsTheStepsActors) {
  refusal().actor.reset();
  EXPECT_EQ(judged(whole).verdict, Verdict::met);
  EXPECT_EQ(judged(of_refusal).reason, Reason::contrary);
  decision().actor = named("Disdukcapil", {"dukcapil_office"});
  EXPECT_EQ(judged(whole).reason, Reason::contrary);
  EXPECT_EQ(judged(of_refusal).verdict, Verdict::met);
}

TEST_F(Refusal, ByAnotherIsOneFindingThatNamesTheOutcome) {
  refusal().actor = named("Bupati", {"regional_head"});
  const auto findings = told();
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule, "wrong-actor");
  EXPECT_EQ(findings[0].obligation, of_refusal);
  EXPECT_EQ(findings[0].element, (Element{"step", "decide_application"}));
  EXPECT_THAT(sample::values(findings[0], "step"), ElementsAre("decide_application[reject]"));
  EXPECT_THAT(sample::values(findings[0], "actor"), ElementsAre("Bupati"));
}

TEST_F(Refusal, AndStepThatOneNameGivesToAnotherAreOneGap) {
  refusal().actor.reset();
  decision().actor = named("Bupati", {"regional_head"});
  EXPECT_EQ(judged(whole).reason, Reason::contrary);
  EXPECT_EQ(judged(of_refusal).reason, Reason::contrary);
  const auto findings = told();
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule, "wrong-approver");
  EXPECT_THAT(findings[0].carries, testing::Contains("wrong-actor"));
}

TEST_F(Refusal, AndStepWithoutAnyNameAreOneSilence) {
  refusal().actor.reset();
  decision().actor.reset();
  EXPECT_EQ(judged(whole).reason, Reason::silent);
  EXPECT_EQ(judged(of_refusal).reason, Reason::silent);
  const auto findings = told();
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule, "actor-not-stated");
  EXPECT_EQ(findings[0].obligation, whole);
}

TEST_F(Refusal, OnItsOwnMayBeSilentWhereAnotherOutcomeSpeaks) {
  refusal().actor.reset();
  decision().actor.reset();
  outcome_of(decision(), "approve").actor = named("Dirjen", {"dirjen"});
  EXPECT_EQ(judged(whole).verdict, Verdict::met);
  const auto findings = told();
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule, "actor-not-stated");
  EXPECT_THAT(sample::values(findings[0], "step"), ElementsAre("decide_application[reject]"));
}

TEST_F(Refusal, ByANameThatMayMeanAnotherAccusesNobody) {
  refusal().actor = named("Dukcapil", {"dirjen", "dukcapil_office"});
  EXPECT_EQ(judged(of_refusal).reason, Reason::ambiguous);
  EXPECT_THAT(told(), IsEmpty());
  const auto all = check(procedure_, &reference_).findings;
  EXPECT_EQ(std::ranges::count(all, "ambiguous-actor", &Finding::rule), 1);
}

TEST_F(Refusal, IsAskedOfNoPageThatDoesNotNameIt) {
  std::erase_if(decision().outcomes, [](const auto& outcome) { return outcome.id == "reject"; });
  EXPECT_EQ(judged(of_refusal).verdict, Verdict::not_applicable);
}

TEST_F(Refusal, ThatOnlyAnotherSectionTellsOfCannotBeTold) {
  refusal().actor.reset();
  decision().actor.reset();
  outcome_of(decision(), "approve").actor = named("Dirjen", {"dirjen"});
  Step said{.id = "r1", .activity = "decide_application", .outcomes = {{.id = "reject"}}};
  said.outcomes[0].actor = named("Disdukcapil", {"dukcapil_office"});
  procedure_.statements.push_back(said);
  EXPECT_EQ(judged(of_refusal).reason, Reason::elsewhere);
}

TEST_F(Refusal, ThatAnotherSectionContradictsCannotBeTold) {
  Step said{.id = "r1", .activity = "decide_application", .outcomes = {{.id = "reject"}}};
  said.outcomes[0].actor = named("Bupati", {"regional_head"});
  procedure_.statements.push_back(said);
  EXPECT_EQ(judged(of_refusal).reason, Reason::conflicting);
  EXPECT_EQ(judged(whole).verdict, Verdict::met);
}

TEST_F(Refusal, OfATextThatIsCutIsNotSilent) {
  procedure_.text_complete = false;
  refusal().actor.reset();
  decision().actor.reset();
  EXPECT_EQ(judged(of_refusal).reason, Reason::incomplete);
}

TEST_F(Refusal, ByAnotherIsRepairedInThatOutcomeAlone) {
  refusal().actor = named("Bupati", {"regional_head"});
  ProcedureResult result = check(procedure_, &reference_);
  suggest_repairs(result);
  const auto finding = std::ranges::find(result.findings, "wrong-actor", &Finding::rule);
  ASSERT_NE(finding, result.findings.end());
  ASSERT_NE(finding->repair, nullptr);
  EXPECT_EQ(finding->repair->kind, "set-outcome-actor");
  const Procedure mended = applied(procedure_, finding->repair->edits);
  EXPECT_EQ(mended.step("decide_application")->actor_of("approve")->roles, decision().actor->roles);
  EXPECT_THAT(mended.step("decide_application")->actor_of("reject")->roles,
              ElementsAre("dukcapil_office"));
}

/// No shipped reference asks of one outcome: there the step's clause holds for all of them.
TEST(OutcomeActor, IsHeldToWhatTheStepIsWhereNoClauseAsksOfItAlone) {
  const Reference& regional = breakage::reference("regional-2019");
  Procedure procedure = breakage::conforming(regional, model::Administration::regency);
  outcome_of(step_of(procedure, "decide_application"), "approve").actor =
      named("Bupati", {"regional_head"});
  const ProcedureResult result = check(procedure, &regional);
  EXPECT_EQ(result.obligation("decide.by-dirjen")->reason, Reason::contrary);
  const auto finding = std::ranges::find(result.findings, "wrong-approver", &Finding::rule);
  ASSERT_NE(finding, result.findings.end());
  EXPECT_THAT(sample::values(*finding, "step"), ElementsAre("decide_application[approve]"));
}

TEST(OutcomeActor, SpeaksForAStepThatNamesNobody) {
  const Reference& regional = breakage::reference("regional-2019");
  Procedure procedure = breakage::conforming(regional, model::Administration::regency);
  Step& decision = step_of(procedure, "decide_application");
  for (model::Outcome& outcome : decision.outcomes) outcome.actor = decision.actor;
  decision.actor.reset();
  EXPECT_EQ(check(procedure, &regional).obligation("decide.by-dirjen")->verdict, Verdict::met);
}

// Separation of duties

/// Application `a`, decision `d` whose outcomes lead on or back, both to lie in different hands.
ProcedureResult apart(const Procedure& procedure) {
  static const Reference reference = [] {
    Reference made;
    model::Clause clause{.kind = model::ClauseKind::distinct};
    clause.steps = {"a", "d"};
    clause.rule = "conflicting-duties";
    model::Obligation obligation{.id = "demanded"};
    obligation.counts_in = {model::SectionKind::procedure};
    obligation.clauses.push_back(std::move(clause));
    made.obligations.push_back(std::move(obligation));
    return made;
  }();
  return check(procedure, &reference);
}

Procedure decided(std::string_view flow, const std::string& outcome, const std::string& role) {
  Procedure procedure = flow_of(flow);
  step_of(procedure, "a").actor = named("x", {"x"});
  step_of(procedure, "d").actor = named("y", {"y"});
  outcome_of(step_of(procedure, "d"), outcome).actor = named(role, {role});
  return procedure;
}

TEST(OutcomeActor, ConflictsOnlyOnRunsThatComeOutSo) {
  const std::string_view flow = "a -> d, d[yes] -> =granted, d[no] -> =rejected";
  const ProcedureResult result = apart(decided(flow, "no", "x"));
  EXPECT_EQ(result.obligation("demanded")->verdict, Verdict::not_met);
  const auto finding = std::ranges::find(result.findings, "conflicting-duties", &Finding::rule);
  ASSERT_NE(finding, result.findings.end());
  EXPECT_THAT(sample::values(*finding, "steps"), ElementsAre("a", "d[no]"));
  EXPECT_THAT(finding->witness, ElementsAre("a", "d"));
}

TEST(OutcomeActor, ConflictsWithNobodyWhereItsOutcomeShutsTheOtherStepOut) {
  const std::string_view flow = "d[no] -> =rejected, d[yes] -> a, a -> =granted";
  EXPECT_EQ(apart(decided(flow, "no", "x")).obligation("demanded")->verdict, Verdict::met);
  EXPECT_EQ(apart(decided(flow, "yes", "x")).obligation("demanded")->verdict, Verdict::not_met);
}

TEST(OutcomeActor, TakesTheStepsActorOutOfThatOutcome) {
  Procedure procedure = flow_of("a -> d, d[yes] -> =granted, d[no] -> =rejected");
  step_of(procedure, "a").actor = step_of(procedure, "d").actor = named("x", {"x"});
  EXPECT_EQ(apart(procedure).obligation("demanded")->verdict, Verdict::not_met);
  for (model::Outcome& outcome : step_of(procedure, "d").outcomes) {
    outcome.actor = named("y", {"y"});
  }
  EXPECT_EQ(apart(procedure).obligation("demanded")->verdict, Verdict::met);
}

TEST(OutcomeActor, WhoAppliesAndIsNamedForAnOutcomeDecidesOwnApplication) {
  const std::string_view flow = "a -> d, d[yes] -> =granted, d[no] -> =rejected";
  const auto findings = sample::found("same-actor-applies-and-decides", decided(flow, "yes", "x"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "d"));
  Procedure taken_out = decided(flow, "yes", "z");
  EXPECT_THAT(sample::found("same-actor-applies-and-decides", taken_out), IsEmpty());
}

// Delegation

TEST(OutcomeActor, ClosesACircleOfDelegationsOnlyWhereTheOutcomeCanComeAbout) {
  const auto circles = [](std::string_view flow) {
    Procedure procedure = decided(flow, "no", "x");
    step_of(procedure, "a").on_behalf_of = named("z", {"z"});
    step_of(procedure, "d").on_behalf_of = named("q", {"q"});
    step_of(procedure, "b").actor = named("q", {"q"});
    step_of(procedure, "b").on_behalf_of = named("x", {"x"});
    return sample::found("circular-delegation", procedure);
  };
  const auto findings = circles("a -> d, d[yes] -> b, d[no] -> =rejected, b -> =granted");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(sample::values(findings[0], "roles"), ElementsAre("q", "x"));
  // Nothing leads to the decision: it comes out in no way at all.
  EXPECT_THAT(circles("a -> b, b -> =granted, d[yes] -> b, d[no] -> =rejected"), IsEmpty());
}

}  // namespace
}  // namespace selaras::checker
