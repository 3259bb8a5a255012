#include <atomic>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "simulator/estimate.h"
#include "simulator/simulate.h"
#include "simulator/warm_up.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// How long to warm up, how many replications to run, and what the intervals are worth.
namespace selaras::simulator {
namespace {

const model::UnitReading calendar_day{model::TimeUnit::day, model::TimeBase::calendar};

model::Scenario busy_desk() {
  model::Scenario scenario = one_desk(54, 1, exponential(1));
  scenario.window = {.amount = 1, .unit = calendar_day};
  scenario.replications = 10;
  return scenario;
}

Result run(const model::Scenario& scenario, const Options& options = {}) {
  return simulate(tests::flow_of("a -> =granted"), scenario, round_the_clock(), options);
}

TEST(Mser5, leaves_out_what_rises_from_zero) {
  std::vector<double> series;
  std::mt19937_64 bits(1);
  std::normal_distribution<double> noise(0, 0.3);
  for (int i = 0; i < 1000; ++i) series.push_back(10 * (1 - std::exp(-i / 20.0)) + noise(bits));
  const auto first = mser5(series);
  ASSERT_TRUE(first.has_value());
  EXPECT_GT(*first, 40u);
  EXPECT_LT(*first, 200u);
}

TEST(Mser5, keeps_a_steady_series_whole_and_says_when_one_never_gets_steady) {
  std::vector<double> steady, rising;
  for (int i = 0; i < 500; ++i) {
    steady.push_back(i % 2 == 0 ? 1 : 2);
    rising.push_back(i * i);
  }
  EXPECT_EQ(mser5(steady), std::size_t{0});
  EXPECT_EQ(mser5(rising), std::nullopt);
  EXPECT_EQ(mser5(std::vector<double>(20, 1.0)), std::nullopt);  // too few to tell
}

TEST(WarmUp, is_found_where_the_office_starts_empty_and_shown) {
  model::Scenario scenario = one_desk(58, 1, exponential(1));
  scenario.window = {.amount = 20, .unit = calendar_day};
  scenario.replications = 5;
  const Result result = run(scenario, {.find_warm_up = true});
  EXPECT_TRUE(result.warm_up_found);
  EXPECT_GE(result.warm_up.amount, 1);
  EXPECT_LE(result.warm_up.amount, 10);
  // The window keeps its length.
  EXPECT_NEAR(static_cast<double>(result.cases.arrived), 5 * 20 * 24 * 58, 2000);
}

TEST(WarmUp, that_cannot_be_found_is_said) {
  model::Scenario scenario = one_desk(90, 1, exponential(1));  // overloaded: never steady
  scenario.window = {.amount = 2, .unit = calendar_day};
  const Result result = run(scenario, {.find_warm_up = true});
  EXPECT_FALSE(result.warm_up_found);
  EXPECT_EQ(codes(result).front(), "warm-up-not-found");
}

TEST(WarmUp, can_be_given) {
  const Result result =
      run(busy_desk(), {.warm_up = model::Length{.amount = 3, .unit = calendar_day}});
  EXPECT_EQ(result.warm_up.amount, 3);
  EXPECT_FALSE(result.warm_up_found);
}

TEST(WorkInProgress, is_worked_off_first_and_not_counted) {
  // Sixty cases of a minute each are there before the first that is counted, at one desk.
  model::Scenario scenario = one_desk(600, 1, constant(0.05));
  scenario.steps.push_back(step("b", "desk", constant(1)));
  scenario.decisions.push_back(shares("a", {{"yes", 1}, {"no", 0}}));
  const auto flow = tests::flow_of("a[yes] -> =granted, a[no] -> b, b -> =granted");
  const auto simulated = [&](std::vector<InProgress> inside) {
    return simulate(flow, scenario, round_the_clock(),
                    {.cases = 1, .in_progress = std::move(inside)});
  };
  const Result empty = simulated({});
  const Result busy = simulated({{"b", 60}});
  EXPECT_EQ(busy.cases.arrived, 1);
  EXPECT_LT(empty.waiting_time.calendar_days.max, 1.0 / (24 * 60));
  EXPECT_GT(busy.waiting_time.calendar_days.max, 58.0 / (24 * 60));
  EXPECT_EQ(codes(simulated({{"bb", 1}})), std::vector<std::string>{"unknown-id"});
}

TEST(Precision, stops_when_the_interval_is_narrow_enough_whatever_the_threads) {
  const auto at = [&](double half_width, unsigned threads) {
    return run(busy_desk(), {.threads = threads, .precision = Precision{half_width, 10, 1000}});
  };
  const Result wide = at(0.2, 1);
  const Result narrow = at(0.05, 1);
  EXPECT_GT(narrow.replications, wide.replications);
  EXPECT_EQ(narrow.replications % 10, 0);
  const Estimate& mean = narrow.cycle_time.working_days.mean;
  EXPECT_LE(*mean.half_width95, 0.05 * mean.mean);
  EXPECT_EQ(every_number(narrow), every_number(at(0.05, 3)));
}

TEST(Precision, keeps_to_the_least_and_the_most) {
  EXPECT_EQ(run(busy_desk(), {.precision = Precision{10, 30, 1000}}).replications, 30);
  const Result result = run(busy_desk(), {.precision = Precision{0.0001, 10, 20}});
  EXPECT_EQ(result.replications, 20);
  EXPECT_EQ(codes(result).front(), "precision-not-reached");
}

TEST(Parts, say_what_the_whole_says_of_them) {
  const Result whole = run(busy_desk());
  const Result part = run(busy_desk(), {.part = Part{4, 6}});
  EXPECT_EQ(part.replications, 3);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(part.series[0].values[i], whole.series[0].values[i + 3]);
  }
}

TEST(Interruption, leaves_what_is_finished) {
  std::atomic<bool> interrupted = false;
  const Result result =
      run(busy_desk(),
          {.threads = 1, .interrupted = &interrupted, .progress = [&](const Progress& progress) {
             interrupted = progress.finished == 4;
             EXPECT_EQ(progress.of, 10);
           }});
  EXPECT_TRUE(result.interrupted);
  EXPECT_EQ(result.replications, 4);
  EXPECT_EQ(every_number(result), every_number(run(busy_desk(), {.replications = 4})));
}

TEST(Limits, are_judged_like_promises_and_stand_apart_from_them) {
  const model::UnitReading minute{model::TimeUnit::minute, model::TimeBase::calendar};
  const Result result = run(busy_desk(), {.limits = {{0.0001, minute}, {100'000, minute}}});
  EXPECT_TRUE(result.promises.empty());
  ASSERT_EQ(result.limits.size(), 2u);
  EXPECT_LT(result.limits[0].share, 0.01);
  EXPECT_EQ(result.limits[1].share, 1);
}

TEST(Percentiles, have_intervals_that_grow_narrower) {
  const auto widths = [&](std::int64_t replications) {
    return *run(busy_desk(), {.replications = replications}).cycle_time.working_days.half_widths95;
  };
  EXPECT_LT(widths(160).p90, 0.5 * widths(10).p90);
  EXPECT_GT(widths(160).p90, 0);
  EXPECT_EQ(run(busy_desk(), {.replications = 1}).cycle_time.working_days.half_widths95,
            std::nullopt);
}

/// M/M/1 at 0.8: the sojourn is exponential, its 90th percentile ln 10 / (mu - lambda). Of 60
/// nominal 95 % intervals at least 50 contain it (fewer by chance: once in 2,000 times).
TEST(Percentiles, intervals_contain_the_truth) {
  const double truth = std::log(10.0) / 0.2 / (24 * 60);
  int within = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    model::Scenario scenario = one_desk(48, 1, exponential(1));
    scenario.warm_up = {.amount = 0.25, .unit = calendar_day};
    scenario.window = {.amount = 2, .unit = calendar_day};
    const Result result = run(scenario, {.seed = seed, .replications = 10});
    const Times& times = result.cycle_time.calendar_days;
    within += std::abs(times.p90 - truth) <= times.half_widths95->p90 ? 1 : 0;
  }
  EXPECT_GE(within, 50);
}

}  // namespace
}  // namespace selaras::simulator
