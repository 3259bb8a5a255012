#include "tests/simulator/sample.h"

#include <bit>
#include <cstdint>
#include <utility>

namespace selaras::simulator {
namespace {

constexpr model::Ticks hour = model::ticks_per_hour;
const model::UnitReading working_minute{model::TimeUnit::minute, model::TimeBase::working};

class Digest {
 public:
  Digest& add(double number) {
    text_ += std::to_string(std::bit_cast<std::uint64_t>(number)) + ' ';
    return *this;
  }
  Digest& add(std::int64_t number) {
    text_ += std::to_string(number) + ' ';
    return *this;
  }
  Digest& add(const Estimate& estimate) {
    return add(estimate.mean).add(estimate.half_width95.value_or(-1));
  }
  Digest& add(const Times& times) {
    for (const double percentile : times.percentiles) add(percentile);
    return add(times.mean)
        .add(times.p50)
        .add(times.p80)
        .add(times.p90)
        .add(times.p95)
        .add(times.max);
  }
  Digest& add(const Measure& measure) {
    return add(measure.working_days).add(measure.calendar_days);
  }
  Digest& add(const Promise& promise) {
    return add(promise.cases).add(promise.share).add(promise.low95.value_or(-1));
  }
  Digest& add(const StepResult& step) {
    return add(step.visits).add(step.processing).add(step.waiting).add(step.delay);
  }
  Digest& add(const ResourceResult& resource) {
    return add(resource.utilisation)
        .add(resource.queue_mean)
        .add(resource.queue_max)
        .add(resource.wait_mean)
        .add(resource.work_offered);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

const model::Calendar& round_the_clock() {
  static const model::Calendar calendar = [] {
    model::WorkingRules rules{.id = "round-the-clock", .working_day = 24 * hour};
    for (auto& day : rules.week) day = {{0, 24 * hour}};
    return model::Calendar(std::move(rules));
  }();
  return calendar;
}

const model::Calendar& office_hours() {
  static const model::Calendar calendar = [] {
    model::WorkingRules rules{.id = "office-hours", .working_day = 8 * hour};
    for (std::size_t day = 0; day < 5; ++day) rules.week[day] = {{8 * hour, 16 * hour}};
    return model::Calendar(std::move(rules));
  }();
  return calendar;
}

model::Distribution constant(double minutes) {
  return {.kind = model::DistributionKind::constant, .mean = minutes, .unit = working_minute};
}

model::Distribution exponential(double mean_minutes) {
  return {.kind = model::DistributionKind::exponential,
          .mean = mean_minutes,
          .cv = 1,
          .unit = working_minute};
}

model::Distribution lognormal(double mean_minutes, double cv) {
  return {.kind = model::DistributionKind::lognormal,
          .mean = mean_minutes,
          .cv = cv,
          .unit = working_minute};
}

model::Distribution gamma(double mean_minutes, double cv) {
  return {.kind = model::DistributionKind::gamma,
          .mean = mean_minutes,
          .cv = cv,
          .unit = working_minute};
}

model::Distribution uniform(double minimum, double maximum) {
  return {.kind = model::DistributionKind::uniform,
          .minimum = minimum,
          .maximum = maximum,
          .unit = working_minute};
}

model::Distribution triangular(double minimum, double mode, double maximum) {
  return {.kind = model::DistributionKind::triangular,
          .minimum = minimum,
          .mode = mode,
          .maximum = maximum,
          .unit = working_minute};
}

model::Scenario one_desk(double arrivals_per_hour, int staff, const model::Distribution& effort) {
  model::Scenario scenario;
  scenario.id = "sample";
  scenario.start = *model::date_from("2025-01-06");
  scenario.time_zone = "WIB";
  scenario.window = {.amount = 30, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  scenario.resources.push_back(
      {.id = "desk", .staff = {.value = double(staff)}, .share = {.value = 1}});
  scenario.arrivals.push_back({.rate = {.value = arrivals_per_hour},
                               .per = {model::TimeUnit::hour, model::TimeBase::working}});
  scenario.otherwise.resource = "desk";
  scenario.otherwise.effort = effort;
  return scenario;
}

model::StepTimes step(std::string id, std::string resource, const model::Distribution& effort) {
  return {.step = std::move(id), .resource = std::move(resource), .effort = effort};
}

model::Decision shares(std::string node, std::vector<std::pair<std::string, double>> ways) {
  model::Decision decision{.node = std::move(node)};
  for (auto& [way, share] : ways) {
    decision.shares.push_back({std::move(way), {.value = share}});
  }
  return decision;
}

std::string every_number(const Result& result) {
  Digest digest;
  digest.add(result.cases.arrived).add(result.cases.completed).add(result.cases.inside);
  for (const auto& [outcome, count] : result.outcomes) digest.add(count);
  digest.add(result.cycle_time).add(result.processing_time).add(result.waiting_time);
  digest.add(result.delay_time);
  for (const Promise& promise : result.promises) digest.add(promise);
  for (const StepResult& step_result : result.steps) digest.add(step_result);
  for (const ResourceResult& resource : result.resources) digest.add(resource);
  return digest.take();
}

std::vector<std::string> codes(const Result& result) {
  std::vector<std::string> all;
  for (const model::Diagnostic& diagnostic : result.diagnostics) all.push_back(diagnostic.code);
  return all;
}

}  // namespace selaras::simulator
