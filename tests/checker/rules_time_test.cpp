#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checker/rules_sample.h"

namespace selaras::checker {
namespace {

using sample::found;
using sample::values;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// apply (the user) -> check (the office) -> permit (the centre) -> granted, with time claims.
model::Procedure timed(const std::string& claims, const std::string& more = {}) {
  return sample::procedure(
      R"({"kind":"procedure","formatVersion":1,"id":"p","service":"population-data-access",
      "region":"Kota Contoh","level":"city",)" +
      more + R"("steps":[
        {"id":"apply","label":"apply","actor":{"name":"Pimpinan Pengguna","roles":["user_head"]}},
        {"id":"check","label":"check","actor":{"name":"Disdukcapil","roles":["dukcapil_office"]},
         "addressee":{"name":"Dirjen","roles":["dirjen"]}},
        {"id":"permit","label":"permit","actor":{"name":"Dirjen","roles":["dirjen"]}}],
      "flow":{"start":"apply","edges":[{"from":"apply","to":"check","origin":"stated"},
        {"from":"check","to":"permit","origin":"stated"},{"from":"permit","to":"e","origin":"stated"}],
        "ends":[{"id":"e","outcome":"granted"}]},
      "timeClaims":[)" +
      claims + "]}");
}

std::string amount(const std::string& value, const std::string& readings) {
  return R"("value":)" + value + R"(,"unit":"u","readings":[)" + readings + "]";
}

std::string claim(const std::string& quantity, const std::string& more = {}) {
  return R"({"id":"total",)" + quantity + more + "}";
}

std::string part(const std::string& quantity, const std::string& steps = {}) {
  return R"({"label":"part",)" + quantity + R"(,"steps":[)" + steps + "]}";
}

const std::string day = R"("working-day")";
const std::string any_day = R"("working-day","calendar-day")";
const std::string any_week = R"("working-week","calendar-week")";

// sla-missing

TEST(SlaMissing, TellsWordsWithoutANumberFromNothingAtAll) {
  EXPECT_EQ(found("sla-missing", timed("")).front().message_variant, "");
  EXPECT_EQ(found("sla-missing", timed(R"({"id":"total"})")).front().message_variant, "no-number");
  EXPECT_THAT(found("sla-missing", timed(claim(amount("3", day)))), IsEmpty());
}

TEST(SlaMissing, IsSilentWhereTheTextIsCut) {
  EXPECT_THAT(found("sla-missing", timed("", R"("textComplete":false,)")), IsEmpty());
}

// sla-unit-ambiguous

TEST(SlaUnitAmbiguous, FoldsTheUnitsOfThePartsIntoOneFinding) {
  const auto findings = found(
      "sla-unit-ambiguous",
      timed(claim(amount("2", any_week), R"(,"parts":[)" + part(amount("1", any_day)) + "]")));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "readings"),
              ElementsAre("working-day", "calendar-day", "working-week", "calendar-week"));
}

TEST(SlaUnitAmbiguous, SeesANumberWithoutAUnit) {
  const auto findings = found("sla-unit-ambiguous", timed(R"({"id":"total","value":3})"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "no-unit");
}

TEST(SlaUnitAmbiguous, AcceptsWorkingDaysAndAPromiseWithoutANumber) {
  EXPECT_THAT(found("sla-unit-ambiguous", timed(claim(amount("3", day)))), IsEmpty());
  EXPECT_THAT(found("sla-unit-ambiguous", timed(R"({"id":"total"})")), IsEmpty());
}

// sla-range

TEST(SlaRange, SeesTwoPromisesThatBothHold) {
  const std::string other = R"({"id":"other",)" + amount("5", day);
  const auto findings = found("sla-range", timed(claim(amount("3", day)) + "," + other + "}"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "several");
}

TEST(SlaRange, AcceptsAnotherPromiseForAStatedConditionAndTheSamePromiseTwice) {
  const std::string conditional =
      R"({"id":"other",)" + amount("5", day) + R"(,"condition":{"text":"dalam kondisi tertentu"}})";
  EXPECT_THAT(found("sla-range", timed(claim(amount("3", day)) + "," + conditional)), IsEmpty());
  const std::string again = R"({"id":"other",)" + amount("3", day) + "}";
  EXPECT_THAT(found("sla-range", timed(claim(amount("3", day)) + "," + again)), IsEmpty());
}

// sla-parts-exceed-total

std::vector<Finding> exceeding(const std::string& total, const std::string& parts) {
  return found("sla-parts-exceed-total", timed(claim(total, R"(,"parts":[)" + parts + "]")));
}

TEST(SlaPartsExceedTotal, NamesBothReadingsWhereOnlyOneExceeds) {
  // Two weeks against 1 + 1 + 3 + 1 days and a week.
  const auto findings = exceeding(
      amount("2", any_week), part(amount("1", any_day)) + "," + part(amount("1", any_day)) + "," +
                                 part(amount("3", any_day)) + "," + part(amount("1", any_day)) +
                                 "," + part(amount("1", any_week)));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::warning);
  EXPECT_EQ(findings[0].message_variant, "one-reading");
  EXPECT_THAT(values(findings[0], "working_parts"), ElementsAre("11"));
  EXPECT_THAT(values(findings[0], "working_total"), ElementsAre("10"));
  EXPECT_THAT(values(findings[0], "calendar_parts"), ElementsAre("13"));
  EXPECT_THAT(values(findings[0], "calendar_total"), ElementsAre("14"));
}

TEST(SlaPartsExceedTotal, IsAnErrorWhereEveryReadingExceeds) {
  const auto findings = exceeding(amount("1", any_week), part(amount("8", any_day)));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::error);
  EXPECT_EQ(findings[0].message_variant, "");
}

TEST(SlaPartsExceedTotal, KeepsToOneCalendarThroughout) {
  // Seven calendar days fit a calendar week, though not a working one.
  EXPECT_THAT(exceeding(amount("1", any_week), part(amount("7", R"("calendar-day")"))), IsEmpty());
  // Working parts against a calendar total share no calendar: nothing is claimed.
  EXPECT_THAT(exceeding(amount("2", R"("calendar-day")"), part(amount("3", day))), IsEmpty());
}

TEST(SlaPartsExceedTotal, AcceptsPartsThatFillTheTotal) {
  EXPECT_THAT(exceeding(amount("3", day), part(amount("1", day)) + "," + part(amount("2", day))),
              IsEmpty());
}

TEST(SlaPartsExceedTotal, GivesMonthsTheirMostFavourableLength) {
  EXPECT_THAT(
      exceeding(amount("1", R"("calendar-month")"), part(amount("31", R"("calendar-day")"))),
      IsEmpty());
  EXPECT_THAT(
      exceeding(amount("1", R"("calendar-month")"), part(amount("32", R"("calendar-day")"))),
      SizeIs(1));
}

TEST(SlaPartsExceedTotal, CountsMinutesInMinutes) {
  const auto findings =
      exceeding(amount("1", R"("working-hour")"), part(amount("70", R"("working-minute")")));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "minutes");
  EXPECT_THAT(values(findings[0], "minutes_parts"), ElementsAre("70"));
  EXPECT_THAT(values(findings[0], "minutes_total"), ElementsAre("60"));
}

TEST(SlaPartsExceedTotal, DoesNotAddPartsOfWhichOnlyOneHappens) {
  const auto procedure = sample::flow(
      {"a[yes] -> b", "a[no] -> c", "b -> granted", "c -> rejected"},
      R"("timeClaims":[{"id":"t","value":3,"unit":"hari kerja","readings":["working-day"],"parts":[
        {"label":"p","value":2,"unit":"hari kerja","readings":["working-day"],"steps":["b"]},
        {"label":"q","value":2,"unit":"hari kerja","readings":["working-day"],"steps":["c"]}]}],)");
  EXPECT_THAT(found("sla-parts-exceed-total", procedure), IsEmpty());
}

TEST(SlaPartsExceedTotal, IsNoMoreThanAWarningWhereAPartIsARange) {
  const auto findings =
      exceeding(amount("3", day),
                R"({"label":"p","minimum":1,"maximum":4,"unit":"u","readings":["working-day"]})");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::warning);
}

// sla-parts-incomplete

TEST(SlaPartsIncomplete, ListsStepsWithoutPartAndPartsWithoutStep) {
  const auto findings =
      found("sla-parts-incomplete",
            timed(claim(amount("3", day), R"(,"parts":[)" + part(amount("1", day), R"("check")") +
                                              "," + part(amount("1", day)) + "]")));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "steps"), ElementsAre("permit"));
  EXPECT_THAT(values(findings[0], "parts"), ElementsAre("part"));
}

TEST(SlaPartsIncomplete, DoesNotAskForAPartForTheApplication) {
  EXPECT_THAT(
      found("sla-parts-incomplete",
            timed(claim(amount("3", day),
                        R"(,"parts":[)" + part(amount("1", day), R"("check","permit")") + "]"))),
      IsEmpty());
  EXPECT_THAT(found("sla-parts-incomplete", timed(claim(amount("3", day)))), IsEmpty());
}

TEST(SlaPartsIncomplete, DoesNotAskForAPartForAnApplicationOfNobodyNamed) {
  const auto procedure = sample::flow(
      {"apply -> check", "check -> granted"},
      R"("timeClaims":[{"id":"t","value":3,"unit":"hari kerja","readings":["working-day"],"parts":[
        {"label":"p","value":2,"unit":"hari kerja","readings":["working-day"],"steps":["check"]}]}],)");
  EXPECT_THAT(found("sla-parts-incomplete", procedure), IsEmpty());
}

// sla-scope-too-narrow, sla-scope-unstated, sla-start-unstated

const std::string office_only =
    R"(,"scope":{"text":"pada Disdukcapil","roles":["dukcapil_office"]})";

std::string from(const std::string& step, const std::string& at) {
  return R"(,"from":{"text":"sejak","step":")" + step + R"(","at":")" + at + R"("})";
}

TEST(SlaScopeTooNarrow, NamesTheStepsOfThoseWhoseWorkIsNotPromised) {
  const auto findings = found("sla-scope-too-narrow", timed(claim(amount("1", day), office_only)));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "steps"), ElementsAre("permit"));
}

TEST(SlaScopeTooNarrow, SeesAClockThatStartsAfterALaterStep) {
  const auto findings =
      found("sla-scope-too-narrow", timed(claim(amount("1", day), from("check", "end"))));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "steps"), ElementsAre("check"));
}

TEST(SlaScopeTooNarrow, AcceptsAClockThatStartsWithTheApplication) {
  EXPECT_THAT(found("sla-scope-too-narrow", timed(claim(amount("1", day), from("apply", "end")))),
              IsEmpty());
  EXPECT_THAT(found("sla-scope-too-narrow", timed(claim(amount("1", day), from("check", "start")))),
              IsEmpty());
  EXPECT_THAT(found("sla-scope-too-narrow", timed(claim(amount("1", day)))), IsEmpty());
}

TEST(SlaScopeTooNarrow, ReportsTwoPromisesWithTheSameGapOnce) {
  const std::string second = R"({"id":"other",)" + amount("5", day) + office_only + "}";
  const auto findings =
      found("sla-scope-too-narrow", timed(claim(amount("1", day), office_only) + "," + second));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "claims"), ElementsAre("other", "total"));
}

TEST(SlaScopeUnstated, IsSilentWhereThePageCountsTheCentreOrLeavesItOut) {
  EXPECT_THAT(found("sla-scope-unstated", timed(claim(amount("1", day)))), SizeIs(1));
  EXPECT_THAT(found("sla-scope-unstated", timed(claim(amount("1", day), office_only))), IsEmpty());
  EXPECT_THAT(found("sla-scope-unstated", timed(claim(amount("1", day), from("check", "end")))),
              IsEmpty());
  EXPECT_THAT(found("sla-scope-unstated",
                    timed(claim(amount("1", day),
                                R"(,"parts":[)" + part(amount("1", day), R"("permit")") + "]"))),
              IsEmpty());
}

TEST(SlaStartUnstated, ReportsAllPromisesOfAProcedureOnce) {
  const std::string second = R"({"id":"other",)" + amount("5", day) + "}";
  const auto findings = found("sla-start-unstated", timed(claim(amount("1", day)) + "," + second));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "claims"), ElementsAre("other", "total"))
      << "they stand on no line of the page, so by their ids";
  EXPECT_THAT(found("sla-start-unstated", timed(R"({"id":"total"})")), IsEmpty());
}

}  // namespace
}  // namespace selaras::checker
