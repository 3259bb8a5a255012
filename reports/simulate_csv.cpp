#include "reports/simulate_csv.h"

#include <array>
#include <optional>
#include <string_view>
#include <tuple>

#include "reports/measure_table.h"

namespace selaras::reports {
namespace {

using simulator::Estimate;

void add_times(MeasureTable& table, std::string_view part, std::string_view unit,
               const simulator::Times& times) {
  using simulator::PercentileWidths;
  using simulator::Times;
  table.add(part, "", "mean", unit, times.mean);
  const std::array<std::tuple<const char*, double Times::*, double PercentileWidths::*>, 4>
      percentiles{{{"p50", &Times::p50, &PercentileWidths::p50},
                   {"p80", &Times::p80, &PercentileWidths::p80},
                   {"p90", &Times::p90, &PercentileWidths::p90},
                   {"p95", &Times::p95, &PercentileWidths::p95}}};
  for (const auto& [name, value, width] : percentiles) {
    const auto half =
        times.half_widths95 ? std::optional(*times.half_widths95.*width) : std::optional<double>();
    table.add(part, "", name, unit, Estimate{times.*value, half});
  }
  table.add(part, "", "max", unit, times.max);
}

void add_measure(MeasureTable& table, std::string_view part, const simulator::Measure& measure) {
  add_times(table, part, "working-day", measure.working_days);
  add_times(table, part, "calendar-day", measure.calendar_days);
}

void add_cases(MeasureTable& table, const simulator::Result& result) {
  table.add("cases", "", "arrived", "case", static_cast<double>(result.cases.arrived));
  table.add("cases", "", "completed", "case", static_cast<double>(result.cases.completed));
  table.add("cases", "", "inside", "case", static_cast<double>(result.cases.inside));
  for (const auto& [outcome, count] : result.outcomes) {
    table.add("outcomes", outcome, "count", "case", static_cast<double>(count));
  }
}

void add_step(MeasureTable& table, const simulator::StepResult& step) {
  table.add("steps", step.id, "visits", "visit", static_cast<double>(step.visits));
  table.add("steps", step.id, "processing", "working-day", step.processing);
  table.add("steps", step.id, "waiting", "working-day", step.waiting);
  table.add("steps", step.id, "delay", "working-day", step.delay);
  table.add("steps", step.id, "givenUp", "visit", static_cast<double>(step.given_up));
  table.add("steps", step.id, "returned", "visit", static_cast<double>(step.returned));
}

void add_resource(MeasureTable& table, const simulator::ResourceResult& resource) {
  table.add("resources", resource.id, "staff", "person", static_cast<double>(resource.staff));
  table.add("resources", resource.id, "utilisation", "share", resource.utilisation);
  table.add("resources", resource.id, "workOffered", "share", resource.work_offered);
  table.add("resources", resource.id, "queueMean", "case", resource.queue_mean);
  table.add("resources", resource.id, "queueMax", "case", static_cast<double>(resource.queue_max));
  table.add("resources", resource.id, "waitMean", "working-day", resource.wait_mean);
}

void add_followed(MeasureTable& table, const simulator::FollowedResult& followed) {
  table.add("follow", followed.id, "cases", "case", static_cast<double>(followed.cases));
  table.add("follow", followed.id, "came", "case", static_cast<double>(followed.came));
  table.add("follow", followed.id, "perCase", "visit", followed.per_case);
  table.add("follow", followed.id, "perYear", "visit", followed.per_year);
  table.add("follow", followed.id, "mean", "calendar-day", followed.times.calendar_days.mean);
  table.add("follow", followed.id, "p90", "calendar-day", followed.times.calendar_days.p90);
}

}  // namespace

std::string simulate_csv(const simulator::Result& result) {
  MeasureTable table;
  add_cases(table, result);
  add_measure(table, "cycleTime", result.cycle_time);
  add_measure(table, "processingTime", result.processing_time);
  add_measure(table, "waitingTime", result.waiting_time);
  add_measure(table, "delayTime", result.delay_time);
  for (const simulator::Promise& each : result.promises) table.add("sla", each.claim, each);
  for (const simulator::StepResult& step : result.steps) add_step(table, step);
  for (const simulator::ResourceResult& resource : result.resources) add_resource(table, resource);
  for (const simulator::DocumentResult& document : result.documents) {
    table.add("documents", document.id, "returns", "return", static_cast<double>(document.returns));
  }
  for (const simulator::FollowedResult& followed : result.followed) add_followed(table, followed);
  return table.take();
}

}  // namespace selaras::reports
