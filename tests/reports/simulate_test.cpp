#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/text.h"
#include "reports/input_names.h"
#include "reports/simulate_json.h"
#include "reports/simulate_text.h"
#include "tests/reports/json_reader.h"
#include "tests/reports/sample.h"

namespace selaras::reports {
namespace {

using model::json::Node;
using sample::at;
using sample::english;
using sample::keys;
using Keys = std::vector<std::string>;

Node result() {
  model::Diagnostics faults;
  const auto node =
      model::json::parse(simulate_json(sample::simulation(), english()), "result.json", faults);
  EXPECT_TRUE(node && faults.empty());
  return node.value_or(Node{});
}

TEST(SimulateJson, TheTopHasExactlyTheFieldsPromised) {
  const Node top = result();
  EXPECT_EQ(keys(top), (Keys{"schemaVersion", "procedure", "scenario", "seed", "replications",
                             "warmUp", "warmUpFound", "interrupted", "horizon", "cases", "outcomes",
                             "cycleTime", "processingTime", "waitingTime", "delayTime", "sla",
                             "steps", "resources", "inputs"}));
  EXPECT_EQ(at(top, "seed").integer, 7);
  EXPECT_EQ(keys(at(top, "cases")), (Keys{"arrived", "completed", "inside"}));
  EXPECT_EQ(at(at(top, "outcomes"), "granted").integer, 900);
}

TEST(SimulateJson, TimesStandInWorkingAndInCalendarDays) {
  const Node top = result();
  for (const char* measure : {"cycleTime", "processingTime", "waitingTime"}) {
    EXPECT_EQ(keys(at(top, measure)), (Keys{"workingDays", "calendarDays"}));
    EXPECT_EQ(keys(at(at(top, measure), "workingDays")),
              (Keys{"mean", "halfWidth95", "p50", "p80", "p90", "p95", "max"}));
  }
  EXPECT_EQ(at(at(at(top, "cycleTime"), "workingDays"), "mean").number, 12.5);
  EXPECT_EQ(at(at(at(top, "waitingTime"), "workingDays"), "halfWidth95").kind, Node::Kind::null);
}

TEST(SimulateJson, PromisesStepsPeopleAndInputsHaveTheFieldsPromised) {
  const Node top = result();
  EXPECT_EQ(keys(at(top, "sla").elements.at(0)),
            (Keys{"claim", "limit", "unit", "reading", "condition", "share", "low95", "high95"}));
  EXPECT_EQ(at(at(top, "sla").elements[0], "reading").string, "working-week");
  EXPECT_EQ(keys(at(top, "steps").elements.at(0)),
            (Keys{"id", "resource", "visits", "processing", "waiting", "delay",
                  "waitingCalendarDays", "givenUp", "returned"}));
  EXPECT_EQ(
      keys(at(top, "resources").elements.at(0)),
      (Keys{"id", "staff", "utilisation", "queueMean", "queueMax", "waitMean", "workOffered"}));
  EXPECT_EQ(keys(at(top, "inputs").elements.at(0)),
            (Keys{"name", "value", "provenance", "source"}));
  EXPECT_EQ(at(at(top, "inputs").elements[1], "source").string, "News");
}

TEST(SimulateText, SaysFirstThatAModelIsNoEvidence) {
  const sample::World world;
  const std::string text =
      simulate_text(sample::simulation(), world.procedures[0], sample::scenario(), english());
  const auto lines = model::lines(text);
  ASSERT_GT(lines.size(), 10u);
  EXPECT_EQ(lines[0], "Kota Contoh – Sample scenario");
  EXPECT_TRUE(lines[1].starts_with("Simulation results are no evidence"));
  EXPECT_NE(text.find("  P90                                           18              25\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("“3 - 4 minggu kerja”, within 4 working weeks: 85% [82% – 88%]\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("1 of 2 inputs of the model are assumed."), std::string::npos);
}

TEST(SimulateInputs, AreNamedInTheReadersWords) {
  const sample::World world;
  const Names names(world.procedures[0], &world.reference, english());
  const model::Scenario scenario = sample::scenario();
  const auto named = [&](const char* name) { return input_name(name, &scenario, names); };
  EXPECT_EQ(named("arrivals.rate"), "arrival of applications");
  EXPECT_EQ(named("resource.office.staff"), "Staff of the office: number of staff");
  EXPECT_EQ(named("step.submit_application.effort"), "“Pengajuan permohonan”: working time");
  EXPECT_EQ(named("step.sign.2.delay"), "sign.2: time after it that needs nobody");
  EXPECT_EQ(named("default.effort"), "other steps: working time");
  EXPECT_EQ(named("decision.decide_application.granted"),
            "approval or rejection: share of “access granted”");
  EXPECT_EQ(named("kind.other"), "share of applications: other");
}

TEST(SimulateInputs, ANameOfAnotherShapeStaysAsItIs) {
  const sample::World world;
  const Names names(world.procedures[0], &world.reference, english());
  for (const char* name : {"", ".", "seed", "step", "resource.office.colour"}) {
    EXPECT_EQ(input_name(name, nullptr, names), name);
  }
}

TEST(SimulateText, FitsEightyColumnsInBothLanguages) {
  const sample::World world;
  for (const Language language : {Language::id, Language::en}) {
    const std::string text = simulate_text(sample::simulation(), world.procedures[0],
                                           sample::scenario(), Texts(language));
    for (const std::string_view line : model::lines(text)) {
      EXPECT_LE(model::code_points(line), 80u) << line;
    }
  }
}

TEST(SimulateText, NamesTheLongestTimeInTheReadersLanguage) {
  const sample::World world;
  const std::string text = simulate_text(sample::simulation(), world.procedures[0],
                                         sample::scenario(), Texts(Language::id));
  EXPECT_NE(text.find("\n  paling lama "), std::string::npos) << text;
}

TEST(SimulateText, SaysWhereApplicantsGiveUpAndNoOutcomeThatNeverCameAbout) {
  sample::World world;
  simulator::Result result = sample::simulation();
  const auto text = [&] {
    return simulate_text(result, world.procedures[0], sample::scenario(), english());
  };
  EXPECT_EQ(text().find("Applicants"), std::string::npos);
  result.steps.at(0).visits = 200;
  result.steps[0].given_up = 5;
  result.steps[0].returned = 30;
  result.outcomes["revoked"] = 0;
  EXPECT_NE(text().find("Applicants"), std::string::npos);
  EXPECT_NE(text().find("2.5%             15%\n"), std::string::npos) << text();
  EXPECT_EQ(text().find("revoked"), std::string::npos);
  world.procedures[0].region.clear();
  EXPECT_TRUE(text().starts_with("Sample scenario\n"));
}

TEST(SimulateText, HostileTextLosesItsControlCharacters) {
  sample::World world;
  sample::make_hostile(world);
  model::Scenario scenario = sample::scenario();
  scenario.title = scenario.resources[0].title = {sample::hostile, sample::hostile};
  const std::string text =
      simulate_text(sample::simulation(), world.procedures[0], scenario, english());
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
}

}  // namespace
}  // namespace selaras::reports
