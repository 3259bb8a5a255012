#include <gtest/gtest.h>

#include "checker/finding.h"

namespace selaras::checker {
namespace {

using Ids = std::vector<std::string>;

Finding finding() {
  Finding made;
  made.rule = "no-end";
  made.procedure = "sample";
  made.element = {"step", "a"};
  made.with("steps", ArgumentKind::step, Ids{"a", "b"})
      .with("outcome", ArgumentKind::outcome, "yes");
  return made;
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  EXPECT_EQ(fingerprint(finding()).size(), 16u);
  EXPECT_EQ(fingerprint(finding()).find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, SurvivesRewordingReorderingAndMoving) {
  Finding other;
  other.rule = "no-end";
  other.procedure = "sample";
  other.element = {"step", "a"};
  other.level = Level::note;
  other.at = {.file = "elsewhere.json", .begin = {7, 1}, .end = {7, 9}};
  other.message_variant = "other";
  other.with("outcome", ArgumentKind::outcome, "yes")
      .with("steps", ArgumentKind::step, Ids{"b", "a"});
  other.with("names", ArgumentKind::quote, "Disdukcapil").number("count", 3);
  other.with("marker", ArgumentKind::text, "4.");
  EXPECT_EQ(fingerprint(other), fingerprint(finding()));
}

TEST(Fingerprint, ChangesWithRuleProcedureElementAndArguments) {
  const std::string known = fingerprint(finding());
  Finding rule = finding();
  rule.rule = "deadlock";
  Finding procedure = finding();
  procedure.procedure = "other";
  Finding element = finding();
  element.element.id = "b";
  Finding argument = finding();
  argument.arguments[0].values.pop_back();
  for (const Finding& other : {rule, procedure, element, argument}) {
    EXPECT_NE(fingerprint(other), known);
  }
}

TEST(Finding, ShowsNumbersWithoutNoise) {
  Finding made;
  made.number("a", 11).number("b", 0.5).number("c", 13.333).number("d", -0.25).number("e", 2.10);
  EXPECT_EQ(made.argument("a")->values.front(), "11");
  EXPECT_EQ(made.argument("b")->values.front(), "0.5");
  EXPECT_EQ(made.argument("c")->values.front(), "13.33");
  EXPECT_EQ(made.argument("d")->values.front(), "-0.25");
  EXPECT_EQ(made.argument("e")->values.front(), "2.1");
}

TEST(Finding, CitesAQuoteOnce) {
  const model::Evidence quote{.line = 4, .quote = "kepada Bupati"};
  Finding made;
  made.cite({quote}).cite({quote});
  EXPECT_EQ(made.evidence.size(), 1u);
}

TEST(Finding, IsNeverRaisedByACap) {
  Finding made;
  made.level = Level::note;
  EXPECT_EQ(made.at_most(Level::error).level, Level::note);
  made.level = Level::error;
  EXPECT_EQ(made.at_most(Level::warning).level, Level::warning);
}

}  // namespace
}  // namespace selaras::checker
