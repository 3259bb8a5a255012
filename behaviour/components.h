#pragma once

#include <cstdint>
#include <vector>

#include "behaviour/state_space.h"

namespace selaras::behaviour {

/// Sets of states that reach each other, of which no edge leads out and in which one can go round
/// for ever. Each sorted; in the order of their first states. The space must have kept its edges.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> traps(const StateSpace& space);

/// A shortest way round from a state back to itself, as transitions; empty where there is none.
[[nodiscard]] std::vector<std::uint32_t> shortest_cycle(const StateSpace& space,
                                                        std::uint32_t state);

}  // namespace selaras::behaviour
