#include <string>

#include <gtest/gtest.h>

#include "reports/peers.h"
#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

using checker::Verdict;

/// What one sheet says under a heading.
std::string under(const std::string& heading, const std::string& region, Full& full) {
  const std::string page = full.page(Language::en);
  const std::size_t sheet = page.find("<section class=\"region\" id=\"" + region + "\"");
  const std::string own = page.substr(sheet, page.find("</section>", sheet) - sheet);
  const std::size_t begin = own.find("<h3>" + heading + "</h3>");
  return begin == own.npos ? "" : own.substr(begin, own.find("<h3>", begin + 1) - begin);
}

/// The city that conforms states with its own words to whom the application goes.
struct Stated : Full {
  Stated() {
    world.results[1].obligations[1].evidence = {{5, "kepada Wali Kota", {}},
                                                {3, "kepada Wali Kota", {}}};
  }
};

TEST(HtmlPractice, WhatOthersLackIsShownWithItsWordsAndNobodyIsNamed) {
  Stated full;
  const std::string practice = under("Good practice", "kota-patuh", full);
  EXPECT_TRUE(has(practice, "Application addressed to the governor, regent or mayor"));
  EXPECT_EQ(count(practice, "kepada Wali Kota"), 1u);  // said twice, shown once
  EXPECT_TRUE(has(practice, "href=\"#kota-patuh/line-5\""));
  EXPECT_TRUE(has(practice, "1 of 1 other pages do not state it"));
  EXPECT_FALSE(has(practice, "Kota Contoh"));
}

TEST(HtmlPractice, WhatOthersStateTooIsNothingSpecial) {
  Stated full;
  EXPECT_FALSE(has(under("Good practice", "kota-patuh", full), "An application is made"));
  EXPECT_EQ(under("Good practice", "kota-contoh", full), "");
}

TEST(HtmlPractice, AComponentOfTheStandardCountsToo) {
  Full full;
  full.world.procedures[0].cost = {{"gratis", {{7, "gratis", {}}}, {}}};
  EXPECT_TRUE(has(under("Good practice", "kota-contoh", full),
                  "<a href=\"#kota-contoh/line-7\">“gratis”</a>"));
}

TEST(HtmlPractice, ThereIsNoneWithoutAnybodyToCompareWith) {
  Stated full;
  full.audit.procedures.erase(full.audit.procedures.begin());
  EXPECT_EQ(under("Good practice", "kota-patuh", full), "");
}

TEST(Peers, HalfOfTheOthersIsEnoughAndLessIsNot) {
  EXPECT_TRUE(is_good_practice({.others = 4, .lacking = 2}));
  EXPECT_FALSE(is_good_practice({.others = 4, .lacking = 1}));
  EXPECT_FALSE(is_good_practice({.others = 0, .lacking = 0}));
}

TEST(Peers, PagesToWhichAnObligationDoesNotApplyAreLeftOut) {
  Many many(5);
  many.results[0].obligations[1].verdict = Verdict::met;
  many.results[1].obligations[1].verdict = Verdict::not_applicable;
  const Peers peers(many.audit, texts(Language::id));
  const Standing standing = peers.of(many.results[0], "apply.to-regional-head");
  EXPECT_EQ(standing.others, 3u);
  EXPECT_EQ(standing.lacking, 3u);
}

/// With what the reference says of the papers that its steps produce.
struct Papers : Full {
  Papers() {
    model::Reference& reference = world.reference;
    reference.product = "access_right";
    reference.procedure.documents = {{.id = "approval_letter", .name = "surat persetujuan"},
                                     {.id = "access_right", .name = "hak akses"}};
    reference.procedure.steps = {
        {.activity = "decide_application", .outputs = {{"approval_letter", {}, {}}}},
        {.activity = "grant_access", .outputs = {{"access_right", {}, {}}}}};
    reference.obligations[2].clauses = {
        {.kind = model::ClauseKind::occurs, .steps = {"decide_application"}}};
    reference.obligations[3].clauses = {
        {.kind = model::ClauseKind::role, .steps = {"grant_access"}},
        {.kind = model::ClauseKind::precedes, .steps = {"grant_access"}}};
  }
};

TEST(HtmlRequests, WhatIsNotStatedIsAskedOfThePaperThatShowsIt) {
  Papers full;
  const std::string rows = under("Documents to request", "kota-contoh", full);
  EXPECT_TRUE(has(rows, "<th scope=\"row\">surat persetujuan</th>"));
  EXPECT_TRUE(has(rows,
                  "<a href=\"#kota-contoh/decide.present\">Application is approved or rejected</a> "
                  "<span class=\"aside\">(not stated)</span>"));
  EXPECT_FALSE(has(rows, "Application addressed"));  // stated otherwise: nothing is open
  EXPECT_FALSE(has(rows, "Access granted"));         // does not apply
}

TEST(HtmlRequests, AnOrderIsAskedOfTheDescriptionOfTheFlowAndTheProductOfItsReceipt) {
  Papers full;
  const std::string rows = under("Documents to request", "kota-patuh", full);
  EXPECT_TRUE(has(rows, "Operating procedure (SOP-AP) of this service"));
  EXPECT_TRUE(has(rows, "proof that the hak akses was handed over"));
  EXPECT_EQ(count(rows, "Access granted by the Director General"), 2u);
}

TEST(HtmlRequests, WhatAnAuditorHasJudgedIsOpenNoMore) {
  Papers full;
  model::Annotations notes;
  notes.judgements = {
      {.procedure = "kota-contoh", .obligation = "decide.present", .outcome = "met"}};
  full.audit.annotations = &notes;
  EXPECT_FALSE(has(under("Documents to request", "kota-contoh", full), "Application is approved"));
}

TEST(HtmlRequests, TheDecreeIsAskedForTheServiceStandard) {
  Papers full;
  full.world.reference.rules[2].group = "standard";
  full.world.procedures[0].decree = model::Decree{.number = "7/2022"};
  const std::string rows = under("Documents to request", "kota-contoh", full);
  EXPECT_TRUE(has(rows, "Decree no. 7/2022 with its annexes"));
  EXPECT_TRUE(has(rows, "(Unit of time)"));
}

}  // namespace
}  // namespace selaras::reports
