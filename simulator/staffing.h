#pragma once

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// Fills in who there is and when: resources, people by name, presence. Shifts, outcomes and
/// streams stand already.
void compile_resources(const model::Scenario& scenario, Process& process);

/// Fills in what a step needs of people beyond its effort. `station` is the index that the step
/// will have.
void compile_needs(const model::Scenario& scenario, const model::Step& step,
                   const model::StepPlan& plan, std::uint32_t station, Station& compiled,
                   Process& process);

/// Resources that somebody needs in a way that a plain queue does not know.
void settle_plain_queues(Process& process);

/// Reports batches whose days are none of their people's.
void check_batches(const model::Procedure& procedure, const model::Scenario& scenario,
                   const Process& process, model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
