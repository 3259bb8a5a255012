#include "model/shipped.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "model/joint_scenario.h"
#include "model/json.h"
#include "model/load.h"
#include "model/shipped_procedures.h"
#include "simulator/joint_simulate.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// The five regions with the scenarios shipped for them.
namespace selaras::simulator {
namespace {

const std::vector<std::string> regions = {"riau", "kota-pasuruan", "majalengka", "kota-madiun",
                                          "oki"};

model::Procedure region(const std::string& id) {
  const std::string path = "procedures/" + id + "/procedure.json";
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(model::shipped_file(path)->text, path, diagnostics);
  model::Procedure procedure = model::read_procedure(*document, path, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << id;
  return procedure;
}

Result simulated(const model::Procedure& procedure, const model::Scenario& scenario) {
  return simulate(procedure, scenario, *model::shipped_calendar(scenario.calendar));
}

double share(const Result& result, model::TimeBase base, bool scope_only = false) {
  const auto found = std::ranges::find_if(result.promises, [&](const Promise& promise) {
    return promise.reading.base == base && promise.scope_only == scope_only;
  });
  return found == result.promises.end() ? -1 : found->share;
}

TEST(ShippedScenarios, every_region_has_one_and_it_runs_without_a_word_of_complaint) {
  for (const std::string& id : regions) {
    const model::Procedure procedure = region(id);
    const model::Scenario* scenario =
        model::matching_scenario(procedure, model::shipped_scenarios());
    ASSERT_NE(scenario, nullptr) << id;
    EXPECT_EQ(scenario->procedure, id);
    const Result result = simulated(procedure, *scenario);
    EXPECT_EQ(codes(result), std::vector<std::string>{}) << id;
    EXPECT_GT(result.cases.arrived, 1000) << id;
    EXPECT_GT(result.outcomes.at("granted"), 0) << id;
    EXPECT_FALSE(result.promises.empty()) << id;
  }
}

TEST(ShippedScenarios, say_of_every_value_where_it_comes_from) {
  for (const model::Scenario& scenario : model::shipped_scenarios()) {
    EXPECT_EQ(scenario.arrivals.at(0).rate.warrant.provenance, model::Provenance::derived);
    EXPECT_FALSE(scenario.arrivals.at(0).rate.warrant.source.id.empty());
    EXPECT_FALSE(scenario.notes.empty());
  }
}

TEST(ShippedScenarios, inputs_are_listed_with_their_warrant) {
  const model::Procedure procedure = region("majalengka");
  const Result result =
      simulated(procedure, *model::matching_scenario(procedure, model::shipped_scenarios()));
  const auto input =
      std::ranges::find(result.inputs, "step.decide_application.delay", &NamedInput::name);
  ASSERT_NE(input, result.inputs.end());
  EXPECT_EQ(input->value, "triangular(2.5, 5, 10) working-day");
  EXPECT_EQ(input->provenance, model::Provenance::derived);
  EXPECT_NE(input->source.en.find("line 53"), std::string::npos);
}

TEST(ShippedScenarios, two_days_for_a_way_through_the_centre_are_never_kept) {
  const model::Procedure procedure = region("oki");
  const Result result =
      simulated(procedure, *model::matching_scenario(procedure, model::shipped_scenarios()));
  EXPECT_LT(share(result, model::TimeBase::working), 0.01);
}

TEST(ShippedScenarios, madiuns_day_is_judged_for_the_citys_own_part_too) {
  const model::Procedure procedure = region("kota-madiun");
  const Result result =
      simulated(procedure, *model::matching_scenario(procedure, model::shipped_scenarios()));
  EXPECT_LT(share(result, model::TimeBase::working), 0.01);
  EXPECT_GT(share(result, model::TimeBase::working, true), 0.2);
}

TEST(ShippedScenarios, a_rejection_after_which_nothing_is_stated_leaves_cases_stuck) {
  const model::Procedure procedure = region("majalengka");
  const Result result =
      simulated(procedure, *model::matching_scenario(procedure, model::shipped_scenarios()));
  const double stuck = static_cast<double>(result.outcomes.at("stuck"));
  // 5 % are rejected, and 10 % of the others do not conform.
  EXPECT_NEAR(stuck / static_cast<double>(result.cases.arrived), 0.05 + 0.95 * 0.1, 0.03);
  EXPECT_EQ(result.cases.inside, result.outcomes.at("stuck"));
}

TEST(ShippedScenarios, one_serves_any_other_procedure_of_the_service) {
  model::Procedure procedure = tests::flow_of(
      "submit_application -> check_it, check_it[fine] -> decide_application, check_it[poor] -> "
      "=rejected, decide_application[approve] -> =granted, decide_application[reject] -> "
      "=rejected");
  procedure.id = "elsewhere";
  procedure.service = "population-data-access";
  const model::Scenario* scenario = model::matching_scenario(procedure, model::shipped_scenarios());
  ASSERT_NE(scenario, nullptr);
  EXPECT_TRUE(scenario->procedure.empty());
  const Result result = simulated(procedure, *scenario);
  EXPECT_EQ(codes(result), std::vector<std::string>{});
  // An unknown decision goes each way equally often, a known one by its shares.
  const double granted = static_cast<double>(result.outcomes.at("granted"));
  EXPECT_NEAR(granted / static_cast<double>(result.cases.arrived), 0.5 * 0.95, 0.05);
}

TEST(ShippedScenarios, the_nation_runs_and_its_centre_moves_every_region) {
  const std::string path = "procedures/scenarios/nation.json";
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(model::shipped_file(path)->text, path, diagnostics);
  model::JointScenario joint = model::read_joint_scenario(*document, path, diagnostics);
  ASSERT_TRUE(diagnostics.empty());
  joint.common.replications = 4;
  joint.loads = {1, 1.5};
  std::vector<Participant> participants;
  for (const model::Member& member : joint.members) {
    const auto procedure =
        std::ranges::find(model::shipped_procedures(), member.procedure, &model::Procedure::id);
    ASSERT_NE(procedure, model::shipped_procedures().end());
    participants.push_back(
        {&member, &*procedure, model::matching_scenario(*procedure, model::shipped_scenarios())});
    EXPECT_EQ(member.offices.warrant.provenance, model::Provenance::assumed);
    EXPECT_FALSE(member.offices.warrant.source.id.empty());
  }
  const JointResult result =
      simulate(joint, participants, *model::shipped_calendar(joint.common.calendar));
  EXPECT_TRUE(result.diagnostics.empty());
  EXPECT_EQ(result.offices.size(), 552u);
  EXPECT_GT(result.cases.arrived, 4 * 1900);
  ASSERT_EQ(result.levels.size(), 2u);
  EXPECT_LT(result.levels[0].shared[0].work_offered, 1);
  EXPECT_GT(result.levels[1].shared[0].work_offered, 1);
  for (const MemberAtLoad& member : result.levels[1].members) {
    EXPECT_EQ(member.changes.front().measure, "cycle.mean");
    EXPECT_TRUE(member.changes.front().excludes_zero()) << member.id;
    EXPECT_GT(member.changes.front().difference.mean, 0) << member.id;
  }
}

}  // namespace
}  // namespace selaras::simulator
