#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(HtmlPage, EveryInnerLinkHasItsTargetAndNoIdComesTwice) {
  const std::string page = markup(Full().page());
  std::set<std::string> ids;
  for (const std::string& id : all_matches(page, " id=\"([^\"]+)\"")) {
    EXPECT_TRUE(ids.insert(id).second) << id;
  }
  const std::vector<std::string> links = all_matches(page, "href=\"#([^\"]+)\"");
  EXPECT_GT(links.size(), 30u);
  for (const std::string& link : links) EXPECT_TRUE(ids.contains(link)) << link;
}

TEST(HtmlPage, NothingIsFetchedFromElsewhere) {
  const std::string whole = Full().page();
  const std::size_t own = whole.find("<script>'use strict'");  // behind the library's
  const std::string page = whole.substr(0, whole.find("<script>/*!")) + whole.substr(own);
  for (const char* fetches : {" src=", "<link", "@import", "url(", "<iframe", "<object", "<base",
                              "http-equiv=\"refresh\"", "fetch(", "XMLHttpRequest", "import("}) {
    EXPECT_FALSE(has(page, fetches)) << fetches;
  }
  EXPECT_TRUE(has(page, "default-src 'none'"));
}

TEST(HtmlPage, ElementsAreClosedInTheOrderTheyWereOpened) {
  const std::string page = markup(Full().page());
  const std::set<std::string> empty{"meta", "input", "br"};
  const std::regex tag(R"RE(<(/?)([a-z0-9]+)([^>]*)>)RE");
  std::vector<std::string> open;
  for (auto match = std::sregex_iterator(page.begin(), page.end(), tag);
       match != std::sregex_iterator(); ++match) {
    const std::string name = (*match)[2];
    if (empty.contains(name)) continue;
    if ((*match)[1].length() == 0) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(HtmlPage, HostileTextIsShownAsTextEverywhere) {
  for (const Language language : {Language::id, Language::en}) {
    const std::string page = Full(true).page(language);
    EXPECT_FALSE(has(page, "<script>alert"));
    EXPECT_FALSE(has(page, "alert('x')"));
    EXPECT_FALSE(has(page, "href=\"javascript"));
    EXPECT_FALSE(has(page, "\x1b"));
    EXPECT_FALSE(has(page, "\u202E"));
    EXPECT_TRUE(has(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39;&amp;]]&gt;"));
    EXPECT_TRUE(has(page, "{{title}}"));  // a file's own braces are no template
  }
}

TEST(HtmlPage, ThePageSpeaksTheLanguageAskedFor) {
  const Full full;
  EXPECT_TRUE(has(full.page(Language::id), "<html lang=\"id\">"));
  EXPECT_TRUE(has(full.page(Language::en), "<html lang=\"en\">"));
  EXPECT_TRUE(has(full.page(Language::en), "Condition</dt>"));
  EXPECT_FALSE(has(full.page(Language::en), "Kondisi</dt>"));
}

TEST(HtmlPage, TheSameAuditGivesTheSameBytes) { EXPECT_EQ(Full().page(), Full().page()); }

TEST(HtmlPage, AnAuditOfNothingIsStillAPage) {
  const std::string page = AuditPages({}, Language::en).report();
  EXPECT_TRUE(has(page, "0 procedures checked"));
  EXPECT_FALSE(has(page, "id=\"matrix\""));
}

}  // namespace
}  // namespace selaras::reports
