#include "reports/simulate_json.h"

#include "model/json_writer.h"
#include "model/words.h"
#include "reports/simulate_json_parts.h"
#include "reports/verdicts.h"

namespace selaras::reports {

using model::json::Writer;

namespace {

using reports::write;

std::string_view unit_word(const model::UnitReading& unit) {
  return model::words::word_for(model::words::unit_readings(), unit);
}

}  // namespace

void write(Writer& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  value ? json.value(*value) : json.null();
}

void write(Writer& json, std::string_view key, const model::Length& length) {
  json.key(key).begin_object();
  json.member("value", length.amount).member("unit", unit_word(length.unit)).end_object();
}

namespace {

void write(Writer& json, const simulator::PercentileWidths& widths) {
  json.key("percentileHalfWidths95").begin_object();
  json.member("p50", widths.p50).member("p80", widths.p80).member("p90", widths.p90);
  json.member("p95", widths.p95).end_object();
}

void write(Writer& json, std::string_view key, const simulator::Times& times) {
  json.key(key).begin_object();
  json.member("mean", times.mean.mean);
  write(json, "halfWidth95", times.mean.half_width95);
  json.member("p50", times.p50).member("p80", times.p80).member("p90", times.p90);
  json.member("p95", times.p95).member("max", times.max);
  if (times.half_widths95) write(json, *times.half_widths95);
  json.end_object();
}

void write(Writer& json, std::string_view key, const simulator::Measure& measure) {
  json.key(key).begin_object();
  write(json, "workingDays", measure.working_days);
  write(json, "calendarDays", measure.calendar_days);
  json.end_object();
}

}  // namespace

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

namespace {

void write(Writer& json, const simulator::StepResult& step) {
  json.begin_object();
  json.member("id", step.id).member_or_null("resource", step.resource);
  json.member("visits", step.visits);
  json.member("processing", step.processing).member("waiting", step.waiting);
  json.member("delay", step.delay);
  json.member("waitingCalendarDays", step.waiting_calendar_days);
  json.member("givenUp", step.given_up).member("returned", step.returned).end_object();
}

void write(Writer& json, const simulator::FollowedResult& followed) {
  json.begin_object();
  json.member("id", followed.id).member("step", followed.step);
  json.member_or_null("since", followed.since);
  json.member("cases", followed.cases).member("came", followed.came);
  json.member("visits", followed.visits);
  json.member("perCase", followed.per_case.mean);
  write(json, "perCaseHalfWidth95", followed.per_case.half_width95);
  json.member("perYear", followed.per_year.mean);
  write(json, "perYearHalfWidth95", followed.per_year.half_width95);
  write(json, "time", followed.times);
  json.end_object();
}

/// Where the scenario states documents, and what is to be followed.
void write_applicants(Writer& json, const simulator::Result& result) {
  if (!result.documents.empty()) {
    json.key("documents").begin_array();
    for (const simulator::DocumentResult& each : result.documents) {
      json.begin_object().member("id", each.id).member("returns", each.returns).end_object();
    }
    json.end_array();
  }
  if (result.followed.empty()) return;
  json.key("follow").begin_array();
  for (const simulator::FollowedResult& each : result.followed) write(json, each);
  json.end_array();
}

}  // namespace

void write(Writer& json, const simulator::ResourceResult& resource) {
  json.begin_object();
  json.member("id", resource.id).member("staff", resource.staff);
  json.member("utilisation", resource.utilisation.mean);
  json.member("queueMean", resource.queue_mean.mean).member("queueMax", resource.queue_max);
  json.member("waitMean", resource.wait_mean.mean).member("workOffered", resource.work_offered);
  json.end_object();
}

void write(Writer& json, const simulator::NamedInput& input, const Texts& texts) {
  json.begin_object();
  json.member("name", input.name).member("value", input.value);
  json.member("provenance", word(input.provenance));
  json.member("source", texts.of(input.source)).end_object();
}

namespace {

void write(Writer& json, const simulator::Judgement& judgement) {
  json.begin_object().member("assertion", judgement.assertion.text);
  json.member("standing", word(judgement.standing)).member("value", judgement.value);
  const bool bounded = judgement.half_width95.has_value();
  write(json, "low95", bounded ? std::optional(judgement.low()) : std::nullopt);
  write(json, "high95", bounded ? std::optional(judgement.high()) : std::nullopt);
  json.end_object();
}

void write(Writer& json, std::string_view key, const simulator::Estimate& effect) {
  json.key(key).begin_object().member("difference", effect.mean);
  write(json, "halfWidth95", effect.half_width95);
  json.end_object();
}

void write(Writer& json, const simulator::Sensitivity& sensitivity) {
  json.key("sensitivity").begin_object().member("range", sensitivity.range);
  json.member("measure", "cycle.mean").member("unit", "working-day");
  json.key("inputs").begin_array();
  for (const simulator::Influence& influence : sensitivity.influences) {
    json.begin_object().member("input", influence.input);
    json.member("provenance", word(influence.provenance)).member("value", influence.value);
    json.member("lowValue", influence.low_value).member("highValue", influence.high_value);
    write(json, "low", influence.low);
    write(json, "high", influence.high);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write(Writer& json, const Supplements& supplements) {
  if (!supplements.judgements.empty()) {
    json.key("assertions").begin_array();
    for (const simulator::Judgement& judgement : supplements.judgements) write(json, judgement);
    json.end_array();
  }
  if (supplements.sensitivity) write(json, *supplements.sensitivity);
}

void write_findings(Writer& json, const simulator::Result& result, const Texts& texts) {
  write_cases(json, result);
  write(json, "cycleTime", result.cycle_time);
  write(json, "processingTime", result.processing_time);
  write(json, "waitingTime", result.waiting_time);
  write(json, "delayTime", result.delay_time);
  json.key("sla").begin_array();
  for (const simulator::Promise& promise : result.promises) write(json, promise);
  json.end_array().key("steps").begin_array();
  for (const simulator::StepResult& step : result.steps) write(json, step);
  json.end_array().key("resources").begin_array();
  for (const simulator::ResourceResult& resource : result.resources) write(json, resource);
  json.end_array();
  write_applicants(json, result);
  json.key("inputs").begin_array();
  for (const simulator::NamedInput& input : result.inputs) write(json, input, texts);
  json.end_array();
}

std::string simulate_json(const simulator::Result& result, const Texts& texts,
                          const Supplements& supplements) {
  Writer json;
  json.begin_object().member("schemaVersion", 1);
  json.member("procedure", result.procedure).member("scenario", result.scenario);
  json.member("seed", result.seed).member("replications", result.replications);
  write(json, "warmUp", result.warm_up);
  json.member("warmUpFound", result.warm_up_found).member("interrupted", result.interrupted);
  write(json, "horizon", result.horizon);
  write_findings(json, result, texts);
  write(json, supplements);
  json.end_object();
  return json.take();
}

}  // namespace selaras::reports
