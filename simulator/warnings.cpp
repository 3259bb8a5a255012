#include "simulator/warnings.h"

#include <algorithm>
#include <string>

namespace selaras::simulator {
namespace {

std::string listed(const std::vector<int>& years) {
  std::string text;
  for (std::size_t first = 0; first < years.size();) {
    std::size_t last = first;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(years[first]);
    if (last > first) text += "–" + std::to_string(years[last]);
    first = last + 1;
  }
  return text;
}

/// Years without holidays in the calendar: the run went on with weekends only.
void warn_of_years(const Process& process, const model::Scenario& scenario,
                   const std::vector<Tally>& tallies, Result& result) {
  Instant last = process.start;
  for (const Tally& tally : tallies) last = std::max(last, tally.last_closed);
  const std::vector<int> years = process.shifts[0].years_not_held(process.start, last);
  if (years.empty()) return;
  result.diagnostics.push_back(
      {.code = "years-without-holidays",
       .at = scenario.at,
       .arguments = {{"calendar", result.calendar}, {"years", listed(years)}},
       .severity = model::Diagnostic::Severity::warning});
}

/// Staff that is asked for more than it can give: the queue grows without end, and what is counted
/// depends on the length of the window.
void warn_of_overload(const model::Scenario& scenario, Result& result) {
  for (std::size_t index = 0; index < result.resources.size(); ++index) {
    const ResourceResult& resource = result.resources[index];
    if (resource.work_offered < 1) continue;
    constexpr int percent = 100;
    const auto load = static_cast<int>(resource.work_offered * percent + 0.5);
    result.diagnostics.push_back({.code = "resource-overloaded",
                                  .at = scenario.resources[index].at,
                                  .arguments = {{"resource", resource.id},
                                                {"load", std::to_string(load)},
                                                {"queue", std::to_string(resource.queue_max)}},
                                  .severity = model::Diagnostic::Severity::warning});
  }
}

}  // namespace

void add_warnings(const Process& process, const model::Scenario& scenario,
                  const std::vector<Tally>& tallies, Result& result) {
  warn_of_years(process, scenario, tallies, result);
  warn_of_overload(scenario, result);
}

}  // namespace selaras::simulator
