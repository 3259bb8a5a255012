#pragma once

#include <vector>

#include "model/procedure.h"
#include "simulator/result.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// The procedure with one more promise for each limit, behind its own.
[[nodiscard]] model::Procedure with_limits(model::Procedure procedure,
                                           const std::vector<Limit>& limits);

/// Moves what became of those promises from `promises` to `limits`.
void take_limits(const std::vector<Limit>& limits, Result& result);

}  // namespace selaras::simulator
