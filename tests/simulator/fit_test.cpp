#include "simulator/fit.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "model/event_log.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// What a log tells of the office that left it.
namespace selaras::simulator {
namespace {

using model::DistributionKind;

constexpr int wib = 7 * 60;

template <class Draw>
model::Distribution fitted_to(Draw draw, int count = 2000) {
  std::mt19937_64 bits(7);
  std::vector<double> minutes;
  for (int i = 0; i < count; ++i) minutes.push_back(draw(bits));
  return fit_distribution(minutes, model::TimeBase::working);
}

TEST(FitDistribution, finds_the_family_and_its_parameters) {
  const auto exponential = fitted_to(std::exponential_distribution<double>(0.1));
  EXPECT_EQ(exponential.kind, DistributionKind::exponential);
  EXPECT_NEAR(exponential.mean, 10, 0.7);
  const auto gamma = fitted_to(std::gamma_distribution<double>(4, 5));
  EXPECT_EQ(gamma.kind, DistributionKind::gamma);
  EXPECT_NEAR(gamma.mean, 20, 1);
  EXPECT_NEAR(gamma.cv, 0.5, 0.03);
  const auto lognormal = fitted_to(std::lognormal_distribution<double>(2, 0.8));
  EXPECT_EQ(lognormal.kind, DistributionKind::lognormal);
  EXPECT_NEAR(lognormal.mean, std::exp(2 + 0.32), 0.8);
  EXPECT_NEAR(lognormal.cv, std::sqrt(std::expm1(0.64)), 0.08);
}

TEST(FitDistribution, does_not_pretend_to_know_more_than_a_few_values_say) {
  EXPECT_EQ(fitted_to([](auto&) { return 30.0; }).kind, DistributionKind::constant);
  EXPECT_EQ(fit_distribution({0}, model::TimeBase::calendar).kind, DistributionKind::constant);
  const auto few = fit_distribution({10, 30, 20}, model::TimeBase::calendar);
  EXPECT_EQ(few.kind, DistributionKind::triangular);
  EXPECT_EQ(few.minimum, 10);
  EXPECT_EQ(few.mode, 20);
  EXPECT_EQ(few.maximum, 30);
  EXPECT_EQ(few.unit, (model::UnitReading{model::TimeUnit::minute, model::TimeBase::calendar}));
}

std::optional<Fitted> fitted(const std::string& csv, const model::Procedure& procedure,
                             model::Diagnostics& diagnostics) {
  const auto log = model::read_event_log(csv, "log.csv", wib, diagnostics);
  return fit(*log, procedure, office_hours(), wib, diagnostics);
}

std::vector<std::string> codes_of(const std::string& rows) {
  model::Diagnostics diagnostics;
  std::ignore =
      fitted("case,activity,lifecycle,timestamp\n" + rows,
             tests::flow_of("a -> b, b[yes] -> =granted, b[no] -> =rejected"), diagnostics);
  std::vector<std::string> codes;
  for (const model::Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  return codes;
}

TEST(Fit, says_what_a_log_does_not_tell) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes_of("1,x,complete,2025-01-06T09:00\n"),
            (Codes{"log-unknown-activity", "log-of-another-procedure"}));
  EXPECT_EQ(codes_of("1,a,complete,2025-01-06T09:00\n"), Codes{"log-too-few-cases"});
  EXPECT_EQ(codes_of("1,a,complete,2025-01-06T09:00\n2,a,complete,2025-01-06T10:00\n"
                     "2,b,complete,2025-01-06T11:00\n"),
            (Codes{"log-without-starts", "log-decision-unseen"}));
}

TEST(Fit, counts_the_people_at_work_at_once_and_keeps_apart_who_never_meets) {
  const std::string csv =
      "case,activity,start_time,end_time,resource\n"
      "1,a,2025-01-06T09:00,2025-01-06T10:00,Ani\n"
      "2,a,2025-01-06T09:30,2025-01-06T10:30,Budi\n"
      "3,a,2025-01-06T10:30,2025-01-06T11:00,Ani\n"
      "1,b,2025-01-06T10:00,2025-01-06T10:10,Citra\n"
      "2,b,2025-01-06T10:30,2025-01-06T10:40,Citra\n"
      "3,b,2025-01-06T11:00,2025-01-06T11:10,Citra\n";
  model::Diagnostics diagnostics;
  const auto found = fitted(csv, tests::flow_of("a -> b, b -> =granted"), diagnostics);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->resources.size(), 2u);
  EXPECT_EQ(found->resources[0].names, (std::vector<std::string>{"Ani", "Budi"}));
  EXPECT_EQ(found->resources[0].at_once, 2);
  EXPECT_EQ(found->resources[1].names, std::vector<std::string>{"Citra"});
  EXPECT_EQ(found->resources[1].at_once, 1);
  EXPECT_EQ(found->steps[0].resource, found->resources[0].id);
}

TEST(Fit, sees_a_gateways_decision_in_what_comes_next) {
  const auto procedure =
      tests::flow_of("a -> ^who, ^who -> b, ^who -> c, b -> =granted, c -> =granted");
  const std::string csv =
      "case,activity,timestamp\n"
      "1,a,2025-01-06T09:00\n1,b,2025-01-06T09:10\n2,a,2025-01-06T09:00\n2,c,2025-01-06T09:10\n"
      "3,a,2025-01-06T09:00\n3,c,2025-01-06T09:10\n";
  model::Diagnostics diagnostics;
  const auto found = fitted(csv, procedure, diagnostics);
  ASSERT_EQ(found->decisions.size(), 1u);
  EXPECT_EQ(found->decisions[0].node, "^who");
  EXPECT_EQ(found->decisions[0].ways[0].observed, 1);
  EXPECT_EQ(found->decisions[0].ways[1].observed, 2);
}

model::Scenario scenario_of(const Fitted& fitted) {
  model::Scenario scenario;
  scenario.id = "fitted";
  scenario.time_zone = "WIB";
  scenario.start = fitted.start;
  scenario.window = {.amount = fitted.days,
                     .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  scenario.arrivals.push_back({.rate = {.value = fitted.arrivals_a_day}, .per = fitted.per});
  for (const FittedResource& resource : fitted.resources) {
    scenario.resources.push_back({.id = resource.id,
                                  .staff = {.value = static_cast<double>(resource.at_once)},
                                  .share = {.value = 1}});
  }
  for (const FittedStep& step : fitted.steps) {
    model::StepTimes times{.step = step.step, .resource = step.resource};
    if (step.effort) times.effort = step.effort->distribution;
    if (step.delay) times.delay = step.delay->distribution;
    scenario.steps.push_back(std::move(times));
  }
  for (const FittedDecision& fitted_decision : fitted.decisions) {
    model::Decision decision{.node = fitted_decision.node};
    for (const FittedWay& way : fitted_decision.ways) {
      decision.shares.push_back({way.way,
                                 {.value = static_cast<double>(way.observed) /
                                           static_cast<double>(fitted_decision.observed())}});
    }
    scenario.decisions.push_back(std::move(decision));
  }
  return scenario;
}

/// Simulated, logged, estimated and simulated again: the same office.
TEST(Fit, of_a_simulated_log_gives_the_office_that_left_it) {
  const auto procedure =
      tests::flow_of("a -> b, b[again] -> a, b[done] -> c, c -> =granted, b[no] -> =rejected");
  model::Scenario scenario = one_desk(3, 3, lognormal(30, 0.8));
  scenario.resources.push_back({.id = "other", .staff = {.value = 2}, .share = {.value = 1}});
  scenario.steps.push_back(step("b", "other", exponential(20)));
  scenario.steps.push_back({.step = "c", .effort = gamma(10, 0.5), .delay = exponential(600)});
  scenario.decisions.push_back(shares("b", {{"again", 0.2}, {"no", 0.1}, {"done", 0.7}}));
  scenario.window.amount = 365;
  std::string log;
  const Result before = simulate(
      procedure, scenario, office_hours(),
      {.log = LogRequest{model::LogFormat::csv, [&](std::string_view text) { log += text; }}});
  model::Diagnostics diagnostics;
  const auto found = fitted(log, procedure, diagnostics);
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(found->resources[0].at_once, 3);
  EXPECT_EQ(found->resources[1].at_once, 2);
  EXPECT_NEAR(found->arrivals_a_day, 24, 1);
  EXPECT_EQ(found->steps[0].effort->distribution.kind, DistributionKind::lognormal);
  EXPECT_EQ(found->steps[1].effort->distribution.kind, DistributionKind::exponential);

  const Result after =
      simulate(procedure, scenario_of(*found), office_hours(), {.seed = 99, .replications = 5});
  const auto near = [](const Measure& measure, const Measure& other) {
    const double mean = measure.working_days.mean.mean;
    EXPECT_NEAR(other.working_days.mean.mean, mean, 0.1 * mean);
  };
  near(before.cycle_time, after.cycle_time);
  near(before.processing_time, after.processing_time);
  near(before.delay_time, after.delay_time);
  const auto granted = [](const Result& result) {
    return static_cast<double>(result.outcomes.at("granted")) /
           static_cast<double>(result.cases.arrived);
  };
  EXPECT_NEAR(granted(before), granted(after), 0.02);
  EXPECT_NEAR(before.resources[0].utilisation.mean, after.resources[0].utilisation.mean, 0.03);
}

}  // namespace
}  // namespace selaras::simulator
