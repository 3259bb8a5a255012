#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "simulator/result.h"
#include "simulator/statistics.h"

/// From the times of cases, as replications have left them, to means and percentiles.
namespace selaras::simulator {

inline constexpr double calendar_day = static_cast<double>(model::ticks_per_date);
inline constexpr double not_said = std::numeric_limits<double>::quiet_NaN();

/// Those whose intervals are told, and which each replication says for itself.
inline constexpr std::array<std::pair<const char*, double>, 4> told_percentiles{
    {{"cycle.p50", 0.5}, {"cycle.p80", 0.8}, {"cycle.p90", 0.9}, {"cycle.p95", 0.95}}};
using ToldPercentiles = std::array<std::vector<double>, told_percentiles.size()>;

/// In ticks; there are some.
[[nodiscard]] double mean_of(const CompactTimes& values);

/// Of the samples that each replication has of one kind of time. `working_day`: its ticks.
[[nodiscard]] Measure measured(const std::vector<const Samples*>& of_each, double working_day);

/// Cycle times of the cases with that outcome.
[[nodiscard]] Times cycle_times_of(const std::vector<Tally>& tallies, std::uint32_t outcome,
                                   model::TimeBase base, double unit);

/// Each replication's own percentiles of the cycle times; `not_said` where it had no case.
[[nodiscard]] ToldPercentiles own_percentiles(const std::vector<Tally>& tallies,
                                              model::TimeBase base, double unit);

}  // namespace selaras::simulator
