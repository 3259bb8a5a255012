#include "reports/compare_names.h"

#include <array>
#include <string_view>
#include <utility>

#include "reports/promise_name.h"

namespace selaras::reports {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 8> measures{{
    {"cycle.mean", "compare.cycle.mean"},
    {"cycle.p50", "compare.cycle.p50"},
    {"cycle.p80", "compare.cycle.p80"},
    {"cycle.p90", "compare.cycle.p90"},
    {"cycle.p95", "compare.cycle.p95"},
    {"waiting.mean", "compare.waiting.mean"},
    {"processing.mean", "compare.processing.mean"},
    {"delay.mean", "compare.delay.mean"},
}};

/// "promise.2" is the second promise of the result.
const simulator::Promise* promise_of(std::string_view measure, const simulator::Result& result) {
  constexpr std::string_view prefix = "promise.";
  if (!measure.starts_with(prefix)) return nullptr;
  std::size_t number = 0;
  for (const char digit : measure.substr(prefix.size())) {
    number = number * 10 + static_cast<std::size_t>(digit - '0');
  }
  return number >= 1 && number <= result.promises.size() ? &result.promises[number - 1] : nullptr;
}

std::string unit_name(std::string_view unit, const Texts& texts) {
  return texts(unit == "calendar-day" ? "simulation.calendar-days" : "simulation.working-days");
}

}  // namespace

std::string measure_name(const simulator::Difference& difference, const Compared& first,
                         const Names& names) {
  const Texts& texts = names.texts();
  for (const auto& [measure, key] : measures) {
    if (measure == difference.measure) return texts(key) + ", " + unit_name(difference.unit, texts);
  }
  if (const simulator::Promise* promise = promise_of(difference.measure, first.result)) {
    return promise_name(*promise, names);
  }
  const std::string id = difference.measure.substr(difference.measure.find('.') + 1);
  const model::Resource* resource = first.scenario->resource(id);
  return texts.fill("compare.utilisation",
                    {{"resource", resource == nullptr ? id : texts.of(resource->title)}});
}

}  // namespace selaras::reports
