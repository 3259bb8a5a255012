#pragma once

#include <functional>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/assertion.h"
#include "simulator/least_staff.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// The least staffing of the scenario's resources with which the target holds with 95 % confidence,
/// as least_staff() finds it, all under common random numbers.
[[nodiscard]] Sizing find_size(const model::Procedure& procedure, const model::Scenario& scenario,
                               const model::Calendar& calendar, const Assertion& target,
                               const Options& options,
                               const std::function<void(const Trial&)>& tried = {});

}  // namespace selaras::simulator
