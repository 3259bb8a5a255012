#include <cmath>

#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Queues whose waiting time has a closed form, simulated through ordinary procedures and
/// scenarios: the truth lies within the 99 % interval of the simulated mean.
namespace selaras::simulator {
namespace {

Result queue(double per_hour, int staff, const model::Distribution& effort, int days) {
  return in_equilibrium(tests::flow_of("serve -> =granted"), one_desk(per_hour, staff, effort),
                        days);
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

TEST(Queue, promises_are_kept_as_often_as_the_tail_of_the_time_in_the_system_says) {
  // M/M/1: the time in the system is exponential with rate mu - lambda.
  model::Procedure procedure = tests::flow_of("serve -> =granted");
  procedure.time_claims = {within_minutes(5), within_minutes(10)};
  const Result one = in_equilibrium(procedure, one_desk(48, 1, exponential(1)), 20);
  expect_within99(one.promises[0], 1 - std::exp(-0.2 * 5), one);
  expect_within99(one.promises[1], 1 - std::exp(-0.2 * 10), one);
  // M/M/4 at 0.8: Gross and Harris, Fundamentals of Queueing Theory, 2.3.
  procedure.time_claims = {within_minutes(1), within_minutes(4)};
  const Result four = in_equilibrium(procedure, one_desk(192, 4, exponential(1)), 10);
  const auto kept = [](double t) {
    const double spare = 4 - 1 - 3.2;
    return 1 - std::exp(-t) * (1 + erlang_c(4, 3.2) * (1 - std::exp(-t * spare)) / spare);
  };
  expect_within99(four.promises[0], kept(1), four);
  expect_within99(four.promises[1], kept(4), four);
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

TEST(Queue, queues_side_by_side_follow_flatto_and_hahn) {
  // Fork-join of two M/M/1: (12 - rho) / 8 times the time in one of them.
  const auto flow =
      tests::flow_of("start -> &f, &f -> a, &f -> b, a -> &j, b -> &j, &j -> =granted");
  model::Scenario scenario = one_desk(30, 1, exponential(1));
  scenario.resources.push_back({.id = "second", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps.push_back(step("start", "desk", constant(0)));
  scenario.steps.push_back(step("b", "second", exponential(1)));
  const Result result = in_equilibrium(flow, scenario, 20);
  expect_within99(result.cycle_time.calendar_days.mean, (12 - 0.5) / 8 * 2 / minutes_per_day,
                  result);
}

}  // namespace
}  // namespace selaras::simulator
