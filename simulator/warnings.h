#pragma once

#include <vector>

#include "model/scenario.h"
#include "simulator/process.h"
#include "simulator/result.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// Says in the result's diagnostics what a reader of its numbers must know.
void add_warnings(const Process& process, const model::Scenario& scenario,
                  const std::vector<Tally>& tallies, Result& result);

}  // namespace selaras::simulator
