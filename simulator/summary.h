#pragma once

#include <vector>

#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/process.h"
#include "simulator/result.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// Adds up what the replications counted, in their order, so that the sums do not depend on which
/// thread ran which.
void summarise(const Process& process, const model::Procedure& procedure,
               const model::Scenario& scenario, std::vector<Tally>& tallies, Result& result);

/// The mean cycle time over replications, in ticks of working time.
[[nodiscard]] Estimate mean_cycle(const std::vector<Tally>& tallies);

}  // namespace selaras::simulator
