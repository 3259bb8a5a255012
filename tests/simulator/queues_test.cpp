#include <cmath>

#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// Queues whose waiting time has a closed form, simulated through ordinary procedures and
/// scenarios: the truth lies within the 99 % interval of the simulated mean.
namespace selaras::simulator {
namespace {

constexpr double minutes_per_day = 24 * 60;

double half_width99(const Estimate& estimate, std::int64_t replications) {
  const boost::math::students_t t(static_cast<double>(replications - 1));
  return *estimate.half_width95 * boost::math::quantile(t, 0.995) / boost::math::quantile(t, 0.975);
}

void expect_within99(const Estimate& estimate, double truth, const Result& result) {
  ASSERT_TRUE(estimate.half_width95.has_value());
  EXPECT_NEAR(estimate.mean, truth, half_width99(estimate, result.replications));
  // An interval so wide that anything lies in it would prove nothing.
  EXPECT_LT(*estimate.half_width95, 0.1 * std::abs(truth));
}

/// Probability that an arrival has to wait: Erlang's C formula.
double erlang_c(int servers, double offered) {
  double sum = 0;
  double term = 1;
  for (int n = 0; n < servers; ++n) {
    sum += term;
    term *= offered / (n + 1);
  }
  const double waiting = term * servers / (servers - offered);
  return waiting / (sum + waiting);
}

Result queue(double per_hour, int staff, const model::Distribution& effort, int days) {
  model::Scenario scenario = one_desk(per_hour, staff, effort);
  scenario.warm_up = {.amount = 5, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  scenario.window.amount = days;
  scenario.replications = 20;
  scenario.seed = 1;
  const Result result = simulate(tests::flow_of("serve -> =granted"), scenario, round_the_clock());
  EXPECT_EQ(codes(result), std::vector<std::string>{"years-without-holidays"});
  return result;
}

TEST(Queue, one_server_with_exponential_service_waits_as_long_as_theory_says) {
  // lambda 0.8, mu 1 a minute: W_q = rho / (mu - lambda) = 4 minutes, L_q = lambda W_q = 3.2.
  const Result result = queue(48, 1, exponential(1), 20);
  expect_within99(result.waiting_time.calendar_days.mean, 4 / minutes_per_day, result);
  expect_within99(result.cycle_time.calendar_days.mean, 5 / minutes_per_day, result);
  ASSERT_EQ(result.resources.size(), 1u);
  expect_within99(result.resources[0].utilisation, 0.8, result);
  expect_within99(result.resources[0].queue_mean, 3.2, result);
  expect_within99(result.resources[0].wait_mean, 4 / minutes_per_day, result);
}

TEST(Queue, several_servers_wait_as_long_as_theory_says) {
  // M/M/10, lambda 8.5, mu 1 a minute.
  const Result result = queue(510, 10, exponential(1), 4);
  const double waits = erlang_c(10, 8.5) / (10 - 8.5);
  expect_within99(result.waiting_time.calendar_days.mean, waits / minutes_per_day, result);
  expect_within99(result.resources[0].utilisation, 0.85, result);
  expect_within99(result.resources[0].queue_mean, 8.5 * waits, result);
}

TEST(Queue, general_service_times_follow_pollaczek_and_khinchine) {
  // W_q = rho / (1 - rho) * (1 + cv^2) / 2 * mean, with rho = 0.7.
  const auto waits = [](double cv) { return 0.7 / 0.3 * (1 + cv * cv) / 2; };
  const auto expect = [&](const model::Distribution& effort, double cv) {
    const Result result = queue(42, 1, effort, 20);
    expect_within99(result.waiting_time.calendar_days.mean, waits(cv) / minutes_per_day, result);
  };
  expect(constant(1), 0);
  expect(gamma(1, 0.5), 0.5);
  expect(lognormal(1, 1), 1);
  expect(uniform(0.5, 1.5), 1 / std::sqrt(12.0));
  expect(triangular(0, 1, 2), 1 / std::sqrt(6.0));
}

TEST(Queue, a_network_with_a_loop_has_the_visits_that_absorption_gives) {
  // Jackson: each case comes back with probability 1/4, so that 4/3 visits load each queue.
  const auto flow = tests::flow_of("a -> b, b[again] -> a, b[done] -> =granted");
  model::Scenario scenario = one_desk(30, 1, exponential(1));
  scenario.resources.push_back({.id = "second", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps.push_back(step("b", "second", exponential(1.2)));
  scenario.decisions.push_back(shares("b", {{"again", 0.25}, {"done", 0.75}}));
  scenario.replications = 20;
  const Result result = simulate(flow, scenario, round_the_clock());
  const double rate = 0.5 / 0.75;
  expect_within99(result.resources[0].utilisation, rate, result);
  expect_within99(result.resources[1].utilisation, 1.2 * rate, result);
  expect_within99(result.resources[0].wait_mean, rate / (1 - rate) / minutes_per_day, result);
  const double second = 1.2 * rate;
  expect_within99(result.resources[1].wait_mean, 1.2 * second / (1 - second) / minutes_per_day,
                  result);
  const double visits = static_cast<double>(result.steps[0].visits);
  EXPECT_NEAR(visits / static_cast<double>(result.cases.arrived), 4.0 / 3, 0.01);
}

TEST(Queue, branches_side_by_side_last_as_long_as_the_longer_one) {
  // The maximum of two independent exponential times of mean 1 has mean 1.5.
  const auto flow =
      tests::flow_of("start -> &f, &f -> a, &f -> b, a -> &j, b -> &j, &j -> =granted");
  model::Scenario scenario = one_desk(2, 1000, exponential(1));
  scenario.steps.push_back(step("start", "desk", constant(0)));
  scenario.window.amount = 100;
  scenario.replications = 10;
  const Result result = simulate(flow, scenario, round_the_clock());
  expect_within99(result.cycle_time.calendar_days.mean, 1.5 / minutes_per_day, result);
}

}  // namespace
}  // namespace selaras::simulator
