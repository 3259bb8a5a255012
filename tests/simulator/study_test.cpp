#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "simulator/assertion.h"
#include "simulator/compare.h"
#include "simulator/sensitivity.h"
#include "simulator/size.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// Questions asked of several runs: is it so, what changes it, how many people does it take.
namespace selaras::simulator {
namespace {

const model::UnitReading calendar_day{model::TimeUnit::day, model::TimeBase::calendar};

model::Scenario desk(int staff) {
  model::Scenario scenario = one_desk(50, staff, exponential(1));
  scenario.warm_up = {.amount = 0.25, .unit = calendar_day};
  scenario.window = {.amount = 1, .unit = calendar_day};
  scenario.replications = 10;
  return scenario;
}

Result run(const model::Scenario& scenario, const Options& options = {}) {
  return simulate(tests::flow_of("a -> =granted"), scenario, round_the_clock(), options);
}

Judgement judged(const char* text) {
  const std::vector<Assertion> assertions{*assertion_from(text)};
  const Result result = run(desk(2), {.limits = limits_of(assertions)});
  return judge(assertions, result, round_the_clock()).front();
}

TEST(Assertion, is_read_with_any_spaces) {
  const auto assertion = assertion_from(" share ( cycle<=10 wd )>= 95 % ");
  ASSERT_TRUE(assertion.has_value());
  EXPECT_EQ(assertion->statistic, Statistic::share);
  EXPECT_EQ(assertion->limit->amount, 10);
  EXPECT_EQ(assertion->limit->unit,
            (model::UnitReading{model::TimeUnit::day, model::TimeBase::working}));
  EXPECT_DOUBLE_EQ(assertion->value, 0.95);
  EXPECT_FALSE(assertion->at_most);
}

TEST(Assertion, holds_or_fails_only_where_the_whole_interval_says_so) {
  // M/M/2 at 5/12: the sojourn is some 1.2 minutes.
  EXPECT_EQ(judged("mean(cycle) <= 2 min").standing, Standing::holds);
  EXPECT_EQ(judged("mean(cycle) < 1 min").standing, Standing::fails);
  EXPECT_EQ(judged("mean(cycle) >= 1 min").standing, Standing::holds);
  EXPECT_EQ(judged("share(cycle <= 60 min) >= 0.99").standing, Standing::holds);
  const double mean = judged("mean(cycle) <= 2 min").value;
  EXPECT_EQ(judged(("mean(cycle) <= " + std::to_string(mean) + " min").c_str()).standing,
            Standing::open);
}

TEST(Assertion, is_converted_to_its_unit) {
  const double minutes = judged("mean(cycle) <= 2 min").value;
  EXPECT_NEAR(judged("mean(cycle) <= 2 h").value, minutes / 60, 1e-12);
  EXPECT_NEAR(judged("mean(cycle) <= 2 wh").value, minutes / 60, 1e-12);
  EXPECT_NEAR(judged("mean(cycle) <= 2 cd").value, minutes / 60 / 24, 1e-12);
  EXPECT_NEAR(judged("mean(cycle) <= 2 month").value, minutes / 60 / 24 / 30, 1e-12);
}

TEST(Comparison, of_a_scenario_with_itself_is_nothing) {
  for (const Difference& each : differences(run(desk(2)), run(desk(2)))) {
    EXPECT_EQ(each.difference.mean, 0) << each.measure;
    EXPECT_FALSE(each.excludes_zero()) << each.measure;
  }
}

TEST(Comparison, under_common_numbers_is_far_narrower_than_either) {
  const Result two = run(desk(2));
  const Result three = run(desk(3));
  const std::vector<Difference> all = differences(two, three);
  const auto mean = std::ranges::find(all, "cycle.mean", &Difference::measure);
  EXPECT_LT(mean->difference.mean, 0);
  EXPECT_TRUE(mean->excludes_zero());
  EXPECT_NEAR(mean->other - mean->first, mean->difference.mean, 1e-12);
  // The work itself is the same, case by case.
  const auto work = std::ranges::find(all, "processing.mean", &Difference::measure);
  EXPECT_NEAR(work->difference.mean, 0, 1e-12);
}

TEST(SensitivityOfAResult, puts_the_farthest_reaching_first) {
  model::Scenario scenario = desk(1);
  scenario.arrivals[0].rate.value = 48;
  scenario.otherwise.delay = constant(0.01);
  const Sensitivity found = sensitivity(tests::flow_of("a -> =granted"), scenario,
                                        round_the_clock(), {.replications = 5}, 0.2);
  ASSERT_EQ(found.influences.size(), 4u);  // arrivals, staff, effort, delay
  EXPECT_EQ(found.influences.back().input, "default.delay");
  for (const Influence& each : found.influences) {
    if (each.input == "resource.desk.staff") {
      EXPECT_LT(each.high.mean, 0);
      EXPECT_EQ(each.low.mean, 0);  // there is nobody to take away
    } else {
      EXPECT_LT(each.low.mean, 0) << each.input;
      EXPECT_GT(each.high.mean, 0) << each.input;
    }
  }
  EXPECT_EQ(found.influences.front().value.empty(), false);
}

TEST(SensitivityOfAResult, leaves_out_what_is_quoted) {
  model::Scenario scenario = desk(2);
  scenario.arrivals[0].rate.warrant.provenance = model::Provenance::quoted;
  const Sensitivity found = sensitivity(tests::flow_of("a -> =granted"), scenario,
                                        round_the_clock(), {.replications = 2}, 0.1);
  EXPECT_TRUE(std::ranges::none_of(
      found.influences, [](const Influence& each) { return each.input == "arrivals.rate"; }));
}

model::Scenario two_desks() {
  model::Scenario scenario = desk(1);
  scenario.resources.push_back({.id = "second", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps.push_back(step("b", "second", exponential(2)));
  scenario.replications = 8;
  return scenario;
}

Sizing sized(const char* target) {
  return find_size(tests::flow_of("a -> b, b -> =granted"), two_desks(), round_the_clock(),
                   *assertion_from(target), {});
}

std::int64_t sum(const std::vector<std::int64_t>& staff) {
  return std::accumulate(staff.begin(), staff.end(), std::int64_t{0});
}

/// Every staffing up to six and six.
std::int64_t least_by_brute_force(const char* target) {
  const std::vector<Assertion> assertions{*assertion_from(target)};
  std::int64_t least = 100;
  for (std::int64_t first = 1; first <= 6; ++first) {
    for (std::int64_t second = 1; second <= 6; ++second) {
      model::Scenario scenario = two_desks();
      scenario.resources[0].staff.value = static_cast<double>(first);
      scenario.resources[1].staff.value = static_cast<double>(second);
      const Result result = simulate(tests::flow_of("a -> b, b -> =granted"), scenario,
                                     round_the_clock(), {.limits = limits_of(assertions)});
      const bool holds =
          judge(assertions, result, round_the_clock()).front().standing == Standing::holds;
      if (holds) least = std::min(least, first + second);
    }
  }
  return least;
}

TEST(Size, is_the_least_of_all_staffings) {
  for (const char* target :
       {"share(cycle <= 10 min) >= 0.95", "mean(cycle) <= 4 min", "p90(cycle) <= 8 min"}) {
    const Sizing sizing = sized(target);
    ASSERT_EQ(sizing.end, SizingEnd::found) << target;
    EXPECT_EQ(sizing.target.standing, Standing::holds);
    EXPECT_EQ(sum(sizing.staff), least_by_brute_force(target)) << target;
    EXPECT_LT(sizing.trials.size(), 20u);  // of 36
    EXPECT_EQ(sizing.least, (std::vector<std::int64_t>{1, 2}));
  }
}

TEST(Size, says_when_no_number_of_people_helps) {
  const Sizing sizing = sized("share(cycle <= 1 min) >= 0.99");
  EXPECT_EQ(sizing.end, SizingEnd::unattainable);
  EXPECT_TRUE(sizing.trials.empty());
}

}  // namespace
}  // namespace selaras::simulator
