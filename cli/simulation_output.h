#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "reports/supplements.h"
#include "simulator/result.h"

namespace selaras::cli {

/// Writes a simulation's result as text, JSON or CSV.
void write_simulation(const Output& output, const simulator::Result& result,
                      const reports::Supplements& supplements, const model::Procedure& procedure,
                      const model::Scenario& scenario, const Voice& voice);

/// The same with pictures, as a page; what they show beside the figures is simulated anew.
void write_simulation_page(const Output& output, const simulator::Result& result,
                           const reports::Supplements& supplements,
                           const model::Procedure& procedure, const model::Scenario& scenario,
                           const model::Calendar& calendar, const Voice& voice);

}  // namespace selaras::cli
