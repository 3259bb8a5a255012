#include <array>
#include <chrono>
#include <cmath>

#include <gtest/gtest.h>

#include "simulator/process.h"
#include "simulator/replication.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

namespace selaras::simulator {
namespace {

/// Counts arrivals by weekday and by month.
struct Calendarium : Observer {
  std::array<int, 7> weekdays{};
  std::array<int, 12> months{};
  int count = 0;
  Instant first = 0;
  Instant last = 0;

  void arrived(const Arrival& arrival) {
    const model::Date date = model::Calendar::date_of(arrival.at);
    const std::chrono::year_month_day day(date);
    ++weekdays[model::weekday(date)];
    ++months[static_cast<unsigned>(day.month()) - 1];
    if (count++ == 0) first = arrival.at;
    last = arrival.at;
  }
};

Calendarium arrivals_of(model::Scenario scenario, const model::Calendar& calendar) {
  model::Diagnostics diagnostics;
  const auto process =
      compile(tests::flow_of("serve -> =granted"), scenario, calendar, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  Calendarium counted;
  Replication<Calendarium>(*process, counted).run(1, 0, no_case_limit);
  return counted;
}

model::Scenario a_year(double per_day) {
  model::Scenario scenario = one_desk(1, 10'000, constant(1));
  scenario.start = *model::date_from("2025-01-01");
  scenario.window.amount = 365;
  scenario.arrivals[0].rate.value = per_day;
  scenario.arrivals[0].per = {model::TimeUnit::day, model::TimeBase::calendar};
  return scenario;
}

/// Within four standard deviations of a Poisson count.
void expect_about(int count, double expected) {
  EXPECT_NEAR(count, expected, 4 * std::sqrt(expected) + 1);
}

TEST(Arrivals, follow_the_pattern_of_the_week) {
  model::Scenario scenario = a_year(20);
  scenario.arrivals[0].weekdays = {2, 1, 1, 1, 0.5, 0, 0};
  const Calendarium counted = arrivals_of(scenario, round_the_clock());
  expect_about(counted.weekdays[0], 52 * 40);
  expect_about(counted.weekdays[2], 53 * 20);  // 2025 has 53 Wednesdays
  expect_about(counted.weekdays[4], 52 * 10);
  EXPECT_EQ(counted.weekdays[5] + counted.weekdays[6], 0);
}

TEST(Arrivals, follow_the_pattern_of_the_year) {
  model::Scenario scenario = a_year(20);
  scenario.arrivals[0].months = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3};
  scenario.arrivals[0].months[6] = 0;
  const Calendarium counted = arrivals_of(scenario, round_the_clock());
  expect_about(counted.months[0], 31 * 20);
  expect_about(counted.months[11], 31 * 60);
  EXPECT_EQ(counted.months[6], 0);
}

TEST(Arrivals, a_rate_of_working_time_keeps_to_working_hours_under_a_pattern_too) {
  model::Scenario scenario = a_year(16);
  scenario.arrivals[0].per = {model::TimeUnit::day, model::TimeBase::working};
  scenario.arrivals[0].weekdays = {1, 0, 1, 1, 1, 1, 1};
  const Calendarium counted = arrivals_of(scenario, office_hours());
  expect_about(counted.weekdays[0], 52 * 16);
  EXPECT_EQ(counted.weekdays[1] + counted.weekdays[5] + counted.weekdays[6], 0);
}

TEST(Arrivals, a_campaign_comes_between_its_dates) {
  model::Scenario scenario = a_year(50);
  scenario.arrivals[0].from = model::date_from("2025-03-03");
  scenario.arrivals[0].until = model::date_from("2025-03-09");
  const Calendarium counted = arrivals_of(scenario, round_the_clock());
  expect_about(counted.count, 7 * 50);
  EXPECT_EQ(counted.months[2], counted.count);
  EXPECT_LT(counted.last, model::Calendar::midnight(*model::date_from("2025-03-10")));
}

TEST(Arrivals, a_pattern_of_ones_is_no_pattern) {
  model::Scenario scenario = a_year(20);
  const Calendarium plain = arrivals_of(scenario, round_the_clock());
  scenario.arrivals[0].weekdays.fill(3);
  scenario.arrivals[0].rate.value /= 3;
  const Calendarium even = arrivals_of(scenario, round_the_clock());
  EXPECT_EQ(plain.count, even.count);
  EXPECT_EQ(plain.last, even.last);
}

TEST(Arrivals, recorded_ones_come_when_they_came) {
  model::Scenario scenario = a_year(1);
  const Instant start = model::Calendar::midnight(scenario.start);
  scenario.arrivals = {{.recorded = {start - 1, start + 5, start + 7}}};
  const Calendarium counted = arrivals_of(scenario, round_the_clock());
  EXPECT_EQ(counted.count, 2);
  EXPECT_EQ(counted.first, start + 5);
  EXPECT_EQ(counted.last, start + 7);
}

TEST(Arrivals, fewer_than_asked_for_end_the_run_all_the_same) {
  model::Scenario scenario = a_year(1);
  scenario.arrivals = {{.recorded = {model::Calendar::midnight(scenario.start) + 5}}};
  const Result result =
      simulate(tests::flow_of("serve -> =granted"), scenario, round_the_clock(), {.cases = 1000});
  EXPECT_EQ(result.cases.completed, 1);
}

}  // namespace
}  // namespace selaras::simulator
