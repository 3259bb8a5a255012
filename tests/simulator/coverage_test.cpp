#include <cmath>

#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

namespace selaras::simulator {
namespace {

/// Of nominal 95 % intervals, 95 in a hundred contain the truth. bench/coverage.cpp asks a thousand
/// of M/M/10; here are a hundred of M/M/1 at 0.8, of which fewer than 88 would do so by chance once
/// in 250 times, and 100 once in 170.
TEST(Coverage, of_a_hundred_intervals_about_ninety_five_contain_the_truth) {
  const model::UnitReading day{model::TimeUnit::day, model::TimeBase::calendar};
  model::Scenario scenario = one_desk(48, 1, exponential(1));
  scenario.warm_up = {.amount = 0.25, .unit = day};
  scenario.window = {.amount = 1, .unit = day};
  const double truth = 4.0 / (24 * 60);
  int within = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Result result = simulate(tests::flow_of("a -> =granted"), scenario, round_the_clock(),
                                   {.seed = seed, .replications = 10});
    const Estimate& waits = result.waiting_time.calendar_days.mean;
    within += std::abs(waits.mean - truth) <= *waits.half_width95 ? 1 : 0;
  }
  EXPECT_GE(within, 88);
  EXPECT_LE(within, 99);
}

}  // namespace
}  // namespace selaras::simulator
