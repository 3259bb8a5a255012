#include "model/calendar.h"

#include <array>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/json.h"

namespace selaras::model {
namespace {

using std::chrono::days;

Date date(const char* text) { return date_from(text).value(); }

Instant at(const char* day, int hour, int minute = 0) {
  return Calendar::midnight(date(day)) + hour * ticks_per_hour + minute * ticks_per_minute;
}

const Calendar& indonesia() { return *shipped_calendar("indonesia"); }

std::array<std::int64_t, 12> working_dates_by_month(int year) {
  std::array<std::int64_t, 12> all{};
  for (unsigned month = 1; month <= 12; ++month) {
    const auto first = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(1);
    all[month - 1] = indonesia().working_dates(Date(first), Date(first + std::chrono::months(1)));
  }
  return all;
}

/// A random instant from 2015 to 2035, held years and others.
rc::Gen<Instant> instants() { return rc::gen::inRange(at("2015-01-01", 0), at("2035-01-01", 0)); }

std::optional<Calendar> read(const std::string& text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "calendar.json", diagnostics);
  return document ? read_calendar(*document, "calendar.json", diagnostics) : std::nullopt;
}

std::string file_with(const std::string& members) {
  return R"({"kind": "calendar", "formatVersion": 1, "id": "c", "title": {"id": "c", "en": "c"},
             "hoursPerDay": 8, )" +
         members + "}";
}

Diagnostics faults(const std::string& members) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read(file_with(members), diagnostics).has_value());
  return diagnostics;
}

TEST(Calendar, year_2025_has_237_working_dates) {
  EXPECT_EQ(indonesia().working_dates(date("2025-01-01"), date("2026-01-01")), 237);
  EXPECT_EQ(working_dates_by_month(2025),
            (std::array<std::int64_t, 12>{19, 20, 19, 16, 17, 18, 23, 20, 21, 23, 20, 21}));
}

TEST(Calendar, year_2026_has_240_working_dates) {
  EXPECT_EQ(indonesia().working_dates(date("2026-01-01"), date("2027-01-01")), 240);
  EXPECT_EQ(working_dates_by_month(2026),
            (std::array<std::int64_t, 12>{20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21}));
}

TEST(Calendar, ordinary_week_has_37_hours_and_30_minutes) {
  EXPECT_EQ(indonesia().working_between(at("2025-07-07", 0), at("2025-07-14", 0)),
            37 * ticks_per_hour + 30 * ticks_per_minute);
  EXPECT_EQ(indonesia().rules().working_day, 7 * ticks_per_hour + 30 * ticks_per_minute);
}

TEST(Calendar, week_in_ramadan_has_32_hours_and_30_minutes) {
  EXPECT_EQ(indonesia().working_between(at("2026-02-23", 0), at("2026-03-02", 0)),
            32 * ticks_per_hour + 30 * ticks_per_minute);
}

TEST(Calendar, a_year_that_is_not_held_has_weekends_only_and_says_so) {
  EXPECT_TRUE(indonesia().holds(2025));
  EXPECT_FALSE(indonesia().holds(2027));
  EXPECT_EQ(indonesia().working_dates(date("2027-01-01"), date("2028-01-01")), 261);
  EXPECT_EQ(indonesia().working_dates(date("2024-01-01"), date("2025-01-01")), 262);
  EXPECT_EQ(indonesia().years_not_held(at("2024-12-31", 23), at("2027-01-01", 0)),
            (std::vector<int>{2024, 2027}));
  EXPECT_TRUE(indonesia().years_not_held(at("2025-01-01", 0), at("2026-12-31", 23)).empty());
}

TEST(Calendar, without_closing_time_work_is_time_by_the_clock_in_every_year) {
  const Calendar& continuous = *shipped_calendar("continuous");
  const Instant from = at("2031-12-30", 17);
  const Instant until = at("2032-03-01", 5);
  EXPECT_EQ(continuous.working_between(from, until), until - from);
  EXPECT_EQ(continuous.after(from, until - from), until);
  EXPECT_TRUE(continuous.holds(2031));
  EXPECT_TRUE(continuous.years_not_held(from, until).empty());
}

TEST(Calendar, holidays_carry_their_names) {
  const Holiday* holiday = indonesia().holiday(date("2026-03-20"));
  ASSERT_NE(holiday, nullptr);
  EXPECT_EQ(holiday->kind, HolidayKind::joint_leave);
  EXPECT_EQ(holiday->name.id, "Cuti bersama Idulfitri");
  EXPECT_EQ(indonesia().holiday(date("2026-03-17")), nullptr);
}

TEST(Calendar, work_pauses_at_night_over_the_break_and_over_holidays) {
  EXPECT_EQ(indonesia().after(at("2025-07-07", 7, 30), 5 * ticks_per_hour),
            at("2025-07-07", 13, 30));
  EXPECT_EQ(indonesia().after(at("2025-07-07", 15), 2 * ticks_per_hour), at("2025-07-08", 8, 30));
  // Friday 15.30, one hour left that day; then the weekend, Idulfitri and its joint leave.
  EXPECT_EQ(indonesia().after(at("2025-03-27", 15), 2 * ticks_per_hour), at("2025-04-08", 8, 30));
}

TEST(Calendar, work_that_fills_a_day_ends_at_its_closing_time) {
  const Ticks day = indonesia().rules().working_day;
  EXPECT_EQ(indonesia().after(at("2025-07-07", 7, 30), day), at("2025-07-07", 16));
  EXPECT_EQ(indonesia().after(at("2025-07-11", 7, 30), day), at("2025-07-11", 16, 30));
  EXPECT_EQ(indonesia().after(at("2025-07-12", 9), 0), at("2025-07-12", 9));
}

TEST(Calendar, opening_is_now_while_work_goes_on) {
  EXPECT_EQ(indonesia().opening(at("2025-07-07", 9)), at("2025-07-07", 9));
  EXPECT_EQ(indonesia().opening(at("2025-07-07", 7, 30)), at("2025-07-07", 7, 30));
  EXPECT_EQ(indonesia().opening(at("2025-07-07", 12)), at("2025-07-07", 13));
  EXPECT_EQ(indonesia().opening(at("2025-07-11", 16, 30)), at("2025-07-14", 7, 30));
}

RC_GTEST_PROP(CalendarProperty, a_stretch_is_work_from_end_to_end_and_no_longer, ()) {
  const Instant from = *instants();
  const Stretch stretch = indonesia().stretch(from);
  RC_ASSERT(stretch.from == indonesia().opening(from) && stretch.from >= from);
  RC_ASSERT(indonesia().working_between(stretch.from, stretch.until) ==
            stretch.until - stretch.from);
  RC_ASSERT(indonesia().opening(stretch.until) > stretch.until);
}

TEST(Later, working_time_pauses_and_months_keep_the_day) {
  const Instant start = at("2026-01-05", 0);
  EXPECT_EQ(later(indonesia(), start, 1, {TimeUnit::week, TimeBase::working}),
            at("2026-01-09", 16, 30));
  EXPECT_EQ(later(indonesia(), start, 2, {TimeUnit::week, TimeBase::calendar}),
            at("2026-01-19", 0));
  EXPECT_EQ(later(indonesia(), start, 1, {TimeUnit::year, TimeBase::calendar}),
            at("2027-01-05", 0));
  EXPECT_EQ(later(indonesia(), start, 0, {TimeUnit::day, TimeBase::working}), start);
}

TEST(Deadline, n_working_days_end_at_closing_time_of_the_nth_working_date_after_the_start) {
  const UnitReading unit{TimeUnit::day, TimeBase::working};
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 9), 1, unit), at("2025-07-08", 16));
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 23), 2, unit), at("2025-07-09", 16));
  EXPECT_EQ(deadline(indonesia(), at("2025-07-10", 9), 1, unit), at("2025-07-11", 16, 30));
  EXPECT_EQ(deadline(indonesia(), at("2025-07-12", 9), 1, unit), at("2025-07-14", 16));
  EXPECT_EQ(deadline(indonesia(), at("2025-03-27", 9), 1, unit), at("2025-04-08", 16));
}

TEST(Deadline, weeks_have_five_working_dates_or_seven_dates) {
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 9), 2, {TimeUnit::week, TimeBase::working}),
            at("2025-07-21", 16));
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 9), 2, {TimeUnit::week, TimeBase::calendar}),
            at("2025-07-22", 0));
}

TEST(Deadline, months_keep_the_day_or_the_last_of_the_month) {
  EXPECT_EQ(deadline(indonesia(), at("2025-12-31", 9), 2, {TimeUnit::month, TimeBase::calendar}),
            at("2026-03-01", 0));
  EXPECT_EQ(deadline(indonesia(), at("2025-06-17", 9), 2, {TimeUnit::month, TimeBase::working}),
            at("2025-08-19", 16));
  EXPECT_EQ(deadline(indonesia(), at("2025-06-17", 9), 1, {TimeUnit::year, TimeBase::calendar}),
            at("2026-06-18", 0));
}

TEST(Deadline, hours_run_through_the_night_or_pause) {
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 15), 2, {TimeUnit::hour, TimeBase::calendar}),
            at("2025-07-07", 17));
  EXPECT_EQ(deadline(indonesia(), at("2025-07-07", 15), 2, {TimeUnit::hour, TimeBase::working}),
            at("2025-07-08", 8, 30));
}

TEST(Zones, have_fixed_offsets) {
  EXPECT_EQ(zone_offset("WIB"), 7);
  EXPECT_EQ(zone_offset("WITA"), 8);
  EXPECT_EQ(zone_offset("WIT"), 9);
  EXPECT_EQ(zone_offset("CET"), std::nullopt);
}

TEST(Dates, are_read_and_written) {
  EXPECT_EQ(written(date("2026-02-09")), "2026-02-09");
  for (const char* wrong : {"2026-2-9", "2026-02-30", "09-02-2026", "2026-02-1x", ""}) {
    EXPECT_EQ(date_from(wrong), std::nullopt) << wrong;
  }
}

RC_GTEST_PROP(CalendarProperty, work_passes_exactly_by_the_instant_it_is_said_to_end, ()) {
  const Instant from = *instants();
  const Ticks work = *rc::gen::inRange<Ticks>(1, 400 * 8 * ticks_per_hour);
  const Instant end = indonesia().after(from, work);
  RC_ASSERT(indonesia().working_between(from, end) == work);
  RC_ASSERT(indonesia().working_between(from, end - 1) == work - 1);
}

RC_GTEST_PROP(CalendarProperty, working_time_adds_up, ()) {
  const Instant a = *instants();
  const Instant b = *instants();
  const Instant c = *instants();
  RC_ASSERT(indonesia().working_between(a, b) + indonesia().working_between(b, c) ==
            indonesia().working_between(a, c));
}

RC_GTEST_PROP(CalendarProperty, going_on_after_a_pause_changes_nothing, ()) {
  const Instant from = *instants();
  const Ticks first = *rc::gen::inRange<Ticks>(0, 50 * ticks_per_hour);
  const Ticks then = *rc::gen::inRange<Ticks>(1, 50 * ticks_per_hour);
  RC_ASSERT(indonesia().after(indonesia().after(from, first), then) ==
            indonesia().after(from, first + then));
}

RC_GTEST_PROP(CalendarProperty, the_nth_working_date_has_n_working_dates_behind_the_start, ()) {
  const Date start = Calendar::date_of(*instants());
  const auto n = *rc::gen::inRange<std::int64_t>(1, 3000);
  const Date nth = indonesia().nth_working_date(start, n);
  RC_ASSERT(indonesia().works_on(nth));
  RC_ASSERT(indonesia().working_dates(start + days(1), nth + days(1)) == n);
}

/// The same date by date, as slowly and plainly as it can be said.
RC_GTEST_PROP(CalendarProperty, working_dates_are_weekdays_without_holiday, ()) {
  const Date from = Calendar::date_of(*instants());
  const auto span = *rc::gen::inRange(0, 800);
  std::int64_t expected = 0;
  for (Date day = from; day < from + days(span); day += days(1)) {
    const bool weekend = std::chrono::weekday(day).iso_encoding() > 5;
    if (!weekend && indonesia().holiday(day) == nullptr) ++expected;
  }
  RC_ASSERT(indonesia().working_dates(from, from + days(span)) == expected);
}

TEST(ReadCalendar, refuses_a_week_without_work) {
  EXPECT_EQ(faults(R"("hours": {"monday": []})").at(0).code, "calendar-without-work");
}

TEST(ReadCalendar, refuses_hours_that_are_none) {
  for (const char* wrong : {"7:30-12:00", "12:00-07:30", "08:00-25:00", "08:60-09:00", "08-12"}) {
    const std::string hours = R"("hours": {"monday": ["01:00-02:00", ")" + std::string(wrong);
    EXPECT_EQ(faults(hours + R"("]})").at(0).code, "wrong-hours") << wrong;
  }
  EXPECT_EQ(faults(R"("hours": {"monday": ["08:00-12:00", "11:00-13:00"]})").at(0).code,
            "overlapping-hours");
}

TEST(ReadCalendar, refuses_holidays_of_another_year_and_twice_the_same) {
  const std::string hours = R"("hours": {"monday": ["08:00-16:00"]}, )";
  const std::string holiday = R"({"date": "2025-01-01", "kind": "national",
                                  "name": {"id": "a", "en": "a"}})";
  EXPECT_EQ(
      faults(hours + R"("years": [{"year": 2024, "holidays": [)" + holiday + "]}]").at(0).code,
      "holiday-outside-year");
  EXPECT_EQ(
      faults(hours + R"("years": [{"year": 2025, "holidays": [)" + holiday + ", " + holiday + "]}]")
          .at(0)
          .code,
      "duplicate-holiday");
}

TEST(ReadCalendar, refuses_years_where_no_holidays_are_observed) {
  const std::string hours = R"("hours": {"monday": ["08:00-16:00"]}, "observesHolidays": false)";
  EXPECT_EQ(faults(hours + R"(, "years": [{"year": 2025}])").at(0).code, "unknown-key");
}

TEST(ReadCalendar, refuses_a_day_without_hours_and_a_wrong_period) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read(R"({"kind": "calendar", "formatVersion": 1, "id": "c", "hoursPerDay": 0,
                        "title": {"id": "c", "en": "c"}, "hours": {"monday": ["08:00-16:00"]}})",
                    diagnostics)
                   .has_value());
  EXPECT_EQ(diagnostics.at(0).code, "wrong-hours-per-day");
  const std::string hours = R"("hours": {"monday": ["08:00-16:00"]})";
  EXPECT_EQ(faults(hours + R"(, "specialHours": [{"title": {"id": "a", "en": "a"},
                              "from": "2026-02-02", "until": "2026-02-01", )" +
                   hours + "}]")
                .at(0)
                .code,
            "wrong-period");
}

TEST(ReadCalendar, knows_its_kind_and_format) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read(R"({"kind": "scenario", "formatVersion": 2, "id": "c", "hoursPerDay": 8,
                        "title": {"id": "c", "en": "c"}, "hours": {"monday": ["08:00-16:00"]}})",
                    diagnostics)
                   .has_value());
  ASSERT_EQ(diagnostics.size(), 2u);
  EXPECT_EQ(diagnostics[0].code, "wrong-kind");
  EXPECT_EQ(diagnostics[1].code, "unknown-format-version");
}

TEST(ReadCalendar, a_calendar_round_the_clock_never_pauses) {
  Diagnostics diagnostics;
  const auto calendar = read(file_with(R"("hours": {"monday": ["00:00-24:00"],
      "tuesday": ["00:00-24:00"], "wednesday": ["00:00-24:00"], "thursday": ["00:00-24:00"],
      "friday": ["00:00-24:00"], "saturday": ["00:00-24:00"], "sunday": ["00:00-24:00"]})"),
                             diagnostics);
  ASSERT_TRUE(calendar.has_value());
  EXPECT_EQ(calendar->after(at("2025-07-07", 15), 1234567890123),
            at("2025-07-07", 15) + 1234567890123);
  EXPECT_EQ(calendar->opening(at("2025-07-06", 0)), at("2025-07-06", 0));
}

}  // namespace
}  // namespace selaras::model
