#include "reports/simulate_text.h"

#include <algorithm>
#include <utility>

#include "model/text.h"
#include "model/words.h"
#include "reports/names.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t name_columns = 32;
constexpr std::size_t value_columns = 16;

std::string row(std::string_view name, const std::vector<std::string>& values) {
  std::string out = "  " + padded(name, name_columns);
  for (const std::string& value : values) out += right_aligned(value, value_columns);
  return out + "\n";
}

std::string estimate(const simulator::Estimate& mean, const Texts& texts) {
  const std::string value = texts.number(mean.mean, 1);
  return mean.half_width95 ? value + " ± " + texts.number(*mean.half_width95, 1) : value;
}

std::string head(const simulator::Result& result, const model::Procedure& procedure,
                 const model::Scenario& scenario, const Texts& texts) {
  return model::printable(procedure.region) + " – " + model::printable(texts.of(scenario.title)) +
         "\n" + wrapped(texts("simulation.no-evidence"), 0) + "\n\n" +
         wrapped(
             texts.fill("simulation.run",
                        {{"cases", texts.number(static_cast<double>(result.cases.arrived))},
                         {"replications", texts.number(static_cast<double>(result.replications))},
                         {"seed", std::to_string(result.seed)}}),
             0) +
         "\n";
}

std::string outcomes(const simulator::Result& result, const Texts& texts) {
  std::string out;
  for (const auto& [outcome, count] : result.outcomes) {
    const std::string key = "outcome." + outcome;
    out +=
        row(texts.has(key) ? texts(key) : outcome,
            {texts.number(static_cast<double>(count)),
             result.cases.arrived == 0 ? std::string()
                                       : texts.percent(static_cast<double>(count) /
                                                       static_cast<double>(result.cases.arrived))});
  }
  return out.empty() ? out : "\n" + texts("simulation.outcomes") + "\n" + out;
}

std::string times(const simulator::Measure& measure, const Texts& texts) {
  std::string out = "\n" + padded(texts("simulation.cycle"), name_columns + 2) +
                    right_aligned(texts("simulation.working-days"), value_columns) +
                    right_aligned(texts("simulation.calendar-days"), value_columns) + "\n";
  out += row(texts("simulation.mean"), {estimate(measure.working_days.mean, texts),
                                        estimate(measure.calendar_days.mean, texts)});
  for (const auto& [name, member] :
       {std::pair{"P50", &simulator::Times::p50}, std::pair{"P80", &simulator::Times::p80},
        std::pair{"P90", &simulator::Times::p90}, std::pair{"P95", &simulator::Times::p95},
        std::pair{texts("page.times.max").c_str(), &simulator::Times::max}}) {
    out += row(name, {texts.number(measure.working_days.*member, 1),
                      texts.number(measure.calendar_days.*member, 1)});
  }
  return out;
}

std::string promise_line(const simulator::Promise& promise, const Names& names) {
  const Texts& texts = names.texts();
  const auto word = model::words::word_for(model::words::unit_readings(), promise.reading);
  std::string share = texts.percent(promise.share);
  if (promise.low95 && promise.high95) {
    share += " [" + texts.percent(*promise.low95) + " – " + texts.percent(*promise.high95) + "]";
  }
  return "  " + model::printable(names.of(checker::ArgumentKind::claim, promise.claim)) + ", " +
         texts.number(promise.limit) + " " + names.reading(word) + ": " + share + "\n";
}

std::string promises(const simulator::Result& result, const Names& names) {
  std::string out;
  for (const simulator::Promise& promise : result.promises) out += promise_line(promise, names);
  return out.empty() ? out : "\n" + names.texts()("simulation.promises") + "\n" + out;
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
                          const model::Scenario& scenario, const Texts& texts) {
  const Names names(procedure, nullptr, texts);
  return head(result, procedure, scenario, texts) + outcomes(result, texts) +
         times(result.cycle_time, texts) + promises(result, names) +
         people(result, scenario, texts) + assumptions(result, texts);
}

}  // namespace selaras::reports
