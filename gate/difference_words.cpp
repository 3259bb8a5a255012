#include "gate/difference_report.h"

namespace selaras::gate {
namespace {

/// Some texts' keys hang on data: what has none is shown as it is.
std::string named(const std::string& key, const std::string& otherwise,
                  const reports::Texts& texts) {
  return texts.has(key) ? texts(key) : otherwise;
}

}  // namespace

std::string title_of(const Versions& versions) {
  const auto& there = versions.newer == nullptr ? *versions.older : *versions.newer;
  const model::Procedure& procedure = *there.procedure;
  return procedure.region.empty() ? procedure.id : procedure.region;
}

std::string what_of(const Change& change, const reports::Texts& texts) {
  return named("diff.what." + change.what, change.what, texts);
}

std::string field_of(const Change& change, const reports::Texts& texts) {
  return named("diff.field." + change.field, change.field, texts);
}

std::string values_of(const std::vector<std::string>& values, const reports::Texts& texts) {
  return values.empty() ? texts("diff.not-stated") : texts.list(values);
}

std::string counting_line(std::span<const Difference> differences, const reports::Texts& texts) {
  std::size_t changes = 0;
  std::size_t appeared = 0;
  std::size_t vanished = 0;
  for (const Difference& each : differences) {
    changes += each.changes.size();
    appeared += each.appeared.size();
    vanished += each.vanished.size();
  }
  return texts.count("diff.changes", changes) + ", " + texts.count("diff.appeared", appeared) +
         ", " + texts.count("diff.vanished", vanished);
}

std::string runs_sentence(const RunOnlyHere& run, std::string_view key,
                          const reports::Texts& texts) {
  if (run.answer == behaviour::Answer::impossible) return {};
  if (run.answer == behaviour::Answer::not_decided) return texts("diff.not-decided");
  std::string steps;
  for (const std::string& step : run.steps) steps += (steps.empty() ? "" : " → ") + step;
  return texts.fill(key, {{"run", steps.empty() ? texts("diff.empty-run") : steps}});
}

std::string times_sentence(const Difference& difference, const reports::Texts& texts) {
  if (!difference.times) return {};
  const TimeChange& times = *difference.times;
  const auto days = [&](double value) { return texts.number(value, 2); };
  if (!times.half_width95) {
    return texts.fill("diff.times.single", {{"before", days(times.before)},
                                            {"after", days(times.after)},
                                            {"difference", days(times.difference)},
                                            {"scenario", times.scenario}});
  }
  return texts.fill("diff.times", {{"before", days(times.before)},
                                   {"after", days(times.after)},
                                   {"difference", days(times.difference)},
                                   {"low", days(times.difference - *times.half_width95)},
                                   {"high", days(times.difference + *times.half_width95)},
                                   {"scenario", times.scenario}});
}

}  // namespace selaras::gate
