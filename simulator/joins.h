#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/procedure.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// Gives every edge that a join waits for a counter of its own, so that two tokens on one edge do
/// not pass for one on each; the counter of each edge, `none` where it needs none. Inclusive
/// gateways get theirs by block; one that is in no block has no agreed meaning and is reported.
[[nodiscard]] std::vector<std::uint32_t> assign_slots(const model::Procedure& procedure,
                                                      Process& process,
                                                      model::Diagnostics& diagnostics);

/// What each join has to wait for, by kind of case: edges by which such a case can come. Ways stand
/// already.
void compile_joins(Process& process);

}  // namespace selaras::simulator
