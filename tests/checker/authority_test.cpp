#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/check.h"
#include "model/load.h"
#include "tests/checker/rules_sample.h"
#include "tests/flow_text.h"

/// Who may do what: separation of duties on the runs that can happen, delegation, deadlines of one
/// official's decision.
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

using Roles = std::vector<std::string>;

/// A flow whose steps are done by these.
Procedure done_by(std::string_view flow, const std::vector<std::pair<std::string, Roles>>& actors) {
  Procedure procedure = flow_of(flow);
  for (const auto& [step, roles] : actors) {
    step_of(procedure, step).actor = model::Actor{.name = roles.front(), .roles = roles};
  }
  return procedure;
}

/// A reference that wants these activities in different hands, or one of them done in time.
Reference demanding(model::Clause clause) {
  Reference reference;
  clause.rule = "conflicting-duties";
  model::Obligation obligation{.id = "demanded"};
  obligation.counts_in = {model::SectionKind::procedure};
  obligation.clauses.push_back(std::move(clause));
  reference.obligations.push_back(std::move(obligation));
  return reference;
}

Reference apart(std::vector<std::string> steps) {
  model::Clause clause{.kind = model::ClauseKind::distinct};
  clause.steps = std::move(steps);
  return demanding(std::move(clause));
}

struct Judged {
  ObligationResult obligation;
  std::vector<Finding> findings;
};

Judged judged(const Procedure& procedure, const Reference& reference) {
  ProcedureResult result = check(procedure, &reference);
  std::erase_if(result.findings,
                [](const Finding& finding) { return finding.obligation != "demanded"; });
  return {*result.obligation("demanded"), std::move(result.findings)};
}

TEST(SeparationOfDuties, IsBrokenByTwoStepsOfOneRunInTheSameHand) {
  const Procedure procedure =
      done_by("a -> b, b -> c, c -> =granted", {{"a", {"x"}}, {"b", {"y"}}, {"c", {"x"}}});
  const Judged result = judged(procedure, apart({"a", "b", "c"}));
  EXPECT_EQ(result.obligation.verdict, Verdict::not_met);
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_THAT(sample::values(result.findings[0], "steps"), ElementsAre("a", "c"));
  EXPECT_THAT(result.findings[0].witness, ElementsAre("a", "b", "c"));
}

TEST(SeparationOfDuties, IsNotBrokenByStepsThatExcludeEachOther) {
  const Procedure procedure = done_by("s -> d, d[x] -> a, d[y] -> c, a -> =granted, c -> =granted",
                                      {{"a", {"x"}}, {"c", {"x"}}});
  const Judged result = judged(procedure, apart({"a", "c"}));
  EXPECT_EQ(result.obligation.verdict, Verdict::met);
  EXPECT_THAT(result.findings, IsEmpty());
}

TEST(SeparationOfDuties, IsBrokenByStepsThatComeTogetherOnlyThroughALoop) {
  const Procedure procedure =
      done_by("s -> d, d[x] -> a, d[y] -> c, a -> s, c -> =granted", {{"a", {"x"}}, {"c", {"x"}}});
  EXPECT_THAT(judged(procedure, apart({"a", "c"})).findings, SizeIs(1));
}

TEST(SeparationOfDuties, IsBrokenByThreeStepsThatOnlyTwoCanDo) {
  const std::string_view line = "a -> b, b -> c, c -> =granted";
  const Roles either{"x", "y"};
  const Judged result =
      judged(done_by(line, {{"a", either}, {"b", either}, {"c", either}}), apart({"a", "b", "c"}));
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_THAT(sample::values(result.findings[0], "steps"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(
      judged(done_by(line, {{"a", either}, {"b", either}, {"c", {"z"}}}), apart({"a", "b", "c"}))
          .findings,
      IsEmpty());
}

TEST(SeparationOfDuties, AccusesNobodyWhoIsNotNamed) {
  const Judged result = judged(done_by("a -> b, b -> =granted", {{"a", {"x"}}}), apart({"a", "b"}));
  EXPECT_EQ(result.obligation.verdict, Verdict::cannot_tell);
  EXPECT_THAT(result.findings, IsEmpty());
}

TEST(SeparationOfDuties, DoesNotConcernAPageThatLacksOneOfTheSteps) {
  const Judged result = judged(done_by("a -> =granted", {{"a", {"x"}}}), apart({"a", "b"}));
  EXPECT_EQ(result.obligation.verdict, Verdict::not_applicable);
}

TEST(SeparationOfDuties, LetsOneHandRepeatTheSameActivity) {
  Procedure procedure =
      done_by("a -> b, b -> c, c -> =granted", {{"a", {"x"}}, {"b", {"x"}}, {"c", {"y"}}});
  step_of(procedure, "b").activity = "a";
  EXPECT_THAT(judged(procedure, apart({"a", "c"})).findings, IsEmpty());
}

TEST(SeparationOfDuties, OfTheOneWhoAppliesHoldsOnlyOnRunsThatDoBoth) {
  const auto accused = [](std::string_view flow) {
    Procedure procedure = done_by(flow, {{"a", {"x"}}, {"d", {"x"}}, {"b", {"y"}}});
    return sample::found("same-actor-applies-and-decides", procedure);
  };
  const auto findings = accused("a -> b, b -> d, d[yes] -> =granted, d[no] -> =rejected");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "b", "d"));
  // Whoever begins with the one never comes to the other.
  EXPECT_THAT(accused("^g -> a, ^g -> b, b -> d, d[yes] -> =granted, d[no] -> =rejected, "
                      "a -> =granted"),
              IsEmpty());
}

// Delegation

Procedure on_behalf(const std::vector<std::array<std::string, 3>>& delegations) {
  Procedure procedure = flow_of("a -> b, b -> c, c -> =granted");
  for (const auto& [step, actor, principal] : delegations) {
    step_of(procedure, step).actor = model::Actor{.name = actor, .roles = {actor}};
    step_of(procedure, step).on_behalf_of = model::Actor{.name = principal, .roles = {principal}};
  }
  return procedure;
}

TEST(Delegation, IsCircularWhereAChainLeadsBack) {
  const auto circles = [](const std::vector<std::array<std::string, 3>>& delegations) {
    return sample::found("circular-delegation", on_behalf(delegations));
  };
  const auto findings = circles({{"a", "x", "y"}, {"b", "y", "z"}, {"c", "z", "x"}});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(sample::values(findings[0], "roles"), ElementsAre("x", "y", "z"));
  EXPECT_THAT(circles({{"a", "x", "y"}, {"b", "y", "z"}}), IsEmpty());
  EXPECT_THAT(circles({{"a", "x", "x"}}), IsEmpty());
}

TEST(Delegation, ComesFromWhoeverHoldsThePowerInTheReference) {
  const auto found_with = [](const std::string& principal) {
    Procedure procedure = flow_of("decide_application -> =granted");
    procedure.service = "population-data-access";
    procedure.level = model::Administration::city;
    Step& step = procedure.steps.front();
    step.actor = model::Actor{.name = "Dirjen", .roles = {"dirjen"}};
    step.on_behalf_of = model::Actor{.name = principal, .roles = {principal}};
    return sample::found("delegation-without-power", procedure);
  };
  EXPECT_THAT(found_with("minister"), IsEmpty());
  ASSERT_THAT(found_with("regional_head"), SizeIs(1));
  EXPECT_EQ(found_with("regional_head")[0].level, Level::note);
}

// Deadlines

Verdict within_five_days(double amount, const std::vector<model::UnitReading>& readings,
                         std::vector<std::string> steps = {"b"}) {
  Procedure procedure = flow_of("a -> b, b -> =granted");
  model::TimeClaim claim{.id = "total"};
  claim.parts.push_back({.label = "part",
                         .quantity = {.minimum = amount, .maximum = amount, .readings = readings},
                         .steps = std::move(steps)});
  procedure.time_claims.push_back(std::move(claim));
  model::Clause clause{.kind = model::ClauseKind::within};
  clause.steps = {"a"};
  clause.then = {"b"};
  clause.limit = 5;
  return judged(procedure, demanding(clause)).obligation.verdict;
}

TEST(Deadline, IsBrokenOnlyWhereEveryReadingIsLonger) {
  using enum model::TimeUnit;
  using enum model::TimeBase;
  EXPECT_EQ(within_five_days(5, {{day, working}}), Verdict::met);
  EXPECT_EQ(within_five_days(6, {{day, working}}), Verdict::not_met);
  EXPECT_EQ(within_five_days(1, {{week, working}, {week, calendar}}), Verdict::met);
  EXPECT_EQ(within_five_days(7, {{day, working}, {day, calendar}}), Verdict::cannot_tell);
  EXPECT_EQ(within_five_days(10, {{day, calendar}}), Verdict::not_met);
  EXPECT_EQ(within_five_days(9, {{day, calendar}}), Verdict::met);
  EXPECT_EQ(within_five_days(1, {{month, calendar}}), Verdict::not_met);
}

TEST(Deadline, ConcernsNoPartThatCoversMoreThanTheDecision) {
  using enum model::TimeUnit;
  using enum model::TimeBase;
  EXPECT_EQ(within_five_days(30, {{day, working}}, {"a", "b"}), Verdict::not_applicable);
  EXPECT_EQ(within_five_days(30, {{day, working}}, {}), Verdict::not_applicable);
}

}  // namespace
}  // namespace selaras::checker
