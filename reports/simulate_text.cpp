#include "reports/simulate_text.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "model/text.h"
#include "model/words.h"
#include "reports/beyond_text.h"
#include "reports/judgements_text.h"
#include "reports/names.h"
#include "reports/promise_name.h"
#include "reports/sensitivity_text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t name_columns = 32;
constexpr std::size_t value_columns = 16;

std::string row(std::string_view name, const std::vector<std::string>& values) {
  std::string out = "  " + padded(name, name_columns);
  for (const std::string& value : values) out += right_aligned(" " + value, value_columns);
  return out + "\n";
}

std::string estimate(const simulator::Estimate& mean, const Texts& texts) {
  const std::string value = texts.number(mean.mean, 1);
  return mean.half_width95 ? value + " ± " + texts.number(*mean.half_width95, 1) : value;
}

std::string head(const simulator::Result& result, const model::Procedure& procedure,
                 const model::Scenario& scenario, const Texts& texts) {
  const std::string region =
      procedure.region.empty() ? std::string() : model::printable(procedure.region) + " – ";
  return region + model::printable(texts.of(scenario.title)) + "\n" +
         wrapped(texts("simulation.no-evidence"), 0) + "\n\n" +
         wrapped(
             texts.fill("simulation.run",
                        {{"cases", texts.number(static_cast<double>(result.cases.arrived))},
                         {"replications", texts.number(static_cast<double>(result.replications))},
                         {"seed", std::to_string(result.seed)}}),
             0) +
         "\n";
}

std::string conditions(const simulator::Result& result, const Names& names) {
  const Texts& texts = names.texts();
  std::string out;
  if (result.warm_up_found || result.warm_up.amount > 0) {
    const char* key = result.warm_up_found ? "simulation.warm-up-found" : "simulation.warm-up";
    out += wrapped(texts.fill(
                       key, {{"length", names.length(result.warm_up.amount, result.warm_up.unit)}}),
                   0) +
           "\n";
  }
  if (result.interrupted) out += wrapped(texts("simulation.interrupted"), 0) + "\n";
  return out;
}

/// Those that came about: some lie behind another, which has closed the case before.
std::string outcomes(const simulator::Result& result, const Texts& texts) {
  std::string out;
  for (const auto& [outcome, count] : result.outcomes) {
    if (count == 0) continue;
    const std::string key = "outcome." + outcome;
    out +=
        row(texts.has(key) ? texts(key) : outcome,
            {texts.number(static_cast<double>(count)),
             result.cases.arrived == 0 ? std::string()
                                       : texts.percent(static_cast<double>(count) /
                                                       static_cast<double>(result.cases.arrived))});
  }
  if (result.cases.inside > 0) out += "  " + wrapped(texts("simulation.never-closed"), 2) + "\n";
  return out.empty() ? out : "\n" + texts("simulation.outcomes") + "\n" + out;
}

std::string percentile(const simulator::Times& times, double simulator::Times::*value,
                       double simulator::PercentileWidths::*width, const Texts& texts) {
  const auto half =
      times.half_widths95 ? std::optional(*times.half_widths95.*width) : std::optional<double>();
  return estimate({times.*value, half}, texts);
}

std::string times(const simulator::Measure& measure, const Texts& texts) {
  using simulator::PercentileWidths;
  using simulator::Times;
  const Times& working = measure.working_days;
  const Times& calendar = measure.calendar_days;
  std::string out = "\n" + padded(texts("simulation.cycle"), name_columns + 2) +
                    right_aligned(texts("simulation.working-days"), value_columns) +
                    right_aligned(texts("simulation.calendar-days"), value_columns) + "\n";
  out += row(texts("simulation.mean"),
             {estimate(working.mean, texts), estimate(calendar.mean, texts)});
  for (const auto& [name, value, width] :
       {std::tuple{"P50", &Times::p50, &PercentileWidths::p50},
        std::tuple{"P80", &Times::p80, &PercentileWidths::p80},
        std::tuple{"P90", &Times::p90, &PercentileWidths::p90},
        std::tuple{"P95", &Times::p95, &PercentileWidths::p95}}) {
    out += row(name, {percentile(working, value, width, texts),
                      percentile(calendar, value, width, texts)});
  }
  return out + row(texts("page.times.max"),
                   {texts.number(working.max, 1), texts.number(calendar.max, 1)});
}

std::string promise_line(const simulator::Promise& promise, const Names& names) {
  const Texts& texts = names.texts();
  std::string share = texts.percent(promise.share);
  if (promise.low95 && promise.high95) {
    share += " [" + texts.percent(*promise.low95) + " – " + texts.percent(*promise.high95) + "]";
  }
  return "  " + model::printable(names.of(checker::ArgumentKind::claim, promise.claim)) + ", " +
         promise_name(promise, names) + ": " + share + "\n";
}

std::string promises(const simulator::Result& result, const Names& names) {
  std::string out;
  for (const simulator::Promise& promise : result.promises) out += promise_line(promise, names);
  return out.empty() ? out : "\n" + names.texts()("simulation.promises") + "\n" + out;
}

/// Where applicants gave up or got their files back, and after which share of the visits.
std::string applicants(const simulator::Result& result, const Names& names) {
  const Texts& texts = names.texts();
  std::string out;
  for (const simulator::StepResult& step : result.steps) {
    if (step.given_up == 0 && step.returned == 0) continue;
    const auto visits = static_cast<double>(step.visits);
    out +=
        row(names.step(step.id), {texts.percent(static_cast<double>(step.given_up) / visits, 1),
                                  texts.percent(static_cast<double>(step.returned) / visits, 1)});
  }
  if (out.empty()) return out;
  return "\n" + padded(texts("simulation.applicants"), name_columns + 2) +
         right_aligned(texts("simulation.given-up"), value_columns) +
         right_aligned(texts("simulation.returned"), value_columns) + "\n" + out;
}

std::string people(const simulator::Result& result, const model::Scenario& scenario,
                   const Texts& texts) {
  std::string out;
  for (const simulator::ResourceResult& each : result.resources) {
    const model::Resource* resource = scenario.resource(each.id);
    out += row(resource == nullptr ? each.id : texts.of(resource->title),
               {texts.percent(each.utilisation.mean), texts.number(each.wait_mean.mean, 1)});
  }
  if (out.empty()) return out;
  return "\n" + padded(texts("simulation.people"), name_columns + 2) +
         right_aligned(texts("simulation.utilisation"), value_columns) +
         right_aligned(texts("simulation.waiting"), value_columns) + "\n" + out;
}

/// More work than people can do: nothing else in the result means much then.
std::string overload(const simulator::Result& result, const model::Scenario& scenario,
                     const Texts& texts) {
  std::string out;
  for (const simulator::ResourceResult& each : result.resources) {
    if (each.work_offered < 1) continue;
    const model::Resource* resource = scenario.resource(each.id);
    out +=
        "\n" +
        wrapped(texts.fill("simulation.overload",
                           {{"resource", resource == nullptr ? each.id : texts.of(resource->title)},
                            {"load", texts.percent(each.work_offered)},
                            {"queue", texts.number(static_cast<double>(each.queue_max))}}),
                0) +
        "\n";
  }
  return out;
}

/// How many of the inputs nobody quoted or derived.
std::string assumptions(const simulator::Result& result, const Texts& texts) {
  const auto assumed = std::ranges::count(result.inputs, model::Provenance::assumed,
                                          &simulator::NamedInput::provenance);
  return "\n" +
         wrapped(texts.fill("simulation.assumed",
                            {{"n", texts.number(static_cast<double>(assumed))},
                             {"all", texts.number(static_cast<double>(result.inputs.size()))}}),
                 0) +
         "\n";
}

}  // namespace

std::string simulate_text(const simulator::Result& result, const model::Procedure& procedure,
                          const model::Scenario& scenario, const Texts& texts,
                          const Supplements& supplements) {
  const Names names(procedure, nullptr, texts);
  std::string text = head(result, procedure, scenario, texts) + conditions(result, names) +
                     outcomes(result, texts) + times(result.cycle_time, texts) +
                     promises(result, names) + applicants(result, names) +
                     beyond_text(result, scenario, names) + people(result, scenario, texts) +
                     overload(result, scenario, texts) +
                     judgements_text(supplements.judgements, texts);
  if (supplements.sensitivity) {
    text += sensitivity_text(*supplements.sensitivity, scenario, names);
  }
  return text + assumptions(result, texts);
}

}  // namespace selaras::reports
