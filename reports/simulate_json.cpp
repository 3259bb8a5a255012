#include "reports/simulate_json.h"

#include "model/json_writer.h"
#include "model/words.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

std::string_view unit_word(const model::UnitReading& unit) {
  return model::words::word_for(model::words::unit_readings(), unit);
}

void write(Writer& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  value ? json.value(*value) : json.null();
}

void write(Writer& json, std::string_view key, const model::Length& length) {
  json.key(key).begin_object();
  json.member("value", length.amount).member("unit", unit_word(length.unit)).end_object();
}

void write(Writer& json, std::string_view key, const simulator::Times& times) {
  json.key(key).begin_object();
  json.member("mean", times.mean.mean);
  write(json, "halfWidth95", times.mean.half_width95);
  json.member("p50", times.p50).member("p80", times.p80).member("p90", times.p90);
  json.member("p95", times.p95).member("max", times.max).end_object();
}

void write(Writer& json, std::string_view key, const simulator::Measure& measure) {
  json.key(key).begin_object();
  write(json, "workingDays", measure.working_days);
  write(json, "calendarDays", measure.calendar_days);
  json.end_object();
}

void write_cases(Writer& json, const simulator::Result& result) {
  json.key("cases").begin_object();
  json.member("arrived", result.cases.arrived).member("completed", result.cases.completed);
  json.member("inside", result.cases.inside).end_object();
  json.key("outcomes").begin_object();
  for (const auto& [outcome, count] : result.outcomes) json.member(outcome, count);
  json.end_object();
}

void write(Writer& json, const simulator::Promise& promise) {
  json.begin_object();
  json.member("claim", promise.claim).member("limit", promise.limit);
  json.member("unit", promise.unit).member("reading", unit_word(promise.reading));
  json.member_or_null("condition", promise.condition).member("share", promise.share);
  write(json, "low95", promise.low95);
  write(json, "high95", promise.high95);
  json.end_object();
}

void write(Writer& json, const simulator::StepResult& step) {
  json.begin_object();
  json.member("id", step.id).member("visits", step.visits);
  json.member("processing", step.processing).member("waiting", step.waiting);
  json.member("delay", step.delay);
  json.member("waitingCalendarDays", step.waiting_calendar_days).end_object();
}

void write(Writer& json, const simulator::ResourceResult& resource) {
  json.begin_object();
  json.member("id", resource.id).member("staff", resource.staff);
  json.member("utilisation", resource.utilisation.mean);
  json.member("queueMean", resource.queue_mean.mean).member("queueMax", resource.queue_max);
  json.member("waitMean", resource.wait_mean.mean).end_object();
}

void write(Writer& json, const simulator::NamedInput& input, const Texts& texts) {
  json.begin_object();
  json.member("name", input.name).member("value", input.value);
  json.member("provenance", word(input.provenance));
  json.member("source", texts.of(input.source)).end_object();
}

}  // namespace

std::string simulate_json(const simulator::Result& result, const Texts& texts) {
  Writer json;
  json.begin_object().member("schemaVersion", 1);
  json.member("procedure", result.procedure).member("scenario", result.scenario);
  json.member("seed", result.seed).member("replications", result.replications);
  write(json, "warmUp", result.warm_up);
  write(json, "horizon", result.horizon);
  write_cases(json, result);
  write(json, "cycleTime", result.cycle_time);
  write(json, "processingTime", result.processing_time);
  write(json, "waitingTime", result.waiting_time);
  json.key("sla").begin_array();
  for (const simulator::Promise& promise : result.promises) write(json, promise);
  json.end_array().key("steps").begin_array();
  for (const simulator::StepResult& step : result.steps) write(json, step);
  json.end_array().key("resources").begin_array();
  for (const simulator::ResourceResult& resource : result.resources) write(json, resource);
  json.end_array().key("inputs").begin_array();
  for (const simulator::NamedInput& input : result.inputs) write(json, input, texts);
  json.end_array().end_object();
  return json.take();
}

}  // namespace selaras::reports
