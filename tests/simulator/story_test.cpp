#include "simulator/story.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// What pictures show is what the figures came from.
namespace selaras::simulator {
namespace {

constexpr std::string_view flow = "a -> b, b[yes] -> =granted, b[no] -> =rejected";

/// A desk that is busy four fifths of the time, and a step behind it that takes half a day of post.
model::Scenario busy_desk() {
  model::Scenario scenario = one_desk(8, 1, exponential(6));
  scenario.steps = {step("a", "desk", exponential(6)), step("b", "", constant(0))};
  scenario.steps.back().delay = constant(12 * 60);
  scenario.decisions.push_back(shares("b", {{"yes", 0.7}, {"no", 0.3}}));
  scenario.warm_up = {.amount = 1, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  scenario.window = {.amount = 30, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  scenario.replications = 5;
  return scenario;
}

struct Told {
  model::Procedure procedure = tests::flow_of(flow);
  model::Scenario scenario = busy_desk();
  Result result = simulate(procedure, scenario, round_the_clock());
  Story story = simulator::story(procedure, scenario, round_the_clock(), result);
};

TEST(Story, queues_over_time_have_the_mean_that_the_result_has) {
  const Told told;
  ASSERT_EQ(told.story.queues.size(), 1u);
  const std::vector<double>& waiting = told.story.queues[0].waiting;
  ASSERT_EQ(waiting.size(), story_slices);
  EXPECT_GT(told.result.resources[0].queue_mean.mean, 1);
  EXPECT_NEAR(std::accumulate(waiting.begin(), waiting.end(), 0.0) / story_slices,
              told.result.resources[0].queue_mean.mean, 1e-6);
  EXPECT_EQ(told.story.replications, 5);
  EXPECT_NEAR(told.story.slice_days, 0.5, 1e-9);
}

TEST(Story, the_typical_case_takes_as_long_as_half_of_them_and_the_late_one_as_95_percent) {
  const Told told;
  ASSERT_TRUE(told.story.typical && told.story.late);
  EXPECT_NEAR(told.story.typical->days, told.result.cycle_time.calendar_days.p50, 0.01);
  EXPECT_NEAR(told.story.late->days, told.result.cycle_time.calendar_days.p95, 0.01);
}

TEST(Story, a_case_goes_from_step_to_step_until_its_outcome) {
  const Told told;
  const CaseCourse& course = *told.story.late;
  ASSERT_EQ(course.stays.size(), 2u);
  EXPECT_EQ(course.stays[0].step, "a");
  EXPECT_EQ(course.stays[0].came, 0);
  EXPECT_GT(course.stays[0].begun, 0);  // the late one has waited
  EXPECT_EQ(course.stays[0].ended, course.stays[1].came);
  EXPECT_NEAR(course.stays[1].gone - course.stays[1].ended, 0.5, 1e-9);
  EXPECT_EQ(course.stays[1].gone, course.days);
  EXPECT_TRUE(course.outcome == "granted" || course.outcome == "rejected");
}

TEST(Story, is_the_same_each_time_it_is_told) {
  const Told told;
  EXPECT_EQ(simulator::story(told.procedure, told.scenario, round_the_clock(), told.result),
            told.story);
}

TEST(Story, of_nothing_simulated_is_empty) {
  const Told told;
  EXPECT_EQ(simulator::story(told.procedure, told.scenario, round_the_clock(), Result{}), Story{});
}

}  // namespace
}  // namespace selaras::simulator
