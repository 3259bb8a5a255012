#pragma once

#include <cstdint>

#include "gate/difference.h"
#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/scenario.h"

namespace selaras::gate {

/// Simulates both versions, the newer one under the older one's ids, under one scenario,
/// `replications` times with the same random numbers on both sides, so that what differs is the
/// procedure and not chance. None where the scenario does not fit one of them: the diagnostics say
/// why.
[[nodiscard]] std::optional<TimeChange> compare_times(const Versions& versions,
                                                      const model::Scenario& scenario,
                                                      const model::Calendar& calendar,
                                                      std::int64_t replications,
                                                      model::Diagnostics& diagnostics);

}  // namespace selaras::gate
