#include "model/scenario.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/shipped.h"
#include "model/ways.h"
#include "tests/flow_text.h"

namespace selaras::model {
namespace {

/// A small scenario; a test changes one place of it.
constexpr std::string_view sound = R"({
  "kind": "scenario", "formatVersion": 1, "id": "s", "procedure": "example",
  "calendar": "indonesia", "title": {"id": "s", "en": "s"},
  "start": "2025-01-01", "timeZone": "WIB",
  "window": {"value": 1, "unit": "calendar-year"},
  "kinds": [{"id": "a", "roles": "user", "share": 0.4}, {"id": "b", "share": 0.6}],
  "shifts": [{"id": "mornings", "hours": {"monday": ["08:00-12:00"]}}],
  "resources": [{"id": "desk", "roles": ["clerk"], "staff": 2, "share": 0.5}],
  "arrivals": [{"rate": 1, "per": "working-day"}],
  "default": {"resource": "desk",
              "effort": {"distribution": "exponential", "mean": 2, "unit": "working-hour"}},
  "steps": [{"step": "check",
             "delay": {"distribution": "triangular", "minimum": 1, "mode": 2, "maximum": 3,
                       "unit": "calendar-day"}}],
  "decisions": [{"at": "decide", "shares": {"yes": 0.8, "no": 0.2}}]
})";

Scenario read(const std::string& text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "s.json", diagnostics);
  return document ? read_scenario(*document, "s.json", diagnostics) : Scenario{};
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text(sound);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(diagnostic.code);
  return all;
}

std::vector<std::string> faults(std::string_view from, std::string_view to) {
  Diagnostics diagnostics;
  static_cast<void>(read(changed(from, to), diagnostics));
  return codes(diagnostics);
}

using Codes = std::vector<std::string>;

TEST(ReadScenario, takes_every_value_with_its_warrant) {
  Diagnostics diagnostics;
  const Scenario scenario =
      read(changed(R"("staff": 2)", R"("staff": {"value": 3, "provenance": "quoted",
                                            "source": {"id": "sumber", "en": "source"}})"),
           diagnostics);
  EXPECT_EQ(codes(diagnostics), Codes{});
  ASSERT_EQ(scenario.resources.size(), 1u);
  EXPECT_EQ(scenario.resources[0].staff.value, 3);
  EXPECT_EQ(scenario.resources[0].staff.warrant.provenance, Provenance::quoted);
  EXPECT_EQ(scenario.resources[0].staff.warrant.source.en, "source");
  EXPECT_EQ(scenario.resources[0].share.warrant.provenance, Provenance::assumed);
  EXPECT_EQ(written(scenario.start), "2025-01-01");
  EXPECT_DOUBLE_EQ(scenario.steps.at(0).delay->expected(), 2);
  EXPECT_EQ(scenario.steps.at(0).delay->unit, (UnitReading{TimeUnit::day, TimeBase::calendar}));
}

TEST(ReadScenario, a_warrant_of_the_whole_holds_for_its_numbers) {
  Diagnostics diagnostics;
  const Scenario scenario =
      read(changed(R"("staff": 2)", R"("staff": 2, "provenance": "derived")"), diagnostics);
  EXPECT_EQ(scenario.resources.at(0).staff.warrant.provenance, Provenance::derived);
  EXPECT_EQ(scenario.resources.at(0).share.warrant.provenance, Provenance::derived);
}

TEST(ReadScenario, refuses_staff_that_nobody_is) {
  EXPECT_EQ(faults(R"("staff": 2)", R"("staff": 0)"), Codes{"number-range"});
  EXPECT_EQ(faults(R"("staff": 2)", R"("staff": -1)"), Codes{"number-range"});
  EXPECT_EQ(faults(R"("staff": 2)", R"("staff": 1.5)"), Codes{"staff-not-whole"});
  EXPECT_EQ(faults(R"("staff": 2)", R"("staff": "two")"), Codes{"wrong-type"});
  EXPECT_EQ(faults(R"("staff": 2, )", ""), Codes{"missing-key"});
  EXPECT_EQ(faults(R"("share": 0.5)", R"("share": 0)"), Codes{"number-range"});
  EXPECT_EQ(faults(R"("share": 0.5)", R"("share": 1.01)"), Codes{"number-range"});
}

TEST(ReadScenario, refuses_shares_that_do_not_sum_to_one) {
  EXPECT_EQ(faults(R"("no": 0.2)", R"("no": -0.2)"), Codes{"number-range"});
  EXPECT_EQ(faults(R"("share": 0.6)", R"("share": 0.5)"), Codes{"shares-not-one"});
}

TEST(ReadScenario, refuses_distributions_that_are_none) {
  const auto effort = [](const char* text) {
    return faults(R"({"distribution": "exponential", "mean": 2, "unit": "working-hour"})", text);
  };
  EXPECT_EQ(effort(R"({"distribution": "exponential", "mean": -2, "unit": "working-hour"})"),
            Codes{"number-range"});
  EXPECT_EQ(effort(R"({"distribution": "lognormal", "mean": 2, "cv": 0, "unit": "working-hour"})"),
            Codes{"number-range"});
  EXPECT_EQ(effort(R"({"distribution": "gamma", "mean": 2, "unit": "working-hour"})"),
            Codes{"missing-key"});
  EXPECT_EQ(effort(R"({"distribution": "uniform", "minimum": 3, "maximum": 3,
                       "unit": "working-hour"})"),
            Codes{"distribution-without-width"});
  EXPECT_EQ(effort(R"({"distribution": "triangular", "minimum": 1, "mode": 5, "maximum": 3,
                       "unit": "working-hour"})"),
            Codes{"distribution-without-width"});
  EXPECT_EQ(effort(R"({"distribution": "normal", "value": 2, "unit": "working-hour"})"),
            Codes{"unknown-word"});
  EXPECT_EQ(effort(R"({"distribution": "constant", "value": -1, "unit": "working-hour"})"),
            Codes{"number-range"});
  EXPECT_EQ(effort(R"({"distribution": "constant", "value": 1, "unit": "calendar-hour"})"),
            Codes{"effort-in-calendar-time"});
  EXPECT_EQ(effort(R"({"distribution": "constant", "value": 1, "unit": "working-month"})"),
            Codes{"unknown-word"});
}

TEST(ReadScenario, refuses_a_run_that_could_not_be_made) {
  EXPECT_EQ(faults(R"({"value": 1, "unit": "calendar-year"})",
                   R"({"value": 0, "unit": "calendar-year"})"),
            Codes{"window-empty"});
  EXPECT_EQ(faults("2025-01-01", "2025-02-30"), Codes{"wrong-date"});
  EXPECT_EQ(faults("WIB", "CET").at(0), "unknown-word");
  EXPECT_EQ(faults(R"("timeZone")", R"("seed": -1, "timeZone")"), Codes{"number-range"});
  EXPECT_EQ(faults(R"("timeZone")", R"("replications": 0, "timeZone")"), Codes{"number-range"});
  EXPECT_EQ(faults(R"([{"rate": 1, "per": "working-day"}])", "[]"), Codes{"no-arrivals"});
  EXPECT_EQ(faults(R"("rate": 1)", R"("rate": 0)"), Codes{"number-range"});
}

TEST(ReadScenario, refuses_names_that_lead_nowhere_and_names_used_twice) {
  EXPECT_EQ(faults(R"("resource": "desk")", R"("resource": "desc")"), Codes{"unknown-id"});
  EXPECT_EQ(faults(R"("rate": 1)", R"("shift": "evenings", "rate": 1)"), Codes{"unknown-id"});
  EXPECT_EQ(faults(R"("steps": [)", R"("steps": [{"step": "check"}, )"), Codes{"duplicate-id"});
  EXPECT_EQ(faults(R"("resources": [)",
                   R"("resources": [{"id": "other", "staff": 1, "roles": "clerk"}, )"),
            Codes{"role-served-twice"});
  EXPECT_EQ(faults(R"("id": "b", )", R"("id": "a", )"), Codes{"duplicate-id"});
  EXPECT_EQ(faults(R"("timeZone")", R"("timezone": "WIB", "timeZone")"), Codes{"unknown-key"});
}

TEST(ReadScenario, says_where_the_fault_stands) {
  Diagnostics diagnostics;
  static_cast<void>(read(changed(R"("staff": 2)", R"("staff": 0)"), diagnostics));
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].at.file, "s.json");
  EXPECT_EQ(diagnostics[0].at.begin.line, 8u);
}

Diagnostics met(const Scenario& scenario, std::string_view flow) {
  Diagnostics diagnostics;
  check_scenario(scenario, tests::flow_of(flow), diagnostics);
  return diagnostics;
}

Scenario sound_scenario() {
  Diagnostics diagnostics;
  Scenario scenario = read(std::string(sound), diagnostics);
  EXPECT_EQ(codes(diagnostics), Codes{});
  return scenario;
}

constexpr std::string_view flow =
    "check -> decide, decide[yes] -> =granted, decide[no] -> =rejected";

TEST(ScenarioAndProcedure, fit) {
  const Scenario scenario = sound_scenario();
  const Diagnostics diagnostics = met(scenario, flow);
  // The flow names no actors, so that the role `clerk` is unknown: worth a word, no more.
  ASSERT_EQ(codes(diagnostics), Codes{"unknown-id"});
  EXPECT_EQ(diagnostics[0].severity, Diagnostic::Severity::warning);
}

Codes errors(const Scenario& scenario, std::string_view edges) {
  Codes all;
  for (const Diagnostic& diagnostic : met(scenario, edges)) {
    if (diagnostic.severity == Diagnostic::Severity::error) all.push_back(diagnostic.code);
  }
  return all;
}

TEST(ScenarioAndProcedure, unknown_names_come_with_the_nearest_known_one) {
  Scenario scenario = sound_scenario();
  scenario.resources[0].roles.clear();
  scenario.steps[0].step = "chek";
  scenario.decisions[0].shares[0].way = "yess";
  const Diagnostics diagnostics = met(scenario, flow);
  ASSERT_EQ(codes(diagnostics), (Codes{"unknown-id", "unknown-id"}));
  EXPECT_EQ(diagnostics[0].arguments[2].second, "check");
  EXPECT_EQ(diagnostics[1].arguments[2].second, "yes");
  scenario.decisions[0].node = "decides";
  EXPECT_EQ(errors(scenario, flow), (Codes{"decision-without-shares", "unknown-id", "unknown-id"}));
}

TEST(ScenarioAndProcedure, belong_together) {
  Scenario scenario = sound_scenario();
  scenario.procedure = "another";
  EXPECT_EQ(errors(scenario, flow), Codes{"scenario-of-another-procedure"});
}

TEST(ScenarioAndProcedure, every_step_has_its_times_and_somebody_to_do_it) {
  Scenario scenario = sound_scenario();
  scenario.otherwise.resource.clear();
  EXPECT_EQ(errors(scenario, flow), (Codes{"step-without-resource", "step-without-resource"}));
  scenario.otherwise.effort.reset();
  EXPECT_EQ(errors(scenario, flow), Codes{"step-without-times"});  // `check` has a delay
}

TEST(ScenarioAndProcedure, every_decision_has_its_shares_or_equal_ones) {
  Scenario scenario = sound_scenario();
  scenario.decisions.clear();
  EXPECT_EQ(errors(scenario, flow), Codes{"decision-without-shares"});
  scenario.otherwise.equal_shares = true;
  EXPECT_EQ(errors(scenario, flow), Codes{});
}

TEST(ScenarioAndProcedure, what_the_applicant_decides_needs_no_shares) {
  Scenario scenario = sound_scenario();
  scenario.kinds[1].roles = {"legal_entity"};
  scenario.decisions.clear();
  Procedure procedure = tests::flow_of("check -> ^who, ^who -> a, ^who -> b, a -> =x, b -> =x");
  for (Edge& edge : procedure.flow.edges) {
    if (procedure.flow.nodes[edge.from.value()].id != "^who") continue;
    const bool first = procedure.flow.nodes[edge.to.value()].id == "a";
    edge.when.applicants = {first ? "user" : "legal_entity"};
  }
  Diagnostics diagnostics;
  check_scenario(scenario, procedure, diagnostics);
  EXPECT_FALSE(has_errors(diagnostics));
  scenario.kinds.clear();  // nothing is known of the applicant any more
  diagnostics.clear();
  check_scenario(scenario, procedure, diagnostics);
  EXPECT_TRUE(has_errors(diagnostics));
}

TEST(ScenarioAndProcedure, one_outcome_does_not_lead_two_ways) {
  EXPECT_EQ(errors(sound_scenario(),
                   "check -> decide, decide[yes] -> =granted, decide[no] -> "
                   "=rejected, decide[no] -> check"),
            Codes{"outcome-leads-two-ways"});
}

TEST(ScenarioAndProcedure, shares_of_a_decision_sum_to_one) {
  Scenario scenario = sound_scenario();
  scenario.decisions[0].shares[0].share.value = 0.9;
  EXPECT_EQ(errors(scenario, flow), Codes{"shares-not-one"});
}

TEST(ScenarioAndProcedure, shares_of_an_inclusive_gateway_are_each_by_itself) {
  constexpr std::string_view inclusive =
      "check -> ?g, ?g -> decide, ?g -> a, a -> =granted, "
      "decide[yes] -> =granted, decide[no] -> =rejected";
  Scenario scenario = sound_scenario();
  EXPECT_EQ(errors(scenario, inclusive), Codes{"decision-without-shares"});
  scenario.decisions.push_back({.node = "?g",
                                .shares = {{.way = "decide", .share = {.value = 0.9}},
                                           {.way = "a", .share = {.value = 0.9}}}});
  EXPECT_EQ(errors(scenario, inclusive), Codes{});
  for (Decision::Share& share : scenario.decisions.back().shares) share.share.value = 0;
  EXPECT_EQ(errors(scenario, inclusive), Codes{"shares-not-one"});
}

TEST(ScenarioAndProcedure, there_are_enough_people_for_what_needs_several_at_once) {
  Scenario scenario = sound_scenario();
  scenario.steps[0].people = 1000;
  EXPECT_EQ(errors(scenario, flow), Codes{"more-people-than-staff"});
}

TEST(Ways, an_outcome_after_which_nothing_is_stated_is_a_way_too) {
  Procedure procedure = tests::flow_of("a[yes] -> =granted");
  procedure.steps[0].outcomes.push_back({.id = "no"});
  const std::vector<Way> ways = ways_from(procedure, NodeId{1});
  ASSERT_EQ(ways.size(), 2u);
  EXPECT_EQ(ways[0].edges.size(), 1u);
  EXPECT_EQ(ways[1].name, "no");
  EXPECT_TRUE(ways[1].edges.empty());
}

}  // namespace
}  // namespace selaras::model
