#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Who is there, when, and how many at once. Offices work Monday to Friday, 08:00 to 16:00;
/// 2025-01-06 is a Monday.
namespace selaras::simulator {
namespace {

using model::ticks_per_hour;

model::Date date(std::string_view text) { return *model::date_from(text); }

Instant moment(std::string_view day, double hour) {
  return model::Calendar::midnight(date(day)) +
         static_cast<Instant>(hour * static_cast<double>(ticks_per_hour));
}

/// One desk with an hour of work for each case, which come at those moments.
model::Scenario an_hour_each(std::vector<Instant> moments, int staff = 1) {
  model::Scenario scenario = one_desk(1, staff, constant(60));
  scenario.arrivals = {{.recorded = std::move(moments)}};
  return scenario;
}

Result run(const model::Scenario& scenario, std::string_view flow = "serve -> =granted") {
  return simulate(tests::flow_of(flow), scenario, office_hours());
}

double longest_hours(const Result& result) { return result.cycle_time.calendar_days.max * 24; }

TEST(Staffing, work_in_progress_at_closing_time_pauses_or_is_finished) {
  model::Scenario scenario = an_hour_each({moment("2025-01-06", 15.5)});
  EXPECT_DOUBLE_EQ(longest_hours(run(scenario)), 17);
  scenario.resources[0].finishes_at_closing = true;
  const Result finished = run(scenario);
  EXPECT_DOUBLE_EQ(longest_hours(finished), 1);
  EXPECT_DOUBLE_EQ(finished.processing_time.working_days.max, 1.0 / 8);
}

TEST(Staffing, who_is_on_leave_does_nothing) {
  model::Scenario scenario = an_hour_each({moment("2025-01-07", 9)});
  scenario.resources[0].leave = {
      {.from = date("2025-01-07"), .until = date("2025-01-08"), .staff = {.value = 1}}};
  EXPECT_DOUBLE_EQ(longest_hours(run(scenario)), 48);
}

TEST(Staffing, who_is_at_work_when_leave_begins_finishes_that_piece) {
  model::Scenario scenario =
      an_hour_each({moment("2025-01-06", 15.5), moment("2025-01-06", 15.75)});
  scenario.resources[0].leave = {
      {.from = date("2025-01-07"), .until = date("2025-01-07"), .staff = {.value = 1}}};
  // The first ends on Tuesday at 08:30, the second waits for Wednesday.
  EXPECT_DOUBLE_EQ(longest_hours(run(scenario)), 24 + 17.25);
}

TEST(Staffing, changes_from_a_date_on) {
  model::Scenario scenario = an_hour_each({moment("2025-01-06", 9), moment("2025-01-06", 9),
                                           moment("2025-01-08", 9), moment("2025-01-08", 9)});
  EXPECT_DOUBLE_EQ(run(scenario).cycle_time.calendar_days.p50 * 24, 1);
  EXPECT_DOUBLE_EQ(longest_hours(run(scenario)), 2);
  scenario.resources[0].staff_changes = {{.from = date("2025-01-08"), .staff = {.value = 2}}};
  const Result more = run(scenario);
  EXPECT_DOUBLE_EQ(more.cycle_time.calendar_days.mean.mean * 24, (1 + 2 + 1 + 1) / 4.0);
}

TEST(Staffing, two_people_of_four_for_each_file_are_two_pairs) {
  model::Scenario pairs = one_desk(10, 4, lognormal(10, 1));
  pairs.steps = {{.step = "serve", .resource = "desk", .effort = lognormal(10, 1), .people = 2}};
  const Result result = run(pairs);
  const Result two = run(one_desk(10, 2, lognormal(10, 1)));
  EXPECT_EQ(result.cycle_time, two.cycle_time);
  EXPECT_EQ(result.waiting_time, two.waiting_time);
  EXPECT_EQ(result.resources[0].utilisation.mean, two.resources[0].utilisation.mean);
}

TEST(Staffing, a_step_begins_when_people_of_every_resource_are_free) {
  model::Scenario scenario = one_desk(10, 3, lognormal(10, 1));
  scenario.resources.push_back({.id = "witness", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps = {{.step = "serve",
                     .resource = "desk",
                     .effort = lognormal(4, 1),
                     .companions = {{.resource = "witness"}}}};
  const Result result = run(scenario);
  model::Scenario alone = one_desk(10, 1, lognormal(4, 1));
  const Result one = run(alone);
  EXPECT_EQ(result.cycle_time, one.cycle_time);  // the witness is what all wait for
  EXPECT_EQ(result.resources[1].utilisation.mean, one.resources[0].utilisation.mean);
}

TEST(Staffing, steps_that_need_each_others_people_never_wait_for_each_other) {
  model::Scenario scenario = one_desk(4, 1, exponential(10));
  scenario.resources.push_back({.id = "second", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps = {{.step = "a",
                     .resource = "desk",
                     .effort = exponential(5),
                     .companions = {{.resource = "second"}}},
                    {.step = "b",
                     .resource = "second",
                     .effort = exponential(5),
                     .companions = {{.resource = "desk"}}}};
  const Result result = run(scenario, "a -> b, b -> =granted");
  EXPECT_EQ(result.cases.completed, result.cases.arrived);
  EXPECT_GT(result.cases.arrived, 100);
}

model::Scenario with_people(std::vector<model::Person> people) {
  model::Scenario scenario = one_desk(30, static_cast<int>(people.size()), lognormal(3, 1));
  scenario.resources[0].people = std::move(people);
  return scenario;
}

TEST(Staffing, people_who_can_all_do_the_same_are_as_good_as_a_number) {
  const Result named = run(with_people({{.id = "ani"}, {.id = "budi"}}));
  EXPECT_EQ(every_number(named), every_number(run(one_desk(30, 2, lognormal(3, 1)))));
}

TEST(Staffing, the_order_in_which_people_are_named_means_nothing) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> =granted");
  procedure.steps[0].actor = model::Actor{.roles = {"clerk"}};
  procedure.steps[1].actor = model::Actor{.roles = {"head"}};
  const model::Person ani{.id = "ani", .roles = {"clerk"}};
  const model::Person budi{.id = "budi", .roles = {"clerk", "head"}};
  const model::Person citra{.id = "citra", .roles = {"head"}};
  const Result one = simulate(procedure, with_people({ani, budi, citra}), office_hours());
  const Result other = simulate(procedure, with_people({citra, budi, ani}), office_hours());
  EXPECT_EQ(every_number(one), every_number(other));
  EXPECT_EQ(one.cases.completed, one.cases.arrived);
}

TEST(Staffing, a_file_waits_for_somebody_who_has_the_role) {
  model::Procedure procedure = tests::flow_of("a -> =granted");
  procedure.steps[0].actor = model::Actor{.roles = {"head"}};
  model::Scenario scenario = an_hour_each({moment("2025-01-06", 9), moment("2025-01-06", 9)}, 2);
  scenario.resources[0].people = {{.id = "ani", .roles = {"clerk"}},
                                  {.id = "budi", .roles = {"head"}}};
  EXPECT_DOUBLE_EQ(longest_hours(simulate(procedure, scenario, office_hours())), 2);
  scenario.resources[0].people[0].roles.push_back("head");
  EXPECT_DOUBLE_EQ(longest_hours(simulate(procedure, scenario, office_hours())), 1);
}

model::Scenario in_batches(std::vector<Instant> moments, const model::Batch& batch) {
  model::Scenario scenario = an_hour_each(std::move(moments), 10);
  scenario.steps = {{.step = "serve", .resource = "desk", .effort = constant(60), .batch = batch}};
  return scenario;
}

TEST(Batch, files_wait_for_the_signing_day) {
  const model::Batch tuesdays{.days = {false, true}};
  // Wednesday 09:00 to Tuesday 09:00; a file that comes on a Tuesday goes at once.
  EXPECT_DOUBLE_EQ(longest_hours(run(in_batches({moment("2025-01-08", 9)}, tuesdays))), 6 * 24);
  EXPECT_DOUBLE_EQ(longest_hours(run(in_batches({moment("2025-01-07", 9)}, tuesdays))), 1);
  // On the evening of a Tuesday the day is over.
  EXPECT_DOUBLE_EQ(longest_hours(run(in_batches({moment("2025-01-07", 20)}, tuesdays))),
                   6 * 24 + 13);
}

TEST(Batch, files_wait_until_enough_are_there) {
  const std::vector<Instant> moments{moment("2025-01-06", 9), moment("2025-01-06", 10),
                                     moment("2025-01-06", 11)};
  const Result result = run(in_batches(moments, {.minimum = 3}));
  EXPECT_DOUBLE_EQ(longest_hours(result), 3);
  EXPECT_DOUBLE_EQ(result.cycle_time.calendar_days.mean.mean * 24, 2);
}

TEST(Batch, no_file_waits_longer_than_the_longest) {
  const model::Batch batch{
      .minimum = 5,
      .longest =
          model::Length{.amount = 2, .unit = {model::TimeUnit::hour, model::TimeBase::working}}};
  const Result result =
      run(in_batches({moment("2025-01-06", 9), moment("2025-01-06", 10.5)}, batch));
  EXPECT_DOUBLE_EQ(longest_hours(result), 3);
  EXPECT_DOUBLE_EQ(result.cycle_time.calendar_days.mean.mean * 24, (3 + 1.5) / 2);
}

TEST(Batch, what_is_left_when_nothing_comes_any_more_is_done) {
  const Result result = run(in_batches({moment("2025-01-06", 9)}, {.minimum = 5}));
  EXPECT_EQ(result.cases.completed, 1);
}

TEST(Batch, whatever_gathers_counts_as_waiting) {
  model::Scenario scenario = one_desk(5, 2, exponential(5));
  scenario.steps = {{.step = "serve",
                     .resource = "desk",
                     .effort = exponential(5),
                     .batch = model::Batch{.minimum = 4, .days = {true, false, true}}}};
  scenario.replications = 4;
  const Result result = run(scenario);  // checks Little's law by itself
  EXPECT_EQ(result.cases.completed, result.cases.arrived);
  EXPECT_GT(result.waiting_time.working_days.mean.mean, 0.5);
}

}  // namespace
}  // namespace selaras::simulator
