#include "checker/economy.h"

#include <gtest/gtest.h>

namespace selaras::checker {
namespace {

Finding about(std::string rule, Element element, std::string obligation = {}) {
  return {
      .rule = std::move(rule), .element = std::move(element), .obligation = std::move(obligation)};
}

std::vector<std::string> rules_left(std::vector<Finding> findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : economised(std::move(findings))) rules.push_back(finding.rule);
  return rules;
}

using Rules = std::vector<std::string>;

TEST(Economy, NamesInTheCarrierWhatItCarries) {
  const auto left = economised(
      {about("dead-end-branch", {"step", "decide"}), about("not-in-writing", {"step", "decide"})});
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left.front().rule, "not-in-writing");
  EXPECT_EQ(left.front().carries, Rules{"dead-end-branch"});
}

TEST(Economy, CarriesOnlyAtTheSameStep) {
  EXPECT_EQ(rules_left({about("dead-end-branch", {"step", "other"}),
                        about("not-in-writing", {"step", "decide"})}),
            (Rules{"dead-end-branch", "not-in-writing"}));
}

TEST(Economy, NeverHidesATrapBehindAMissingWayBack) {
  Finding trap = about("no-end", {"step", "recommend"});
  EXPECT_EQ(rules_left({trap, about("no-retry", {"step", "check"})}),
            (Rules{"no-end", "no-retry"}));
  trap.message_variant = "nothing-follows";
  EXPECT_EQ(rules_left({trap, about("no-retry", {"step", "check"})}), Rules{"no-retry"});
}

TEST(Economy, KeepsTheObligationsFindingOfTheSameDefect) {
  const auto left = economised({about("document-not-produced", {"document", "guidelines"}),
                                about("document-not-produced", {"document", "guidelines"}, "g.p"),
                                about("document-not-produced", {"document", "other"})});
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].obligation, "g.p");
  EXPECT_EQ(left[1].element.id, "other");
}

TEST(Economy, FoldsTheMissingTimeComponentIntoTheMissingTime) {
  EXPECT_EQ(rules_left({about("component-missing", {"section", "time"}),
                        about("component-missing", {"section", "cost"}),
                        about("sla-missing", {"procedure", "p"})}),
            (Rules{"component-missing", "sla-missing"}));
}

TEST(Economy, LeavesUnrelatedFindingsInTheirOrder) {
  EXPECT_EQ(rules_left({about("b", {"step", "x"}), about("a", {"step", "x"})}), (Rules{"b", "a"}));
}

}  // namespace
}  // namespace selaras::checker
