#include "checker/fitness.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "checker/check.h"
#include "model/load.h"
#include "tests/checker/breakage.h"
#include "tests/checker/flow_surgery.h"

/// The fitness of procedures that begin as the reference itself: ten steps lead to the grant.
namespace selaras::checker {
namespace {

using behaviour::MoveKind;
using model::Procedure;
using model::Reference;

Reference regional() {
  const auto& all = model::shipped_references();
  return *std::ranges::find(all, "regional-2019", &Reference::id);
}

Procedure conforming(const Reference& reference) {
  return breakage::conforming(reference, model::Administration::regency);
}

model::Step& step(Procedure& procedure, std::string_view id) {
  return *std::ranges::find(procedure.steps, id, &model::Step::id);
}

Fitness measured(const Procedure& procedure, const Reference& reference) {
  return fitness(behaviour::Net(procedure), reference);
}

std::ptrdiff_t count(const Fitness& fitness, MoveKind kind) {
  return std::ranges::count(fitness.alignment, kind, &AlignedMove::kind);
}

TEST(Fitness, IsOneOfTheReferenceItself) {
  const Reference reference = regional();
  const Fitness found = measured(conforming(reference), reference);
  EXPECT_EQ(found.value, 1.0);
  EXPECT_EQ(count(found, MoveKind::synchronous), 10);
}

TEST(Fitness, LosesOneMoveForAMissingStep) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  surgery::remove_steps(procedure, {"sign_pks"});
  const Fitness found = measured(procedure, reference);
  EXPECT_DOUBLE_EQ(found.value.value(), 1.0 - 1.0 / (9 + 10));
  EXPECT_EQ(count(found, MoveKind::missing), 1);
}

TEST(Fitness, TellsAStepThatThePageStatesElsewhereFromOneThatIsNotThere) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  const model::Step signing = step(procedure, "sign_pks");
  surgery::remove_steps(procedure, {"sign_pks"});
  const auto missing = [&](const Fitness& found) {
    return *std::ranges::find(found.alignment, MoveKind::missing, &AlignedMove::kind);
  };
  EXPECT_FALSE(missing(measured(procedure, reference)).stated);
  procedure.statements.push_back(signing);
  EXPECT_TRUE(missing(measured(procedure, reference)).stated);
}

TEST(Fitness, CountsAMissingStepByTheWeightOfTheReference) {
  Reference reference = regional();
  reference.weights = {{.activity = "sign_pks", .missing = 3}};
  Procedure procedure = conforming(reference);
  surgery::remove_steps(procedure, {"sign_pks"});
  EXPECT_DOUBLE_EQ(measured(procedure, reference).value.value(), 1.0 - 3.0 / (9 + 12));
}

TEST(Fitness, LosesAMoveForAStepThatTheReferenceDoesNotKnow) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  surgery::repeat_before(procedure, "submit_pks", {"implement_guidelines"});
  procedure.steps.back().activity = "something_else";
  const Fitness found = measured(procedure, reference);
  EXPECT_DOUBLE_EQ(found.value.value(), 1.0 - 1.0 / (11 + 10));
  EXPECT_EQ(count(found, MoveKind::extra), 1);
}

TEST(Fitness, LosesNothingForARefinement) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  surgery::repeat_before(procedure, "submit_pks", {"implement_guidelines"});
  procedure.steps.back().activity = "verify_application";
  const Fitness found = measured(procedure, reference);
  EXPECT_EQ(found.value, 1.0);
  EXPECT_EQ(count(found, MoveKind::unseen), 1);
}

TEST(Fitness, TakesARefinementForTheStepThatIsMissing) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  step(procedure, "grant_access").activity = "issue_user_id";
  EXPECT_EQ(measured(procedure, reference).value, 1.0);
}

TEST(Fitness, NamesAMovedStepOnBothSides) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  std::swap(step(procedure, "sign_pks").activity, step(procedure, "submit_pks").activity);
  const Fitness found = measured(procedure, reference);
  EXPECT_DOUBLE_EQ(found.value.value(), 1.0 - 2.0 / (10 + 10));
  EXPECT_EQ(count(found, MoveKind::moved), 2);
}

TEST(Fitness, IsMeasuredOnTheLongestRunWhereNothingIsGranted) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  surgery::remove_steps(
      procedure, {"grant_access", "give_feedback_data", "report_and_evaluate", "revoke_access",
                  "comply_with_obligations", "reactivate_access"});
  const Fitness found = measured(procedure, reference);
  const auto granted = std::ranges::find(found.by_outcome, "granted", &OutcomeFitness::outcome);
  ASSERT_NE(granted, found.by_outcome.end());
  EXPECT_FALSE(granted->fitness);
  ASSERT_TRUE(found.value);
  EXPECT_LT(*found.value, 1.0);
  EXPECT_GT(*found.value, 0.8);
}

TEST(Fitness, IsNoughtWhereNothingIsDone) {
  const Reference reference = regional();
  EXPECT_EQ(measured(Procedure{}, reference).value, 0.0);
}

TEST(Obligation, ShowsAForbiddenWayByARunFromTheStart) {
  const Reference reference = regional();
  Procedure procedure = conforming(reference);
  surgery::redirect(procedure, {"decide_application"}, "reject", {"conclude_pks"});
  const ProcedureResult result = check(procedure, &reference);
  const auto finding = std::ranges::find(result.findings, "decide.rejection", &Finding::obligation);
  ASSERT_NE(finding, result.findings.end());
  const std::vector<std::string> expected{"submit_application", "forward_application",
                                          "decide_application", "issue_rejection_letter",
                                          "conclude_pks"};
  ASSERT_EQ(finding->showing.departs, expected.size() - 1);
  const auto shows = finding->witness.begin() + static_cast<std::ptrdiff_t>(expected.size());
  EXPECT_EQ(std::vector(finding->witness.begin(), shows), expected);
  EXPECT_EQ(finding->witness.back(), "grant_access") << "it goes on to an end";
  EXPECT_EQ(finding->showing.ending, behaviour::Ending::end);
}

}  // namespace
}  // namespace selaras::checker
