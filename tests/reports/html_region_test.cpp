#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlRegion, QuotedWordsOfThePageAreHighlightedAndLinkedBack) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page,
                  "<mark class=\"finding\">3 - 4 minggu kerja</mark><sup><a href="
                  "\"#kota-contoh/00000000000000aa\""));
  EXPECT_TRUE(has(page, "<a href=\"#kota-contoh/apply.present\" title=\"Permohonan diajukan\">✓"));
}

TEST(HtmlRegion, SimulatedTimesStandApartUnderTheirOwnHeading) {
  const std::string page = Full().page();
  const std::size_t heading = page.find("Waktu hasil simulasi");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_GT(heading, page.find("id=\"kota-contoh/line-8\""));
  EXPECT_TRUE(has(page, "Hasil simulasi bukan bukti."));
  EXPECT_TRUE(has(page, "<span class=\"provenance assumed\">diasumsikan</span>"));
  EXPECT_TRUE(has(page, "85\u00A0%"));
  EXPECT_EQ(count(page, "class=\"simulation\""), 1u);  // the other region was not simulated
}

TEST(HtmlRegion, OnlyTheDiagramIsTakenAsItIs) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "<svg><title>Alur</title></svg>"));
  EXPECT_FALSE(has(page, "<?xml"));
}

TEST(HtmlRegion, AProcedureWithoutReferenceHasAllButObligations) {
  sample::World world;
  world.results[0].reference = nullptr;
  world.results[0].obligations.clear();
  world.results[0].findings.clear();
  Audit audit = world.audit();
  audit.procedures.resize(1);
  const std::string page = AuditPages(audit, Language::en).report();
  EXPECT_TRUE(has(page, "no reference matches"));
  EXPECT_TRUE(has(page, "There are no findings."));
  EXPECT_TRUE(has(page, "id=\"kota-contoh/line-5\""));
}

TEST(HtmlRegion, SimulationsAreDrawnWithTheirTables) {
  Full full;
  full.simulation.cycle_time.working_days.percentiles = {1, 2, 3};
  const std::string page = full.page();
  EXPECT_TRUE(has(page, "&quot;kind&quot;: &quot;distribution&quot;") ||
              has(page, "&quot;kind&quot;:&quot;distribution&quot;"));
  EXPECT_TRUE(has(page, "&quot;at&quot;: 20") || has(page, "&quot;at&quot;:20"));  // four weeks
  EXPECT_TRUE(has(page, "<td data-label=\"Kesibukan\">40\u00A0%</td>"));
}

}  // namespace
}  // namespace selaras::reports
