#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace selaras::simulator {

/// The values that would stand at those ranks (from 0, ascending) if all were sorted; none is
/// negative. Reorders `values`. Takes two or three passes over them, where sorting a million times
/// would take half as long as the simulation that gave them.
[[nodiscard]] std::vector<std::int64_t> at_ranks(std::vector<std::int64_t>& values,
                                                 std::span<const std::size_t> ranks);

}  // namespace selaras::simulator
