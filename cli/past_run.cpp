#include <chrono>
#include <utility>

#include "cli/history_store.h"
#include "model/calendar.h"
#include "model/timestamp.h"

namespace selaras::cli {

std::string current_moment() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::string text =
      model::MomentFormat(0).written(now.time_since_epoch().count() * model::ticks_per_second);
  return text.substr(0, text.find('+')) + "Z";
}

PastRun past_run(const simulator::Result& result, std::string procedure_hash,
                 std::string scenario_hash, std::string at) {
  const simulator::Times& times = result.cycle_time.working_days;
  PastRun run{.at = std::move(at),
              .version = SELARAS_VERSION,
              .procedure = result.procedure,
              .procedure_hash = std::move(procedure_hash),
              .scenario = result.scenario,
              .scenario_hash = std::move(scenario_hash),
              .seed = static_cast<std::int64_t>(result.seed),
              .replications = result.replications,
              .arrived = result.cases.arrived,
              .completed = result.cases.completed,
              .mean = times.mean.mean,
              .half_width95 = times.mean.half_width95,
              .p90 = times.p90,
              .within_promise = {}};
  if (!result.promises.empty()) run.within_promise = result.promises.front().share;
  return run;
}

}  // namespace selaras::cli
