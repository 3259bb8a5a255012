#include <algorithm>

#include <gtest/gtest.h>

#include "checker/check.h"
#include "model/load.h"
#include "tests/checker/flow_surgery.h"

/// How each field is judged, shown on a procedure that begins as the reference itself and departs
/// from it in one place.
namespace selaras::checker {
namespace {

using model::Procedure;
using model::Reference;
using model::Step;

const Reference& reference(std::string_view id = "regional-2019") {
  const auto& all = model::shipped_references();
  return *std::ranges::find(all, id, &Reference::id);
}

Procedure conforming() {
  Procedure procedure = reference().procedure;
  procedure.level = model::Administration::regency;
  procedure.sections = {{.id = "requirements", .kind = model::SectionKind::requirements},
                        {.id = "procedure", .kind = model::SectionKind::procedure}};
  procedure.items = {{.id = "r1", .section = "requirements", .marker = "1."}};
  return procedure;
}

Step& step(Procedure& procedure, std::string_view id) {
  return *std::ranges::find(procedure.steps, id, &Step::id);
}

ObligationResult judged(const Procedure& procedure, std::string_view id) {
  const ProcedureResult result = check(procedure, &reference());
  return *result.obligation(id);
}

std::vector<std::string> rules_of(const Procedure& procedure, std::string_view obligation) {
  std::vector<std::string> rules;
  for (const Finding& finding : check(procedure, &reference()).findings) {
    if (finding.obligation == obligation) rules.push_back(finding.rule);
  }
  return rules;
}

Finding finding_of(const Procedure& procedure, std::string_view obligation) {
  for (const Finding& finding : check(procedure, &reference()).findings) {
    if (finding.obligation == obligation) return finding;
  }
  ADD_FAILURE() << "no finding about " << obligation;
  return {};
}

model::Actor named(std::string name, std::vector<std::string> roles) {
  return {.name = std::move(name), .roles = std::move(roles)};
}

void drop_step(Procedure& procedure, std::string_view id) {
  // The step stays in the graph under another activity, so that only its meaning is missing.
  step(procedure, id).activity.clear();
}

Step statement(std::string activity) {
  return {.id = "r1", .activity = std::move(activity), .items = {"r1"}};
}

/// An obligation of two clauses, of which the second asks nothing of a page that promises no time.
Reference with_a_second_clause(const std::string& silent) {
  Reference changed = reference();
  auto& obligation =
      *std::ranges::find(changed.obligations, "decide.by-dirjen", &model::Obligation::id);
  model::Clause time = obligation.clauses.front();
  time.kind = model::ClauseKind::within;
  time.then = {"decide_application"};
  time.limit = 5;
  time.silent = silent;
  obligation.clauses.push_back(time);
  return changed;
}

TEST(Obligation, IsMetWhereOneClauseIsAndTheOtherAsksNothing) {
  const Reference changed = with_a_second_clause("");
  const ProcedureResult result = check(conforming(), &changed);
  EXPECT_EQ(result.obligation("decide.by-dirjen")->verdict, Verdict::met);
}

TEST(Obligation, IsNotApplicableWhereNoClauseAsksAnything) {
  Reference changed = with_a_second_clause("");
  auto& obligation =
      *std::ranges::find(changed.obligations, "decide.by-dirjen", &model::Obligation::id);
  obligation.clauses.erase(obligation.clauses.begin());
  const ProcedureResult result = check(conforming(), &changed);
  EXPECT_EQ(result.obligation("decide.by-dirjen")->verdict, Verdict::not_applicable);
  EXPECT_EQ(result.obligation("decide.by-dirjen")->reason, Reason::needs);
}

TEST(Obligation, IsNotMetWhereOneClauseIsMetAndTheOtherBroken) {
  const Reference changed = with_a_second_clause("sla-missing");
  const ProcedureResult result = check(conforming(), &changed);
  EXPECT_EQ(result.obligation("decide.by-dirjen")->verdict, Verdict::not_met);
}

class EachReference : public testing::TestWithParam<std::string> {};

/// Only a page that promises something can break or keep a limit of time.
bool is_about_a_promise(const model::Obligation& obligation) {
  return std::ranges::all_of(obligation.clauses, [](const model::Clause& clause) {
    return clause.kind == model::ClauseKind::within;
  });
}

TEST_P(EachReference, MeetsItsOwnObligations) {
  const Reference& own = reference(GetParam());
  for (const model::Administration level : own.levels) {
    Procedure procedure = own.procedure;
    procedure.level = level;
    const ProcedureResult result = check(procedure, &own);
    for (const ObligationResult& obligation : result.obligations) {
      const bool promised = is_about_a_promise(*own.obligation(obligation.id));
      EXPECT_EQ(obligation.verdict, promised ? Verdict::not_applicable : Verdict::met)
          << obligation.id;
    }
    for (const Finding& finding : result.findings) {
      EXPECT_NE(finding.level, Level::error) << finding.rule << " " << finding.element.id;
      EXPECT_TRUE(finding.obligation.empty()) << finding.rule;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, EachReference,
    [] {
      std::vector<std::string> ids;
      for (const Reference& one : model::shipped_references()) ids.push_back(one.id);
      return testing::ValuesIn(ids);
    }(),
    [](const auto& one) {
      std::string name = one.param;
      std::ranges::replace(name, '-', '_');
      return name;
    });

TEST(Obligation, IsNotMetWhereTheStepIsMissing) {
  Procedure procedure = conforming();
  drop_step(procedure, "sign_pks");
  EXPECT_EQ(judged(procedure, "pks.signed").reason, Reason::silent);
  EXPECT_EQ(rules_of(procedure, "pks.signed"), std::vector<std::string>{"missing-step"});
}

TEST(Obligation, IsNotApplicableWhereWhatItNeedsIsMissing) {
  Procedure procedure = conforming();
  drop_step(procedure, "sign_pks");
  const ObligationResult result = judged(procedure, "pks.signatories");
  EXPECT_EQ(result.verdict, Verdict::not_applicable);
  EXPECT_EQ(result.reason, Reason::needs);
  EXPECT_EQ(result.needs, std::vector<std::string>{"pks.signed"});
  EXPECT_TRUE(rules_of(procedure, "pks.signatories").empty());
}

TEST(Obligation, IsSilentWhereNobodyIsNamed) {
  Procedure procedure = conforming();
  step(procedure, "decide_application").actor.reset();
  EXPECT_EQ(judged(procedure, "decide.by-dirjen").reason, Reason::silent);
  const Finding finding = finding_of(procedure, "decide.by-dirjen");
  EXPECT_EQ(finding.rule, "actor-not-stated");
  EXPECT_EQ(finding.level, Level::warning);
}

TEST(Obligation, IsContraryWhereSomebodyElseIsNamed) {
  Procedure procedure = conforming();
  step(procedure, "decide_application").actor = named("Bupati", {"regional_head"});
  EXPECT_EQ(judged(procedure, "decide.by-dirjen").reason, Reason::contrary);
  const Finding finding = finding_of(procedure, "decide.by-dirjen");
  EXPECT_EQ(finding.rule, "wrong-approver");
  EXPECT_EQ(finding.level, Level::error);
}

TEST(Obligation, IsOnlyAWarningWhereTheLawIsKnownFromAuditedPages) {
  Procedure procedure = conforming();
  procedure.level = model::Administration::province;
  step(procedure, "decide_application").actor = named("Gubernur", {"regional_head"});
  const Finding finding = finding_of(procedure, "decide.by-dirjen");
  ASSERT_EQ(finding.basis.size(), 1u);
  EXPECT_EQ(finding.basis.front().mark, model::Mark::page);
  EXPECT_EQ(finding.level, Level::warning);
}

TEST(Obligation, IsPartlyMetByTheBodyWhoseHeadIsMeant) {
  Procedure procedure = conforming();
  step(procedure, "submit_application").actor = named("Lembaga Pengguna", {"user"});
  EXPECT_EQ(judged(procedure, "apply.by-head").reason, Reason::partial);
  EXPECT_EQ(finding_of(procedure, "apply.by-head").level, Level::warning);
}

TEST(Obligation, IsMetByTheHeadWhereTheBodyIsAskedFor) {
  Procedure procedure = conforming();
  step(procedure, "submit_application").channel = named("Kepala Disdukcapil", {"office_head"});
  EXPECT_EQ(judged(procedure, "apply.through-office").verdict, Verdict::met);
}

TEST(Obligation, CannotBeToldFromANameThatMayMeanAnother) {
  Procedure procedure = conforming();
  step(procedure, "decide_application").actor = named("pusat", {"dirjen", "ditjen"});
  const ObligationResult result = judged(procedure, "decide.by-dirjen");
  EXPECT_EQ(result.verdict, Verdict::cannot_tell);
  EXPECT_EQ(result.reason, Reason::ambiguous);
}

TEST(Obligation, CannotBeToldWhereOnlyAnotherSectionSpeaks) {
  Procedure procedure = conforming();
  step(procedure, "submit_application").addressee.reset();
  Step said = statement("submit_application");
  said.addressee = named("Bupati", {"regional_head"});
  procedure.statements.push_back(said);
  EXPECT_EQ(judged(procedure, "apply.to-regional-head").reason, Reason::elsewhere);
  const Finding finding = finding_of(procedure, "apply.to-regional-head");
  EXPECT_EQ(finding.rule, "stated-elsewhere");
  EXPECT_EQ(finding.level, Level::note);
}

TEST(Obligation, CannotBeToldWhereAnotherSectionContradicts) {
  Procedure procedure = conforming();
  Step said = statement("submit_application");
  said.addressee = named("Dirjen", {"dirjen"});
  procedure.statements.push_back(said);
  EXPECT_EQ(judged(procedure, "apply.to-regional-head").reason, Reason::conflicting);
  EXPECT_EQ(rules_of(procedure, "apply.to-regional-head"),
            std::vector<std::string>{"contradictory-statement"});
}

TEST(Obligation, IsNotMetWhereTheProcedureItselfIsContraryWhateverElseIsSaid) {
  Procedure procedure = conforming();
  step(procedure, "submit_application").addressee = named("Disdukcapil", {"dukcapil_office"});
  Step said = statement("submit_application");
  said.addressee = named("Bupati", {"regional_head"});
  procedure.statements.push_back(said);
  EXPECT_EQ(judged(procedure, "apply.to-regional-head").reason, Reason::contrary);
  const Finding finding = finding_of(procedure, "apply.to-regional-head");
  EXPECT_EQ(finding.rule, "contradictory-statement");
  EXPECT_EQ(finding.carries, std::vector<std::string>{"wrong-addressee"});
}

TEST(Obligation, DoesNotCallTheOfficeByPassedThatIsTheAddresseeItself) {
  Procedure procedure = conforming();
  step(procedure, "submit_application").addressee = named("Disdukcapil", {"dukcapil_office"});
  step(procedure, "submit_application").channel.reset();
  EXPECT_EQ(judged(procedure, "apply.through-office").verdict, Verdict::met);
}

TEST(Obligation, ListsTheContentsThatAreMissing) {
  Procedure procedure = conforming();
  auto& contents = std::ranges::find(procedure.documents, "pks", &model::Document::id)->contents;
  std::erase_if(contents, [](const auto& one) { return one.content == "no_use_contrary"; });
  const ObligationResult result = judged(procedure, "pks.content");
  EXPECT_EQ(result.reason, Reason::partial);
  EXPECT_EQ(result.missing, std::vector<std::string>{"no_use_contrary"});
  EXPECT_EQ(finding_of(procedure, "pks.content").element, (Element{"document", "pks"}));
}

TEST(Obligation, IsIncompleteNotSilentWhereTheTextIsCut) {
  Procedure procedure = conforming();
  procedure.text_complete = false;
  step(procedure, "decide_application").form.reset();
  step(procedure, "issue_rejection_letter").form.reset();
  EXPECT_EQ(judged(procedure, "decide.in-writing").reason, Reason::incomplete);
  EXPECT_TRUE(rules_of(procedure, "decide.in-writing").empty());
}

TEST(Obligation, OnLegalEntitiesDoesNotConcernAPageForAgenciesOnly) {
  Procedure procedure = conforming();
  procedure.applicant_kinds = {"regional_apparatus"};
  EXPECT_EQ(judged(procedure, "apply.bhi-documents").verdict, Verdict::not_applicable);
  EXPECT_EQ(judged(procedure, "pks.eligibility").verdict, Verdict::not_applicable);
}

TEST(Obligation, CountsTheMakingOfAUserIdAsTheGrantOnlyWithoutADecision) {
  Procedure procedure = conforming();
  step(procedure, "grant_access").activity = "issue_user_id";
  step(procedure, "grant_access").actor = named("Disdukcapil", {"dukcapil_office"});
  EXPECT_EQ(judged(procedure, "access.granted").verdict, Verdict::met);
  const Finding finding = finding_of(procedure, "access.by-dirjen");
  EXPECT_EQ(finding.rule, "wrong-approver");
  EXPECT_EQ(finding.message_variant, "stands-in");
}

/// Two steps change places in the flow: what led to one leads to the other.
void swap_nodes(Procedure& procedure, std::string_view one, std::string_view other) {
  const auto index = [&](std::string_view id) {
    return static_cast<std::uint32_t>(
        std::ranges::find(procedure.flow.nodes, id, &model::Node::id) -
        procedure.flow.nodes.begin());
  };
  std::swap(procedure.flow.nodes[index(one)], procedure.flow.nodes[index(other)]);
}

TEST(Order, IsViolatedWhereThePageTiesTheSteps) {
  Procedure procedure = conforming();
  swap_nodes(procedure, "sign_pks", "submit_pks");
  for (model::Edge& edge : procedure.flow.edges) edge.origin = model::Origin::stated;
  const ObligationResult result = judged(procedure, "pks.signed-before-submission");
  EXPECT_EQ(result.reason, Reason::contrary);
  const Finding finding = finding_of(procedure, "pks.signed-before-submission");
  EXPECT_EQ(finding.rule, "out-of-order");
  ASSERT_FALSE(finding.witness.empty());
  ASSERT_TRUE(finding.showing.departs.has_value());
  EXPECT_EQ(finding.witness[*finding.showing.departs], "submit_pks");
}

TEST(Order, AsksForTheOutcomeOfADecisionAndNotOnlyForTheDecision) {
  Procedure procedure = conforming();
  surgery::redirect(procedure, {"check_conformity"}, "nonconform", {"grant_access"});
  const Finding finding = finding_of(procedure, "access.guarded");
  EXPECT_EQ(finding.rule, "unguarded-access");
  EXPECT_EQ(finding.message_variant, "outcome");
  ASSERT_NE(finding.argument("outcome"), nullptr);
  EXPECT_EQ(finding.argument("outcome")->values, std::vector<std::string>{"conform"});
}

TEST(Order, TakesADecisionThatNamesNoOutcomeForTheOneMeant) {
  Procedure procedure = conforming();
  step(procedure, "check_conformity").outcomes.clear();
  for (model::Edge& edge : procedure.flow.edges) {
    if (edge.outcome == "conform" || edge.outcome == "nonconform") edge.outcome.clear();
  }
  EXPECT_EQ(judged(procedure, "access.guarded").verdict, Verdict::met);
}

TEST(Leads, NamesTheStepsThatDoNotFollow) {
  Procedure procedure = conforming();
  surgery::cut_outcome(procedure, {"check_conformity"}, "nonconform");
  const ObligationResult result = judged(procedure, "conformity.recommendation");
  EXPECT_EQ(result.verdict, Verdict::not_met);
  EXPECT_EQ(result.missing, std::vector<std::string>{"issue_recommendation"});
}

TEST(Leads, CannotBeToldWhereOnlyNumberingLeadsPastTheStep) {
  Procedure procedure = conforming();
  surgery::open_way_past(procedure, {"decide_application"}, "approve", {"conclude_pks"});
  EXPECT_EQ(judged(procedure, "pks.concluded").reason, Reason::contrary);
  for (model::Edge& edge : procedure.flow.edges) edge.origin = model::Origin::listed;
  EXPECT_EQ(judged(procedure, "pks.concluded").reason, Reason::listed);
  EXPECT_EQ(finding_of(procedure, "pks.concluded").level, Level::note);
}

TEST(Leads, IsNoFaultOfABranchAfterWhichNothingIsStated) {
  Procedure procedure = conforming();
  surgery::open_way_past(procedure, {"decide_application"}, "approve", {"conclude_pks"});
  const model::NodeId fork{static_cast<std::uint32_t>(procedure.flow.nodes.size() - 1)};
  procedure.steps.push_back({.id = "unclear", .label = "unclear"});
  procedure.flow.nodes.push_back({.kind = model::NodeKind::step,
                                  .id = "unclear",
                                  .step = static_cast<std::uint32_t>(procedure.steps.size() - 1)});
  for (model::Edge& edge : procedure.flow.edges) {
    if (edge.from == fork && edge.origin == model::Origin::stated) edge.to = {fork.index + 1};
  }
  EXPECT_EQ(judged(procedure, "pks.concluded").verdict, Verdict::met);
}

TEST(Order, CannotBeToldFromNumberingAlone) {
  Procedure procedure = conforming();
  swap_nodes(procedure, "sign_pks", "submit_pks");
  for (model::Edge& edge : procedure.flow.edges) edge.origin = model::Origin::listed;
  EXPECT_EQ(judged(procedure, "pks.signed-before-submission").reason, Reason::listed);
  EXPECT_EQ(finding_of(procedure, "pks.signed-before-submission").level, Level::note);
}

}  // namespace
}  // namespace selaras::checker
