#include "gate/suppression.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "gate/policy.h"
#include "model/load.h"

namespace selaras::gate {
namespace {

using checker::ProcedureResult;
using checker::State;
using model::Suppression;

/// A procedure of one step without a decree, so that decree-missing is found about it.
model::Procedure procedure() {
  const std::string text = R"({"kind": "procedure", "formatVersion": 1, "id": "example",
    "service": "s", "steps": [{"id": "a", "label": "a"}],
    "flow": {"start": "a", "edges": [{"from": "a", "to": "e", "origin": "stated"}],
             "ends": [{"id": "e", "outcome": "granted"}]}})";
  model::Diagnostics diagnostics;
  return model::read_procedure(*model::json::parse(text, "p.json", diagnostics), "p.json",
                               diagnostics);
}

Suppression accepted() {
  return {.rule = "decree-missing", .reason = "is being issued", .by = "Ani"};
}

ProcedureResult examined(const model::Procedure& procedure, Policy policy = {}) {
  if (policy.today.empty()) policy.today = "2026-06-15";
  return examine(procedure, nullptr, policy);
}

State state_of(const ProcedureResult& result, const std::string& rule) {
  const auto found = std::ranges::find(result.findings, rule, &checker::Finding::rule);
  EXPECT_NE(found, result.findings.end()) << rule;
  return found == result.findings.end() ? State::fresh : found->state;
}

std::set<std::string> faults(const ProcedureResult& result) {
  std::set<std::string> rules;
  for (const checker::Finding& finding : result.findings) {
    if (finding.rule.starts_with("suppression-")) rules.insert(finding.rule);
  }
  return rules;
}

using Rules = std::set<std::string>;

TEST(Suppress, MarksTheFindingAndKeepsIt) {
  model::Procedure given = procedure();
  given.suppress = {accepted()};
  const ProcedureResult result = examined(given);
  EXPECT_EQ(state_of(result, "decree-missing"), State::suppressed);
  EXPECT_EQ(faults(result), Rules{});
}

TEST(Suppress, HoldsThroughTheLastDay) {
  model::Procedure given = procedure();
  given.suppress = {accepted()};
  given.suppress[0].until = "2026-06-15";
  EXPECT_EQ(state_of(examined(given), "decree-missing"), State::suppressed);
  EXPECT_EQ(faults(examined(given, {.today = "2026-06-16"})), Rules{"suppression-expired"});
  EXPECT_EQ(state_of(examined(given, {.today = "2026-06-16"}), "decree-missing"), State::fresh);
}

TEST(Suppress, NeedsAReason) {
  model::Procedure given = procedure();
  given.suppress = {accepted()};
  given.suppress[0].reason.clear();
  EXPECT_EQ(faults(examined(given)), Rules{"suppression-without-reason"});
  EXPECT_EQ(state_of(examined(given), "decree-missing"), State::fresh);
}

TEST(Suppress, OfNothingIsAFinding) {
  model::Procedure given = procedure();
  given.suppress = {accepted()};
  given.suppress[0].element = "step:a";
  EXPECT_EQ(faults(examined(given)), Rules{"suppression-unused"});
  given.suppress = {};
  given.steps[0].suppress = {accepted()};
  EXPECT_EQ(faults(examined(given)), Rules{"suppression-unused"});
}

TEST(Suppress, OfARuleThatForbidsItIsAFinding) {
  model::Procedure given = procedure();
  given.suppress = {{.rule = "unguarded-access", .reason = "soon"}};
  EXPECT_EQ(faults(examined(given)), Rules{"suppression-forbidden"});
  EXPECT_FALSE(suppressible("suppression-unused", nullptr));
  EXPECT_TRUE(suppressible("missing-step", nullptr));
}

TEST(Suppress, BesideAnElementIsAboutThatElement) {
  model::Procedure given = procedure();
  given.steps[0].suppress = {accepted()};
  const model::Suppressions own = suppressions_of(given);
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own[0].element, "step:a");
  EXPECT_EQ(own[0].procedure, "example");
}

TEST(Suppress, FromTheConfigurationIsAboutTheProcedureItNames) {
  const model::Procedure given = procedure();
  Policy policy;
  policy.suppressions = {accepted(), accepted()};
  policy.suppressions[0].procedure = "example";
  policy.suppressions[1].procedure = "another";
  const ProcedureResult result = examined(given, policy);
  EXPECT_EQ(state_of(result, "decree-missing"), State::suppressed);
  EXPECT_EQ(faults(result), Rules{}) << "what is about another procedure is not unused here";
}

TEST(Policy, ARunOfSomeRulesDoesNotCallTheOthersUnused) {
  model::Procedure given = procedure();
  given.suppress = {accepted()};
  Policy policy;
  policy.selection.ignore = {"decree-missing"};
  EXPECT_EQ(faults(examined(given, policy)), Rules{});
}

TEST(Policy, SetsLevels) {
  Policy policy;
  policy.levels["decree-missing"] = model::Level::error;
  const model::Procedure given = procedure();
  const ProcedureResult result = examined(given, policy);
  const auto found = std::ranges::find(result.findings, "decree-missing", &checker::Finding::rule);
  ASSERT_NE(found, result.findings.end());
  EXPECT_EQ(found->level, model::Level::error);
}

TEST(Policy, GivesTheSameResultsOnAnyNumberOfThreads) {
  std::vector<model::Procedure> procedures(40, procedure());
  std::vector<Subject> subjects;
  for (std::size_t i = 0; i < procedures.size(); ++i) {
    procedures[i].id = "example-" + std::to_string(i);
    if (i % 3 == 0) procedures[i].suppress = {accepted()};
    subjects.push_back({&procedures[i], nullptr});
  }
  const auto one = examine(subjects, {.today = "2026-06-15"}, 1);
  const auto four = examine(subjects, {.today = "2026-06-15"}, 4);
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one[i].findings.size(), four[i].findings.size());
    for (std::size_t j = 0; j < one[i].findings.size(); ++j) {
      EXPECT_EQ(one[i].findings[j].fingerprint, four[i].findings[j].fingerprint);
      EXPECT_EQ(one[i].findings[j].state, four[i].findings[j].state);
    }
  }
}

}  // namespace
}  // namespace selaras::gate
