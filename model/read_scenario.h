#pragma once

#include "model/read.h"
#include "model/read_ids.h"
#include "model/scenario.h"

/// Parts of a scenario's file that a joint scenario has too.
namespace selaras::model {

/// Id, title, notes, calendar.
void read_title(ObjectReader& reader, Scenario& scenario);
/// When it begins, what is counted, how often and with which seed it is run.
void read_run(ObjectReader& reader, Scenario& scenario);
[[nodiscard]] StepTimes read_step_times(ObjectReader& reader, const DeclaredIds& resources);

/// Two entries for one step: only one could hold.
void check_steps_once(ObjectReader& reader, const Scenario& scenario);
/// Two queues for one role: nobody could tell which of them a step goes to.
void check_roles(ObjectReader& reader, const Scenario& scenario);

}  // namespace selaras::model
