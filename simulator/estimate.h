#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "simulator/result.h"

namespace selaras::simulator {

/// Half the width of the 95 % t interval round the mean of independent values is this times their
/// standard error; `degrees` = values - 1, at least 1.
[[nodiscard]] double t_factor95(std::int64_t degrees);

/// The mean of independent values, one a replication, with its interval.
[[nodiscard]] Estimate estimate(std::span<const double> values);

/// The smallest value that at least this share of the sorted values does not exceed.
[[nodiscard]] std::int64_t quantile(std::span<const std::int64_t> sorted, double share);

/// Mean (and interval) from the replications' means, the rest from all values together. `values`
/// are sorted on the way; `unit` ticks are one unit of the result.
[[nodiscard]] Times times(std::span<const double> replication_means,
                          std::vector<std::int64_t>& values, double unit);

}  // namespace selaras::simulator
