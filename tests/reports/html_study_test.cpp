#include "reports/html_study.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

simulator::Sensitivity hanging() {
  return {.range = 0.2,
          .influences = {{.input = "step.submit_application.effort",
                          .value = "2",
                          .low = {.mean = -0.5, .half_width95 = 0.1},
                          .high = {.mean = 0.75, .half_width95 = 0.2}},
                         {.input = "resource.office.staff", .value = "1"}}};
}

TEST(HtmlStudy, ASimulationIsAPageWithItsPicturesAndTheWarningThatItIsNoEvidence) {
  const Full full;
  const simulator::Sensitivity sensitivity = hanging();
  AuditedProcedure studied = full.audit.procedures[0];
  studied.sensitivity = &sensitivity;
  const std::string page = simulation_page(studied, Language::en);
  EXPECT_TRUE(has(page, "<html lang=\"en\">"));
  EXPECT_TRUE(has(page, "Simulation results are no evidence."));
  EXPECT_TRUE(has(page, "What the result hangs on</h4>"));
  EXPECT_TRUE(has(page, "[[0, -0.5]]") || has(page, "[[0,-0.5]]"));
  EXPECT_TRUE(has(page, "<td data-label=\"+20%\">0.75 ± 0.2</td>"));
  EXPECT_TRUE(has(stored(page, "study", "id"), "Asumsi yang paling menentukan"));
}

TEST(HtmlStudy, AnInputWithoutInfluenceStandsInTheTableAndIsNotDrawn) {
  const Full full;
  const simulator::Sensitivity sensitivity = hanging();
  AuditedProcedure studied = full.audit.procedures[0];
  studied.sensitivity = &sensitivity;
  const std::string page = simulation_page(studied, Language::en);
  const std::string tornado = page.substr(page.find("What the result hangs on</h4>"));
  const std::string picture = tornado.substr(0, tornado.find("</figure>"));
  const std::string table = tornado.substr(0, tornado.find("</table>"));
  EXPECT_EQ(count(picture, "[0, 0]") + count(picture, "[0,0]"), 0u);
  EXPECT_EQ(count(table, "<tr><th scope=\"row\">"), 2u);
}

TEST(HtmlStudy, DifferencesAreIntervalsInTheirOwnUnits) {
  const sample::World world;
  const model::Scenario scenario = sample::scenario();
  const std::vector<Compared> compared{
      {.file = "a.json", .scenario = &scenario, .result = sample::simulation()},
      {.file = "b.json",
       .scenario = &scenario,
       .result = sample::simulation(),
       .differences = {{"cycle.mean", "working-day", 10, 8, {-2, 0.5}},
                       {"promise.1", "share", 0.5, 0.75, {0.25, 0.5}}}}};
  const std::string page = compare_page(compared, world.procedures[0], Language::en);
  EXPECT_TRUE(has(page, "[[-2.5, -1.5]]") || has(page, "[[-2.5,-1.5]]"));
  EXPECT_TRUE(has(page, "[[-25, 75]]") || has(page, "[[-25,75]]"));
  EXPECT_TRUE(has(
      page, texts(Language::en).number(-2) + " ± 0.5</td><td data-label=\"More than chance\">yes"));
  EXPECT_TRUE(has(page, "25 ± 50</td><td data-label=\"More than chance\">may be chance"));
}

}  // namespace
}  // namespace selaras::reports
