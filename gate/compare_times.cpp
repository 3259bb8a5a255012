#include "gate/compare_times.h"

#include <vector>

#include "gate/same_ids.h"
#include "simulator/estimate.h"
#include "simulator/simulate.h"

namespace selaras::gate {
namespace {

/// The mean time to completion of one replication, in working days; none with an error.
std::optional<double> mean_time(const model::Procedure& procedure, const model::Scenario& scenario,
                                const model::Calendar& calendar, std::uint64_t seed,
                                model::Diagnostics& diagnostics) {
  const simulator::Result result = simulator::simulate(
      procedure, scenario, calendar, {.seed = seed, .replications = 1, .threads = 1});
  if (model::has_errors(result.diagnostics)) {
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    return std::nullopt;
  }
  return result.cycle_time.working_days.mean.mean;
}

}  // namespace

std::optional<TimeChange> compare_times(const Versions& versions, const model::Scenario& scenario,
                                        const model::Calendar& calendar, std::int64_t replications,
                                        model::Diagnostics& diagnostics) {
  const model::Procedure& before_it = *versions.older->procedure;
  const model::Procedure after_it = with_older_ids(*versions.newer->procedure, before_it);
  std::vector<double> older;
  std::vector<double> newer;
  std::vector<double> differences;
  for (std::int64_t i = 0; i < replications; ++i) {
    // A seed of its own for each pair: draws hang on nothing else, so that both sides share them.
    const std::uint64_t seed = scenario.seed + static_cast<std::uint64_t>(i);
    const auto before = mean_time(before_it, scenario, calendar, seed, diagnostics);
    if (!before) return std::nullopt;
    const auto after = mean_time(after_it, scenario, calendar, seed, diagnostics);
    if (!after) return std::nullopt;
    older.push_back(*before);
    newer.push_back(*after);
    differences.push_back(*after - *before);
  }
  if (differences.empty()) return std::nullopt;
  const simulator::Estimate change = simulator::estimate(differences);
  return TimeChange{.scenario = scenario.id,
                    .before = simulator::estimate(older).mean,
                    .after = simulator::estimate(newer).mean,
                    .difference = change.mean,
                    .half_width95 = change.half_width95};
}

}  // namespace selaras::gate
