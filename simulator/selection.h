#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace selaras::simulator {

/// Values that stand in several places.
using Parts = std::span<const std::span<const std::uint32_t>>;

/// The values that would stand at those ranks (from 0, ascending) if all were sorted, and so many
/// zeros with them. Takes two passes over them, where sorting a million times would take half as
/// long as the simulation that gave them.
[[nodiscard]] std::vector<std::uint32_t> at_ranks(Parts parts, std::span<const std::size_t> ranks,
                                                  std::size_t zeros = 0);

}  // namespace selaras::simulator
