#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Applicants who give up, and files that come back to them.
namespace selaras::simulator {
namespace {

const StepResult& at(const Result& result, std::string_view step) {
  return *std::ranges::find(result.steps, step, &StepResult::id);
}

double share(const Result& result, const std::string& outcome) {
  return static_cast<double>(result.outcomes.at(outcome)) /
         static_cast<double>(result.cases.arrived);
}

model::Distribution hours(double mean) {
  return {.kind = model::DistributionKind::exponential,
          .mean = 60 * mean,
          .cv = 1,
          .unit = {model::TimeUnit::minute, model::TimeBase::calendar}};
}

/// The mean queue of M/M/c+M (Erlang A; Palm 1957), from the balance of births and deaths.
double erlang_a_queue(int servers, double arrivals, double service, double patience) {
  double weight = 1;
  double sum = 1;
  double queue = 0;
  for (int n = 1; n < 1000; ++n) {
    const int waiting = std::max(n - servers, 0);
    weight *= arrivals / (std::min(n, servers) * service + waiting * patience);
    sum += weight;
    queue += weight * waiting;
  }
  return queue / sum;
}

TEST(Patience, in_a_queue_gives_what_erlang_a_says) {
  // Six a minute to five servers of one a minute, who are overloaded but for those that give up.
  constexpr double patience = 0.5;
  model::Scenario scenario = one_desk(360, 5, exponential(1));
  scenario.steps = {step("serve", "desk", exponential(1))};
  scenario.steps[0].patience = exponential(1 / patience);
  const Result result = in_equilibrium(tests::flow_of("serve -> =granted"), scenario, 4);
  const double queue = erlang_a_queue(5, 6, 1, patience);
  expect_within99(result.resources[0].queue_mean, queue, result);
  expect_within99(result.resources[0].wait_mean, queue / 6 / minutes_per_day, result);
  expect_within99(result.waiting_time.calendar_days.mean, queue / 6 / minutes_per_day, result);
  expect_within99(result.resources[0].utilisation, (6 - patience * queue) / 5, result);
  EXPECT_NEAR(share(result, "abandoned"), patience * queue / 6, 0.005);
  EXPECT_EQ(at(result, "serve").given_up, result.outcomes.at("abandoned"));
}

TEST(Patience, in_a_delay_gives_up_when_it_is_the_shorter_of_the_two) {
  model::Scenario scenario = one_desk(30, 1000, constant(1));
  scenario.steps = {{.step = "wait", .resource = {}, .effort = constant(0), .delay = hours(3)}};
  scenario.steps[0].patience = hours(9);
  const Result result = in_equilibrium(tests::flow_of("wait -> =granted"), scenario, 10);
  EXPECT_NEAR(share(result, "abandoned"), 0.25, 0.005);
  expect_within99(result.cycle_time.calendar_days.mean, 2.25 / 24, result);
}

TEST(Patience, does_not_end_in_work_and_runs_on_behind_it) {
  model::Scenario scenario = one_desk(1, 1000, constant(60));
  scenario.steps = {step("s", "desk", constant(60))};
  scenario.steps[0].patience = constant(30);
  const auto flow = tests::flow_of("s -> =granted");
  EXPECT_EQ(share(simulate(flow, scenario, round_the_clock()), "granted"), 1);
  scenario.steps[0].delay = constant(1);
  const Result result = simulate(flow, scenario, round_the_clock());
  EXPECT_EQ(share(result, "abandoned"), 1);
  EXPECT_DOUBLE_EQ(result.cycle_time.calendar_days.max * minutes_per_day, 60);
}

TEST(Patience, without_end_changes_nothing_path_by_path) {
  model::Scenario scenario = one_desk(5, 2, lognormal(20, 1));
  scenario.steps = {step("s", "desk", lognormal(20, 1))};
  scenario.steps[0].delay = triangular(5, 10, 20);
  const auto flow = tests::flow_of("s[again] -> s, s[done] -> =granted");
  scenario.decisions = {shares("s", {{"again", 0.2}, {"done", 0.8}})};
  const Result plain = simulate(flow, scenario, office_hours());
  scenario.steps[0].patience = constant(1e9);
  Result patient = simulate(flow, scenario, office_hours());
  EXPECT_EQ(patient.outcomes.at("abandoned"), 0);
  patient.outcomes.erase("abandoned");
  EXPECT_EQ(every_number(patient), every_number(plain));
}

TEST(Patience, ends_in_lines_for_several_people_and_in_batches_too) {
  model::Scenario scenario = one_desk(6, 2, exponential(20));
  scenario.resources.push_back({.id = "chief", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps = {step("s", "desk", exponential(20)), step("t", "desk", exponential(5))};
  scenario.steps[0].companions = {{.resource = "chief"}};
  scenario.steps[0].patience = exponential(60);
  scenario.steps[1].batch = model::Batch{.minimum = 6};
  scenario.steps[1].patience = exponential(90);
  const Result result = simulate(tests::flow_of("s -> t, t -> =granted"), scenario, office_hours());
  EXPECT_GT(at(result, "s").given_up, 100);
  EXPECT_GT(at(result, "t").given_up, 100);
  EXPECT_EQ(at(result, "s").given_up + at(result, "t").given_up, result.outcomes.at("abandoned"));
}

TEST(Returns, bring_a_file_to_the_step_again_as_often_as_its_kind_is_incomplete) {
  model::Scenario scenario = one_desk(20, 1000, constant(10));
  scenario.kinds = {{.id = "letter", .share = {.value = 0.6}},
                    {.id = "documents", .share = {.value = 0.4}}};
  scenario.steps = {step("check", "desk", constant(10))};
  scenario.steps[0].returns = model::Returns{
      .share = {.value = 0.2}, .kinds = {{"documents", {.value = 0.5}}}, .delay = constant(60)};
  const Result result = simulate(tests::flow_of("check -> =granted"), scenario, round_the_clock());
  const double visits = 0.6 / 0.8 + 0.4 / 0.5;
  const double arrived = static_cast<double>(result.cases.arrived);
  EXPECT_NEAR(static_cast<double>(at(result, "check").visits) / arrived, visits, 0.02);
  EXPECT_NEAR(static_cast<double>(at(result, "check").returned) / arrived, visits - 1, 0.02);
  const double minutes = 10 * visits + 60 * (visits - 1);
  EXPECT_NEAR(result.cycle_time.calendar_days.mean.mean * minutes_per_day, minutes, 1);
}

TEST(Returns, of_none_change_nothing_path_by_path) {
  model::Scenario scenario = one_desk(5, 2, lognormal(20, 1));
  scenario.steps = {step("s", "desk", lognormal(20, 1))};
  const auto flow = tests::flow_of("s -> =granted");
  const Result plain = simulate(flow, scenario, office_hours());
  scenario.steps[0].returns = model::Returns{.share = {.value = 0}, .delay = constant(60)};
  EXPECT_EQ(every_number(simulate(flow, scenario, office_hours())), every_number(plain));
}

TEST(Applicants, whose_waits_and_files_cannot_be_are_reported) {
  const auto flow = tests::flow_of("s -> =granted");
  model::Scenario scenario = one_desk(5, 2, constant(0));
  scenario.steps = {step("s", "desk", constant(0))};
  scenario.steps[0].patience = constant(5);
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes(simulate(flow, scenario, office_hours())), Codes{"patience-without-wait"});
  scenario.steps[0].patience.reset();
  scenario.steps[0].returns = model::Returns{.share = {.value = 0.1}, .delay = constant(60)};
  EXPECT_EQ(codes(simulate(flow, scenario, office_hours())), Codes{"returns-without-effort"});
  scenario.steps[0].effort = constant(5);
  scenario.steps[0].returns->kinds = {{"nobody", {.value = 0.1}}};
  EXPECT_EQ(codes(simulate(flow, scenario, office_hours())), Codes{"unknown-id"});
}

TEST(Lifecycle, goes_on_behind_access_without_lengthening_the_time_to_it) {
  const model::Procedure& procedure = model::shipped_reference("regional-2019")->procedure;
  const model::Scenario* shipped = model::matching_scenario(procedure, model::shipped_scenarios());
  ASSERT_NE(shipped, nullptr);
  EXPECT_EQ(shipped->id, "lifecycle");
  const model::Calendar& calendar = *model::shipped_calendar(shipped->calendar);
  const Result result = simulate(procedure, *shipped, calendar);
  EXPECT_FALSE(model::has_errors(result.diagnostics));
  EXPECT_GT(result.outcomes.at("granted"), 0);
  EXPECT_GT(result.outcomes.at("rejected"), 0);
  EXPECT_GT(result.outcomes.at("abandoned"), 0);
  const auto visits = [&](const char* step) {
    return static_cast<double>(at(result, step).visits);
  };
  // An absorbing chain: each semester ends with one of three ways, and 34 of 153 come back.
  const double granted = static_cast<double>(result.outcomes.at("granted"));
  const double leaves = 0.25 + 0.081 * 0.7778;
  EXPECT_NEAR(visits("give_feedback_data") / granted, 0.669 / leaves, 0.15);
  EXPECT_NEAR(visits("revoke_access") / granted, 0.081 / leaves, 0.04);
  EXPECT_NEAR(visits("reactivate_access") / visits("revoke_access"), 34.0 / 153, 0.06);
  EXPECT_EQ(at(result, "submit_application").returned + result.cases.arrived,
            at(result, "submit_application").visits);
  EXPECT_LT(result.cycle_time.calendar_days.max, 365);
}

}  // namespace
}  // namespace selaras::simulator
