#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "simulator/process.h"
#include "simulator/replication.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

namespace selaras::simulator {
namespace {

double visits(const Result& result, std::string_view step) {
  const auto found = std::ranges::find(result.steps, step, &StepResult::id);
  return static_cast<double>(found->visits) / static_cast<double>(result.cases.arrived);
}

TEST(Gateways, an_inclusive_one_takes_each_branch_by_itself_and_waits_for_those_it_took) {
  const auto flow =
      tests::flow_of("s -> ?f, ?f -> a, ?f -> b, a -> ?j, b -> ?j, ?j -> c, c -> =granted");
  model::Scenario scenario = one_desk(20, 1000, constant(10));
  scenario.decisions.push_back(shares("?f", {{"a", 0.6}, {"b", 0.5}}));
  const Result result = simulate(flow, scenario, round_the_clock());
  ASSERT_EQ(codes(result), std::vector<std::string>{"years-without-holidays"});
  EXPECT_EQ(result.cases.completed, result.cases.arrived);
  EXPECT_NEAR(visits(result, "a"), 0.6 / 0.8, 0.02);  // of those that take any
  EXPECT_NEAR(visits(result, "b"), 0.5 / 0.8, 0.02);
  EXPECT_EQ(visits(result, "c"), 1);
  EXPECT_DOUBLE_EQ(result.cycle_time.calendar_days.max * 24 * 60, 30);
}

TEST(Gateways, an_inclusive_one_in_a_loop_counts_anew_each_time) {
  const auto flow = tests::flow_of(
      "s -> ?f, ?f -> a, ?f -> b, a -> ?j, b -> ?j, ?j -> c, c[again] -> s, c[done] -> =granted");
  model::Scenario scenario = one_desk(20, 1000, exponential(10));
  scenario.otherwise.equal_shares = true;
  const Result result = simulate(flow, scenario, round_the_clock());
  ASSERT_EQ(codes(result), std::vector<std::string>{"years-without-holidays"});
  EXPECT_EQ(result.cases.completed, result.cases.arrived);
  EXPECT_NEAR(visits(result, "c"), 2, 0.1);
}

TEST(Gateways, an_inclusive_one_that_nothing_closes_is_refused) {
  const auto flow = tests::flow_of("s -> ?f, ?f -> a, ?f -> b, a -> =granted, b -> =granted");
  model::Scenario scenario = one_desk(20, 1000, constant(10));
  scenario.otherwise.equal_shares = true;
  EXPECT_EQ(codes(simulate(flow, scenario, round_the_clock())),
            std::vector<std::string>{"gateway-not-simulated"});
}

TEST(Gateways, a_join_waits_for_no_branch_that_does_not_concern_the_case) {
  model::Procedure procedure =
      tests::flow_of("s -> &f, &f -> a, &f -> b, a -> &j, b -> &j, &j -> =granted");
  for (model::Edge& edge : procedure.flow.edges) {
    if (procedure.flow.nodes[edge.to.value()].id == "b") edge.when.applicants = {"entity"};
  }
  model::Scenario scenario = one_desk(20, 1000, constant(10));
  scenario.kinds = {{.id = "x", .roles = {"apparatus"}, .share = {.value = 0.7}},
                    {.id = "y", .roles = {"entity"}, .share = {.value = 0.3}}};
  const Result result = simulate(procedure, scenario, round_the_clock());
  ASSERT_EQ(codes(result), std::vector<std::string>{"years-without-holidays"});
  EXPECT_EQ(result.cases.completed, result.cases.arrived);
  EXPECT_NEAR(visits(result, "b"), 0.3, 0.02);
}

/// How long each delay takes.
class Delays : public Observer {
 public:
  void delayed(std::uint32_t, std::uint32_t, Instant from, Instant until) {
    lengths.push_back(until - from);
  }
  std::vector<Ticks> lengths;
};

/// Both branches of a case come to `d`, at the same instant: two visits, and each is drawn for.
TEST(Gateways, tokens_that_are_at_one_step_together_draw_by_themselves) {
  model::Scenario scenario = one_desk(0.1, 9, constant(10));
  scenario.steps.push_back(step("d", "desk", constant(10)));
  scenario.steps.back().delay = exponential(60);
  const model::Procedure procedure =
      tests::flow_of("a -> &f, &f -> b, &f -> c, b -> d, c -> d, d -> =granted");
  model::Diagnostics diagnostics;
  const auto process = compile(procedure, scenario, round_the_clock(), diagnostics);
  ASSERT_TRUE(process);
  Delays delays;
  Replication<Delays>(*process, delays).run(1, 0, 20);
  ASSERT_GE(delays.lengths.size(), 40u);
  std::ranges::sort(delays.lengths);
  EXPECT_EQ(std::ranges::adjacent_find(delays.lengths), delays.lengths.end());
}

}  // namespace
}  // namespace selaras::simulator
