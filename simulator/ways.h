#pragma once

#include <cstdint>
#include <vector>

#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// The largest 64-bit draw that still falls within a cumulated share.
[[nodiscard]] std::uint64_t threshold(double cumulated);

/// Fills in where it goes on from each station, by kind of case. Stations stand already.
/// `slot_of_edge`: see `assign_slots`.
void compile_ways(const model::Procedure& procedure, const model::Scenario& scenario,
                  const std::vector<std::uint32_t>& slot_of_edge, Process& process);

}  // namespace selaras::simulator
