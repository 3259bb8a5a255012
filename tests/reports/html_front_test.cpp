#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlFront, TheFirstPageSaysWhatWasCheckedAndWhatTheLimitsAre) {
  const std::string page = Full().page();
  const std::string first = page.substr(0, page.find("id=\"findings\""));
  EXPECT_TRUE(has(first, "bukan keputusan penetapan atau SOP di baliknya"));
  EXPECT_TRUE(has(first, "Nomor pasal alur daerah disimpulkan."));
  EXPECT_TRUE(has(first, "ini bukan peringkat"));
  EXPECT_FALSE(has(first, "<details>"));  // limits are not folded away
}

TEST(HtmlFront, FilesThatCouldNotBeUsedStandOnTheFirstPage) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "<code>rusak.json:3</code> kunci `x` tidak dikenal"));
}

TEST(HtmlFront, WhatCouldNotBeDeterminedStandsOnTheFirstPage) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page,
                  "<strong>Application is approved or rejected</strong> (stated only in another "
                  "section): <a href=\"#kota-patuh/decide.present\">Kota Patuh</a>"));
}

TEST(HtmlFront, EachRegionIsTwoSentencesOfItsMainFindings) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page,
                  "Of 3 obligations that apply: 1 met, 1 stated otherwise, and 1 not stated. "
                  "Main findings: <a href=\"#kota-contoh/0123456789abcdef\">"));
}

TEST(HtmlFront, TheServiceStandardIsATableOfItsComponents) {
  const std::string page = Full().page(Language::en);
  const std::string table = page.substr(page.find("id=\"standard\""));
  EXPECT_TRUE(has(table, "<a href=\"#kota-contoh/line-8\">“3 - 4 minggu kerja”</a>"));
  EXPECT_TRUE(has(table, "not one figure"));  // a range is no longest time
}

}  // namespace
}  // namespace selaras::reports
