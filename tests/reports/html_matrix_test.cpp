#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlMatrix, ReasonsAreCountedApart) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page, "<td class=\"not-met\" data-label=\"not met: stated otherwise\">1</td>"));
  EXPECT_TRUE(has(page, "<td class=\"not-met\" data-label=\"not met: not stated\">1</td>"));
  EXPECT_TRUE(has(page, "<td class=\"none\" data-label=\"not met: stated in part\">–</td>"));
}

TEST(HtmlMatrix, EachCellOfTheMatrixHasSignWordAndReasonAndLeadsToItsEvidence) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page,
                  "<td class=\"not-met contrary\" data-label=\"Kota Contoh\"><a "
                  "href=\"#kota-contoh/apply.to-regional-head\"><span class=\"outcome\"><span "
                  "class=\"sign\" aria-hidden=\"true\">✗</span>tidak terpenuhi</span><span "
                  "class=\"reason\">dinyatakan lain</span></a></td>"));
  EXPECT_EQ(count(page, "data-label=\"Kota Patuh\"><a href=\"#kota-patuh/access.by-dirjen\""), 1u);
}

TEST(HtmlMatrix, TheMatrixCountsItsRowsAndItsColumns) {
  const std::string page = Full().page(Language::en);
  const std::size_t row = page.find("An application is made</th>");
  const std::string total = page.substr(page.find("<td class=\"total\"", row), 400);
  EXPECT_TRUE(has(total, "<span class=\"unseen\">met </span>2</span>")) << total;
  EXPECT_TRUE(
      has(page.substr(page.find("<tfoot>")), "<span class=\"unseen\">not met </span>2</span>"));
}

TEST(HtmlMatrix, ArticlesLeadToObligationsStepsAndFindings) {
  const std::string page = Full().page();
  const std::size_t row = page.find("<th scope=\"row\">Permendagri 102/2019 Pasal 9 huruf e</th>");
  ASSERT_NE(row, std::string::npos);
  const std::string cells = page.substr(row, page.find("</tr>", row) - row);
  EXPECT_TRUE(has(cells, "Permohonan disetujui atau ditolak"));
  EXPECT_TRUE(has(cells, "href=\"#kota-contoh/fedcba9876543210\""));
}

}  // namespace
}  // namespace selaras::reports
