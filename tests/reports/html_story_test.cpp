#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

simulator::Story told() {
  return {.replications = 4,
          .slice_days = 2,
          .queues = {{"office", std::vector<double>(60, 1.5)}},
          .typical = simulator::CaseCourse{.days = 3.5,
                                           .outcome = "granted",
                                           .stays = {{"submit_application", 0, 1, 2, 3.5}}},
          .late = simulator::CaseCourse{.days = 9, .outcome = "granted", .stays = {}}};
}

struct Told : Full {
  simulator::Story story = told();
  Told() { audit.procedures[0].story = &story; }
};

std::string after(const std::string& words, const std::string& page) {
  const std::size_t at = page.find(words);
  return at == page.npos ? "" : page.substr(at, page.find("</table>", at) - at);
}

TEST(HtmlStory, QueuesAreDrawnOverTimeWithTheirTable) {
  const std::string queues = after("Queues over time", Told().page(Language::en));
  EXPECT_TRUE(has(queues, "mean of the first 4 replications"));
  EXPECT_TRUE(has(queues, "&quot;courses&quot;"));
  EXPECT_TRUE(has(queues, "<th scope=\"row\">0–12</th><td data-label="));
  EXPECT_EQ(count(queues, "<tr><th scope=\"row\">"), 10u);
}

TEST(HtmlStory, WhereNobodyWaitsItIsSaidAndNotDrawn) {
  Told full;
  full.story.queues[0].waiting.assign(60, 0.001);
  const std::string queues = after("Queues over time", full.page(Language::en));
  EXPECT_TRUE(has(queues, "hardly any case waits"));
  EXPECT_FALSE(has(queues, "&quot;courses&quot;"));
}

TEST(HtmlStory, ACaseIsBarsFromItsArrivalToItsOutcome) {
  const std::string page = Told().page(Language::en);
  const std::string way = after("The way of a typical case: 3.5 calendar days to", page);
  EXPECT_TRUE(has(way, "&quot;spans&quot;"));
  EXPECT_TRUE(has(way, "<td data-label=\"work ends\">2</td>"));
  EXPECT_TRUE(has(page, "The way of a slow case (95th percentile): 9 calendar days"));
}

}  // namespace
}  // namespace selaras::reports
