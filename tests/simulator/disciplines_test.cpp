#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "simulator/estimate.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Queues that are not first come, first served.
namespace selaras::simulator {
namespace {

using model::Discipline;

/// Urgent cases end as granted, the others as rejected, so that their times can be told apart.
model::Procedure two_classes() {
  model::Procedure procedure = tests::flow_of("serve -> ^who, ^who -> =granted, ^who -> =rejected");
  for (model::Edge& edge : procedure.flow.edges) {
    const std::string& to = procedure.flow.nodes[edge.to.value()].outcome;
    if (to == "granted") edge.when.applicants = {"apparatus"};
    if (to == "rejected") edge.when.applicants = {"entity"};
  }
  return procedure;
}

/// M/M/1 with load 0.8, a quarter of it urgent.
model::Scenario urgent_quarter(Discipline discipline) {
  model::Scenario scenario = one_desk(48, 1, exponential(1));
  scenario.resources[0].discipline = discipline;
  scenario.kinds = {{.id = "x", .roles = {"apparatus"}, .share = {.value = 0.25}, .priority = 1},
                    {.id = "y", .roles = {"entity"}, .share = {.value = 0.75}}};
  return scenario;
}

void expect_times(const Result& result, double urgent, double other) {
  expect_within99(result.cycle_time_by_outcome.at("granted").calendar_days.mean,
                  urgent / minutes_per_day, result);
  expect_within99(result.cycle_time_by_outcome.at("rejected").calendar_days.mean,
                  other / minutes_per_day, result);
}

TEST(Discipline, priorities_that_wait_for_the_end_of_work_follow_cobham) {
  // Waits lambda E[S^2] / 2 / (1 - 0.2), and that / (1 - 0.8); a minute of service on top.
  const Result result = in_equilibrium(two_classes(), urgent_quarter(Discipline::priority), 20);
  expect_times(result, 1 + 1, 1 + 5);
}

TEST(Discipline, priorities_that_interrupt_work_follow_the_theory_of_preemption) {
  // Urgent: an M/M/1 queue of its own. Others: 1 / (1 - 0.2) + 0.8 / ((1 - 0.2) (1 - 0.8)).
  const Result result = in_equilibrium(two_classes(), urgent_quarter(Discipline::preemptive), 20);
  expect_times(result, 1.25, 6.25);
}

TEST(Discipline, due_dates_far_apart_are_priorities) {
  model::Scenario scenario = urgent_quarter(Discipline::earliest_due);
  scenario.kinds[0].due = {.amount = 1, .unit = {model::TimeUnit::hour, model::TimeBase::calendar}};
  scenario.due = {.amount = 300, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  expect_times(in_equilibrium(two_classes(), scenario, 20), 1 + 1, 1 + 5);
}

TEST(Discipline, of_equal_priorities_the_first_to_come_is_first) {
  const auto flow = tests::flow_of("serve -> =granted");
  model::Scenario scenario = one_desk(20, 2, lognormal(5, 1));
  scenario.replications = 3;
  const Result plain = simulate(flow, scenario, office_hours());
  for (const Discipline discipline : {Discipline::priority, Discipline::preemptive}) {
    scenario.resources[0].discipline = discipline;
    EXPECT_EQ(every_number(simulate(flow, scenario, office_hours())), every_number(plain));
  }
}

TEST(Discipline, a_place_in_a_full_waiting_room_is_lost_as_erlang_says) {
  // M/G/4/4, offered 3: the share turned away depends on the mean service alone.
  const auto flow = tests::flow_of("serve -> =granted");
  for (const model::Distribution& effort : {exponential(1), lognormal(1, 2)}) {
    model::Scenario scenario = one_desk(180, 4, effort);
    scenario.resources[0].queue_limit = {.waiting = {.value = 0}, .outcome = "abandoned"};
    scenario.window.amount = 1;
    std::vector<double> lost;
    for (scenario.seed = 1; scenario.seed <= 20; ++scenario.seed) {
      const Result result = simulate(flow, scenario, round_the_clock());
      lost.push_back(static_cast<double>(result.outcomes.at("abandoned")) /
                     static_cast<double>(result.cases.arrived));
    }
    Result all;
    all.replications = 20;
    expect_within99(estimate(lost), erlang_b(4, 3), all);
  }
}

TEST(Discipline, who_is_interrupted_goes_on_where_he_stopped) {
  // One hour of work each at one desk: the ordinary case is at work when the urgent one comes.
  model::Procedure procedure = two_classes();
  model::Scenario scenario = urgent_quarter(Discipline::preemptive);
  scenario.otherwise.effort = constant(60);
  scenario.arrivals = {{.recorded = {0}}};
  std::vector<double> longest;
  for (scenario.seed = 0; scenario.seed < 40; ++scenario.seed) {
    const Instant start = model::Calendar::midnight(scenario.start);
    scenario.arrivals[0].recorded = {start, start + 30 * model::ticks_per_minute};
    const Result result = simulate(procedure, scenario, round_the_clock());
    if (result.outcomes.at("granted") != 1) continue;
    longest.push_back(result.cycle_time.calendar_days.max * 24);
    EXPECT_DOUBLE_EQ(result.processing_time.calendar_days.max * 24, 1);
  }
  ASSERT_FALSE(longest.empty());
  // Urgent second: 2 h for the first, which waits an hour in between. Urgent first: 1.5 h.
  EXPECT_DOUBLE_EQ(std::ranges::max(longest), 2);
  EXPECT_DOUBLE_EQ(std::ranges::min(longest), 1.5);
}

}  // namespace
}  // namespace selaras::simulator
