#pragma once

#include <vector>

#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/process.h"
#include "simulator/result.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// Adds up what the replications counted, in their order, so that the sums do not depend on which
/// thread ran which. The work is shared by several threads (0: as many as the machine has).
void summarise(const Process& process, const model::Procedure& procedure,
               const model::Scenario& scenario, const std::vector<Tally>& tallies, unsigned threads,
               Result& result);

/// The mean cycle time over replications, in ticks of working time.
[[nodiscard]] Estimate mean_cycle(const std::vector<Tally>& tallies);

}  // namespace selaras::simulator
