#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlFindings, AFindingIsConditionCriterionCauseEffectAndRecommendation) {
  const std::string page = Full().page();
  const std::size_t begin = page.find("id=\"kota-contoh/0123456789abcdef\"");
  ASSERT_NE(begin, std::string::npos);
  const std::string finding = page.substr(begin, page.find("</article>", begin) - begin);
  std::size_t last = 0;
  for (const char* heading : {"<dt>Kondisi</dt>", "<dt>Kriteria</dt>", "<dt>Sebab</dt>",
                              "<dt>Akibat</dt>", "<dt>Rekomendasi hasil pemeriksaan</dt>"}) {
    const std::size_t at = finding.find(heading);
    ASSERT_NE(at, std::string::npos) << heading;
    EXPECT_GT(at, last) << heading;
    last = at;
  }
  EXPECT_TRUE(has(finding,
                  "Pimpinan lembaga mengajukan permohonan kepada Kepala Dinas”</q> <a "
                  "href=\"#kota-contoh/line-5\">baris 5</a>"));
  EXPECT_TRUE(has(finding, "Permendagri 102/2019 Pasal 9 huruf a"));
  EXPECT_TRUE(has(finding, "transkripsi; nomor pasal disimpulkan"));
  EXPECT_TRUE(has(finding, "mengajukan surat permohonan kepada wali kota."));  // proposed wording
}

TEST(HtmlFindings, SilenceIsSaidWithTheSectionThatIsSilent) {
  EXPECT_TRUE(has(Full().page(), "Tidak disebut pada bagian Sistem, Mekanisme dan Prosedur"));
}

TEST(HtmlFindings, EditorialFindingsAreFoldedAndTheOthersAreNot) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "id=\"kota-contoh/authority\" open>"));
  EXPECT_TRUE(has(page, "id=\"kota-contoh/editorial\">"));
}

TEST(HtmlFindings, WhereAnotherPageStatesItWellItsWordsAreShown) {
  Full full;
  full.world.results[1].obligations[1].evidence = {{3, "kepada Wali Kota", {}}};
  EXPECT_TRUE(has(full.page(),
                  "Rumusan pada halaman Kota Patuh, yang memenuhi kewajiban ini:</p>"
                  "<blockquote lang=\"id\">“kepada Wali Kota”"));
}

}  // namespace
}  // namespace selaras::reports
