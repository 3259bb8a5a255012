#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "simulator/result.h"
#include "simulator/selection.h"

namespace selaras::simulator {

/// The mean of independent values, one a replication, with its interval.
[[nodiscard]] Estimate estimate(std::span<const double> values);

/// Half the width of the 95 % interval round a value found from all replications together, from
/// what each says alone (sectioning; Asmussen and Glynn, Stochastic Simulation, III.5a). Empty for
/// fewer than two.
[[nodiscard]] std::optional<double> half_width_round(double together,
                                                     std::span<const double> of_each);

/// The rank (from 0) of the smallest of `count` values that at least this share of them does not
/// exceed; `count` is not 0.
[[nodiscard]] std::size_t quantile_rank(std::size_t count, double share);

/// The percentiles from 0 to 100 of values that are given as `CompactTimes` stores them, and so
/// they are returned; `zeros` more are 0. Empty where there are no values.
[[nodiscard]] std::vector<std::uint32_t> percentiles(Parts codes, std::size_t zeros = 0);

/// Mean (and interval) from the replications' means, the rest from the percentiles of all values
/// together. `unit` ticks are one unit of the result.
[[nodiscard]] Times times(std::span<const double> replication_means,
                          std::span<const std::uint32_t> percentiles, double unit);

}  // namespace selaras::simulator
