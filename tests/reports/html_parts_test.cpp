#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlParts, TheOtherLanguageIsCarriedPackedWithTheSamePlaces) {
  const std::string page = Full().page(Language::id);
  const std::string english = stored(page, "kota-contoh", "en");
  EXPECT_TRUE(has(english, "Condition</dt>"));
  EXPECT_TRUE(has(english, "id=\"kota-contoh/0123456789abcdef\""));
  EXPECT_TRUE(
      has(stored(page, "front", "en"), "not the decrees or operating procedures behind them"));
  EXPECT_TRUE(stored(page, "kota-contoh", "id").empty());  // stands in the document itself
}

TEST(HtmlParts, OfManyRegionsEachSheetIsDrawnWhenItIsOpened) {
  const Many many(AuditPages::sheets_at_once + 1);
  const std::string page = AuditPages(many.audit, Language::id).report();
  EXPECT_FALSE(has(page, "Kondisi</dt>"));
  EXPECT_TRUE(has(page, "<details class=\"late region-name\" id=\"kota-7\" data-part=\"kota-7\">"));
  EXPECT_TRUE(has(stored(page, "kota-7", "id"), "Kondisi</dt>"));
  EXPECT_TRUE(has(stored(page, "kota-7", "en"), "Condition</dt>"));
  EXPECT_TRUE(has(stored(page, "findings/authority", "id"), "href=\"#kota-7/0123456789abcdef\""));
  EXPECT_TRUE(has(stored(page, "matrix/2", "en"), "href=\"#kota-12/apply.present\""));
}

TEST(HtmlParts, ASheetCanBeSentAlone) {
  const Full full;
  const std::string page = AuditPages(full.audit, Language::id).sheet(1);
  EXPECT_TRUE(has(page, "bukan keputusan penetapan atau SOP di baliknya"));
  EXPECT_TRUE(has(page, "id=\"kota-patuh/line-5\""));
  EXPECT_FALSE(has(page, "kota-contoh"));
  EXPECT_FALSE(has(page, "id=\"matrix\""));
}

TEST(HtmlParts, TwoProceduresOfOneIdStandAtDifferentPlaces) {
  Many many(3);
  many.procedures[0].id = many.procedures[1].id = "matrix";
  const std::string page = AuditPages(many.audit, Language::id).report();
  EXPECT_TRUE(has(page, "<section class=\"region\" id=\"matrix-2\""));
  EXPECT_TRUE(has(page, "<section class=\"region\" id=\"matrix-3\""));
}

}  // namespace
}  // namespace selaras::reports
