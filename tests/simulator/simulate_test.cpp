#include "simulator/simulate.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// What holds for every simulation, whatever is simulated.
namespace selaras::simulator {
namespace {

using model::TimeBase;
using model::TimeUnit;
using Codes = std::vector<std::string>;

constexpr std::string_view loop_and_branches =
    "a -> &f, &f -> b, &f -> c, b -> &j, c -> &j, &j -> d, d[yes] -> e, d[no] -> =rejected, "
    "d[again] -> a, e -> =granted";

/// Two resources, a loop, branches side by side, delays.
model::Scenario busy_world() {
  model::Scenario scenario = one_desk(10, 3, lognormal(8, 1));
  scenario.resources.push_back({.id = "head", .staff = {.value = 1}, .share = {.value = 0.5}});
  scenario.steps.push_back(step("d", "head", exponential(1)));
  scenario.steps.push_back(step("e", "desk", gamma(3, 0.5)));
  scenario.steps.back().delay = {.kind = model::DistributionKind::triangular,
                                 .minimum = 1,
                                 .mode = 2,
                                 .maximum = 5,
                                 .unit = {TimeUnit::day, TimeBase::working}};
  scenario.decisions.push_back(shares("d", {{"yes", 0.7}, {"no", 0.2}, {"again", 0.1}}));
  scenario.replications = 6;
  scenario.seed = 7;
  return scenario;
}

Result run(const model::Scenario& scenario, std::string_view flow, const model::Calendar& calendar,
           const Options& options = {}) {
  return simulate(tests::flow_of(flow), scenario, calendar, options);
}

Codes errors(const Result& result) {
  Codes all;
  for (const model::Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == model::Diagnostic::Severity::error) all.push_back(diagnostic.code);
  }
  return all;
}

TEST(Simulate, any_number_of_threads_gives_the_same_bits) {
  const auto with = [](unsigned threads) {
    return every_number(run(busy_world(), loop_and_branches, office_hours(), {.threads = threads}));
  };
  const std::string one = with(1);
  EXPECT_GT(one.size(), 1000u);
  EXPECT_EQ(with(2), one);
  EXPECT_EQ(with(5), one);
}

TEST(Simulate, another_seed_is_another_story) {
  const auto with = [](std::uint64_t seed) {
    return every_number(run(busy_world(), loop_and_branches, office_hours(), {.seed = seed}));
  };
  EXPECT_EQ(with(8), with(8));
  EXPECT_NE(with(8), with(9));
}

TEST(Simulate, more_replications_begin_with_the_same_ones) {
  model::Scenario scenario = busy_world();
  const Result few = run(scenario, loop_and_branches, office_hours(), {.replications = 2});
  const Result first = run(scenario, loop_and_branches, office_hours(), {.replications = 1});
  EXPECT_EQ(few.replications, 2);
  EXPECT_GT(few.cases.arrived, first.cases.arrived);
  EXPECT_FALSE(first.cycle_time.working_days.mean.half_width95.has_value());
  EXPECT_TRUE(few.cycle_time.working_days.mean.half_width95.has_value());
}

/// All times twice as long and half as many arrivals: the same story, twice as slow.
TEST(Simulate, scaling_all_times_scales_the_result) {
  const auto scaled = [](double factor) {
    model::Scenario scenario = one_desk(10 / factor, 3, exponential(15 * factor));
    scenario.steps.push_back(step("b", "desk", uniform(1 * factor, 3 * factor)));
    scenario.steps.back().delay = exponential(30 * factor);
    scenario.decisions.push_back(shares("b", {{"again", 0.2}, {"done", 0.8}}));
    scenario.window.amount *= factor;
    return run(scenario, "a -> b, b[again] -> a, b[done] -> =granted", round_the_clock());
  };
  const Result once = scaled(1);
  const Result twice = scaled(2);
  const Result thrice = scaled(3);
  EXPECT_EQ(once.cases.arrived, twice.cases.arrived);
  EXPECT_EQ(once.outcomes, twice.outcomes);
  const auto p90 = [](const Result& result) { return result.cycle_time.calendar_days.p90; };
  const auto mean = [](const Result& result) { return result.cycle_time.calendar_days.mean.mean; };
  constexpr double millisecond = 1.0 / (24 * 3600 * 1000);  // days: to which times are kept
  EXPECT_NEAR(p90(twice), 2 * p90(once), 2 * millisecond);
  EXPECT_NEAR(mean(twice), 2 * mean(once), millisecond);
  EXPECT_NEAR(p90(thrice), 3 * p90(once), 3 * millisecond);
  EXPECT_NEAR(once.resources[0].utilisation.mean, thrice.resources[0].utilisation.mean, 1e-9);
}

/// In working time nights and weekends do not exist: a run with office hours, its arrivals
/// restricted to them, is the run round the clock, case by case.
TEST(Simulate, office_hours_change_nothing_in_working_time) {
  model::Scenario scenario = one_desk(10, 3, lognormal(8, 1));
  scenario.steps.push_back(step("b", "desk", gamma(4, 0.7)));
  scenario.steps.back().delay = exponential(600);
  scenario.decisions.push_back(shares("b", {{"again", 0.2}, {"done", 0.8}}));
  const auto flow = "a -> b, b[again] -> a, b[done] -> =granted";
  const Options cases{.cases = 2000};
  const Result office = run(scenario, flow, office_hours(), cases);
  const Result clock = run(scenario, flow, round_the_clock(), cases);
  EXPECT_EQ(office.cases.arrived, 2000);
  constexpr double office_days_per_date = 3;  // a working day has 8 hours here, 24 there
  const Times& in_office = office.cycle_time.working_days;
  const Times& round_clock = clock.cycle_time.working_days;
  for (std::size_t percentile = 0; percentile <= 100; ++percentile) {
    EXPECT_NEAR(in_office.percentiles[percentile],
                office_days_per_date * round_clock.percentiles[percentile], 1e-9);
  }
  EXPECT_EQ(office.resources[0].utilisation, clock.resources[0].utilisation);
  EXPECT_EQ(office.resources[0].queue_mean, clock.resources[0].queue_mean);
  EXPECT_EQ(office.resources[0].queue_max, clock.resources[0].queue_max);
}

TEST(Simulate, the_order_of_resources_and_steps_in_the_scenario_means_nothing) {
  model::Scenario scenario = busy_world();
  const Result result = run(scenario, loop_and_branches, office_hours());
  std::ranges::reverse(scenario.resources);
  std::ranges::reverse(scenario.steps);
  std::ranges::reverse(scenario.decisions[0].shares);
  Result other = run(scenario, loop_and_branches, office_hours());
  std::ranges::reverse(other.resources);
  EXPECT_EQ(every_number(result), every_number(other));
}

TEST(Simulate, a_change_in_one_place_leaves_the_draws_elsewhere_alone) {
  model::Scenario scenario = one_desk(2, 1000, lognormal(8, 1));
  scenario.decisions.push_back(shares("b", {{"yes", 0.5}, {"no", 0.5}}));
  const auto flow = "a -> b, b[yes] -> =granted, b[no] -> =rejected";
  const Result before = run(scenario, flow, round_the_clock());
  scenario.steps.push_back(step("a", "desk", constant(1)));
  const Result after = run(scenario, flow, round_the_clock());
  EXPECT_EQ(before.outcomes, after.outcomes);
  EXPECT_EQ(before.steps[1].processing, after.steps[1].processing);
  EXPECT_NE(before.steps[0].processing, after.steps[0].processing);
}

TEST(Simulate, cycle_time_ends_with_the_milestone_and_later_life_does_not_lengthen_it) {
  model::Procedure procedure =
      tests::flow_of("grant -> report, report[renew] -> report, report[expire] -> =expired");
  procedure.steps[0].milestone = "granted";
  model::Scenario scenario = one_desk(1, 1000, constant(60));
  scenario.decisions.push_back(shares("report", {{"renew", 0.5}, {"expire", 0.5}}));
  const Result result = simulate(procedure, scenario, round_the_clock());
  EXPECT_EQ(result.outcomes.at("granted"), result.cases.arrived);
  EXPECT_DOUBLE_EQ(result.cycle_time.calendar_days.max, 1.0 / 24);
  const double reports = static_cast<double>(result.steps[1].visits);
  EXPECT_NEAR(reports / static_cast<double>(result.cases.arrived), 2, 0.2);
}

TEST(Simulate, where_nothing_is_stated_to_follow_cases_are_stuck) {
  model::Procedure procedure = tests::flow_of("a[yes] -> =granted");
  procedure.steps[0].outcomes.push_back({.id = "no"});
  model::Scenario scenario = one_desk(4, 10, constant(10));
  scenario.decisions.push_back(shares("a", {{"yes", 0.75}, {"no", 0.25}}));
  const Result result = simulate(procedure, scenario, round_the_clock());
  EXPECT_EQ(result.cases.inside, result.outcomes.at("stuck"));
  EXPECT_EQ(result.cases.arrived, result.cases.completed + result.cases.inside);
  EXPECT_NEAR(static_cast<double>(result.cases.inside) / static_cast<double>(result.cases.arrived),
              0.25, 0.03);
}

TEST(Simulate, a_branch_that_never_comes_leaves_cases_stuck_at_the_join) {
  model::Scenario scenario = one_desk(4, 10, constant(10));
  scenario.decisions.push_back(shares("b", {{"on", 0.75}, {"lost", 0.25}}));
  model::Procedure procedure =
      tests::flow_of("a -> &f, &f -> b, &f -> c, b[on] -> &j, c -> &j, &j -> =granted");
  procedure.steps[1].outcomes.push_back({.id = "lost"});
  const Result result = simulate(procedure, scenario, round_the_clock());
  EXPECT_EQ(errors(result), Codes{});
  EXPECT_NEAR(static_cast<double>(result.cases.inside) / static_cast<double>(result.cases.arrived),
              0.25, 0.03);
}

TEST(Simulate, a_closed_office_is_opened_before_work_begins) {
  // Friday 15:00 and 17:00, three hours of work each by one person.
  model::Scenario scenario = one_desk(1, 1, constant(180));
  scenario.start = *model::date_from("2025-01-10");
  scenario.arrivals[0].per = {TimeUnit::hour, TimeBase::calendar};
  const Result result = run(scenario, "a -> =granted", office_hours(), {.cases = 200});
  // Nothing is ever in work outside office hours, so that no case can end there.
  EXPECT_GE(result.cycle_time.calendar_days.percentiles[0], 3.0 / 24);
  EXPECT_DOUBLE_EQ(result.processing_time.working_days.max, 3.0 / 8);
  EXPECT_DOUBLE_EQ(result.processing_time.working_days.p50, 3.0 / 8);
  EXPECT_GT(result.processing_time.calendar_days.max, 2);  // over a weekend
}

TEST(Simulate, a_share_of_time_stretches_the_work) {
  model::Scenario scenario = one_desk(0.1, 1, constant(60));
  scenario.resources[0].share.value = 0.25;
  const Result result = run(scenario, "a -> =granted", round_the_clock());
  EXPECT_DOUBLE_EQ(result.processing_time.calendar_days.p50, 4.0 / 24);
}

model::TimeClaim claim(double limit, TimeUnit unit, TimeBase base) {
  return {
      .id = "total",
      .quantity = {.minimum = limit, .maximum = limit, .unit = "hari", .readings = {{unit, base}}}};
}

TEST(Promises, are_kept_until_closing_time_of_the_last_day) {
  // Arrivals in office hours and one working day (8 h) of work: it ends on the next working date.
  model::Procedure procedure = tests::flow_of("a -> =granted");
  procedure.time_claims.push_back(claim(1, TimeUnit::day, TimeBase::working));
  procedure.time_claims.push_back(claim(8, TimeUnit::hour, TimeBase::working));
  procedure.time_claims.push_back(claim(7.99, TimeUnit::hour, TimeBase::working));
  const model::Scenario scenario = one_desk(1, 1000, constant(8 * 60));
  const Result result = simulate(procedure, scenario, office_hours());
  ASSERT_EQ(result.promises.size(), 3u);
  EXPECT_EQ(result.promises[0].share, 1);
  EXPECT_EQ(result.promises[1].share, 1);
  EXPECT_EQ(result.promises[2].share, 0);
  EXPECT_EQ(result.promises[0].cases, result.cases.arrived);
}

TEST(Promises, run_from_the_milestone_that_the_page_names) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> =granted");
  procedure.time_claims.push_back(claim(1, TimeUnit::hour, TimeBase::calendar));
  procedure.time_claims.push_back(claim(1, TimeUnit::hour, TimeBase::calendar));
  procedure.time_claims[1].from = model::Milestone{.step = "a", .at_end = true};
  const model::Scenario scenario = one_desk(1, 1000, constant(45));
  const Result result = simulate(procedure, scenario, round_the_clock());
  EXPECT_EQ(result.promises[0].share, 0);  // 90 minutes in all
  EXPECT_EQ(result.promises[1].share, 1);  // 45 of them after the first step
}

TEST(Promises, cases_that_never_end_do_not_keep_them) {
  model::Procedure procedure = tests::flow_of("a[yes] -> =granted");
  procedure.steps[0].outcomes.push_back({.id = "no"});
  procedure.time_claims.push_back(claim(5, TimeUnit::day, TimeBase::calendar));
  model::Scenario scenario = one_desk(4, 1000, constant(10));
  scenario.decisions.push_back(shares("a", {{"yes", 0.5}, {"no", 0.5}}));
  scenario.replications = 10;
  const Result result = simulate(procedure, scenario, round_the_clock());
  EXPECT_NEAR(result.promises[0].share, 0.5, 0.03);
  EXPECT_LE(*result.promises[0].low95, result.promises[0].share);
  EXPECT_GE(*result.promises[0].high95, result.promises[0].share);
}

TEST(Promises, of_some_roles_are_measured_at_their_steps_alone) {
  model::Procedure procedure = tests::flow_of("a -> b, b -> =granted");
  procedure.steps[0].actor = model::Actor{.roles = {"office"}};
  procedure.steps[1].actor = model::Actor{.roles = {"centre"}};
  procedure.time_claims.push_back(claim(1, TimeUnit::hour, TimeBase::working));
  procedure.time_claims[0].scope_roles = {"office"};
  const model::Scenario scenario = one_desk(1, 1000, constant(45));
  const Result result = simulate(procedure, scenario, round_the_clock());
  ASSERT_EQ(result.promises.size(), 2u);
  EXPECT_FALSE(result.promises[0].scope_only);
  EXPECT_EQ(result.promises[0].share, 0);
  EXPECT_TRUE(result.promises[1].scope_only);
  EXPECT_EQ(result.promises[1].share, 1);
}

TEST(Kinds, take_their_own_ways_and_skip_what_does_not_concern_them) {
  model::Procedure procedure =
      tests::flow_of("^who -> a, ^who -> b, a -> c, b -> c, c -> =granted");
  for (model::Edge& edge : procedure.flow.edges) {
    const std::string& to = procedure.flow.nodes[edge.to.value()].id;
    if (to == "a") edge.when.applicants = {"apparatus"};
    if (to == "b") edge.when.applicants = {"entity"};
  }
  model::Scenario scenario = one_desk(10, 1000, constant(10));
  scenario.kinds = {{.id = "x", .roles = {"apparatus"}, .share = {.value = 0.7}},
                    {.id = "y", .roles = {"entity"}, .share = {.value = 0.3}}};
  for (model::Step& each : procedure.steps) {
    if (each.id == "c") each.when.applicants = {"entity"};
  }
  const Result result = simulate(procedure, scenario, round_the_clock());
  ASSERT_EQ(errors(result), Codes{});
  const auto visits = [&](std::string_view id) {
    return static_cast<double>(std::ranges::find(result.steps, id, &StepResult::id)->visits);
  };
  EXPECT_NEAR(visits("a") / static_cast<double>(result.cases.arrived), 0.7, 0.02);
  EXPECT_EQ(visits("a") + visits("b"), static_cast<double>(result.cases.arrived));
  EXPECT_EQ(visits("c"), visits("b"));
}

TEST(BadInput, shares_that_keep_cases_going_round_are_refused) {
  model::Scenario scenario = one_desk(1, 1, constant(1));
  scenario.decisions.push_back(shares("b", {{"again", 1}, {"done", 0}}));
  const auto flow = "a -> b, b[again] -> a, b[done] -> =granted";
  EXPECT_EQ(errors(run(scenario, flow, round_the_clock())), Codes{"never-leaves"});
  EXPECT_EQ(errors(run(one_desk(1, 1, constant(1)), "a -> b, b -> a", round_the_clock())),
            Codes{"never-leaves"});
}

TEST(BadInput, branches_that_multiply_without_end_are_refused) {
  model::Scenario scenario = one_desk(1, 1, constant(0));
  scenario.decisions.push_back(shares("b", {{"again", 0.9}, {"done", 0.1}}));
  const auto flow = "a -> ^m, ^m -> &f, &f -> b, &f -> c, b[again] -> ^m, b[done] -> =x, c -> ^m";
  EXPECT_EQ(errors(run(scenario, flow, round_the_clock())), Codes{"tokens-without-bound"});
}

TEST(BadInput, a_scenario_that_does_not_fit_gives_its_diagnostics_and_no_numbers) {
  model::Scenario scenario = one_desk(1, 1, constant(1));
  scenario.procedure = "another";
  const Result result = run(scenario, "a -> =granted", round_the_clock());
  EXPECT_EQ(errors(result), Codes{"scenario-of-another-procedure"});
  EXPECT_EQ(result.cases.arrived, 0);
  EXPECT_TRUE(result.steps.empty());
}

TEST(BadInput, options_out_of_range_are_refused) {
  const model::Scenario scenario = one_desk(1, 1, constant(1));
  const auto with = [&](const Options& options) {
    return errors(run(scenario, "a -> =granted", round_the_clock(), options));
  };
  EXPECT_EQ(with({.replications = 0}), Codes{"number-range"});
  EXPECT_EQ(with({.cases = -1}), Codes{"number-range"});
}

TEST(BadInput, overload_is_said_plainly) {
  model::Scenario scenario = one_desk(10, 1, constant(9));
  const Result result = run(scenario, "a -> =granted", round_the_clock());
  const auto found =
      std::ranges::find(result.diagnostics, "resource-overloaded", &model::Diagnostic::code);
  ASSERT_NE(found, result.diagnostics.end());
  EXPECT_EQ(found->severity, model::Diagnostic::Severity::warning);
  EXPECT_EQ(found->arguments[0].second, "desk");
  EXPECT_NEAR(result.resources[0].work_offered, 1.5, 0.05);
  EXPECT_GT(result.resources[0].utilisation.mean, 0.99);
  EXPECT_EQ(result.cases.arrived, result.cases.completed);  // followed to their end all the same
}

TEST(BadInput, years_that_the_calendar_does_not_hold_are_named) {
  model::Scenario scenario = one_desk(0.1, 1, constant(9));
  scenario.start = *model::date_from("2026-12-01");
  scenario.window = {.amount = 3, .unit = {TimeUnit::month, TimeBase::calendar}};
  const Result result = run(scenario, "a -> =granted", *model::shipped_calendar("indonesia"));
  ASSERT_EQ(codes(result), Codes{"years-without-holidays"});
  EXPECT_EQ(result.diagnostics[0].arguments[1].second, "2027");
  EXPECT_EQ(result.diagnostics[0].severity, model::Diagnostic::Severity::warning);
}

/// Conservation and Little's law are checked inside every run; whatever the flow and the load, none
/// of them is violated.
RC_GTEST_PROP(SimulateProperty, whatever_comes_in_goes_out, ()) {
  const auto percent = [](int from, int until) { return *rc::gen::inRange(from, until) / 100.0; };
  const double again = percent(0, 90);
  model::Scenario scenario = one_desk(percent(10, 400), *rc::gen::inRange(1, 4),
                                      lognormal(percent(100, 3000), percent(10, 200)));
  scenario.arrivals[0].per.base = *rc::gen::element(TimeBase::working, TimeBase::calendar);
  scenario.decisions.push_back(
      shares("d", {{"yes", (1 - again) / 2}, {"no", (1 - again) / 2}, {"again", again}}));
  scenario.steps.push_back({.step = "e", .delay = exponential(percent(1, 100'000))});
  scenario.seed = static_cast<std::uint64_t>(*rc::gen::inRange(0, 1'000'000));
  scenario.window.amount = 10;
  scenario.warm_up = {.amount = percent(0, 300), .unit = {TimeUnit::day, TimeBase::calendar}};
  const Result result = run(scenario, loop_and_branches, office_hours());
  RC_ASSERT(errors(result).empty());
  RC_ASSERT(result.cases.arrived == result.cases.completed + result.cases.inside);
  RC_ASSERT(result.cases.inside == 0);
}

}  // namespace
}  // namespace selaras::simulator
