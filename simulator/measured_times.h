#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "simulator/result.h"
#include "simulator/statistics.h"

/// From the times of cases, as replications have left them, to means and percentiles.
namespace selaras::simulator {

inline constexpr double calendar_day = static_cast<double>(model::ticks_per_date);
inline constexpr double not_said = std::numeric_limits<double>::quiet_NaN();

/// In ticks; there are some.
[[nodiscard]] double mean_of(const CompactTimes& values);

/// Whether the cycle times of all replications are known to be the same by the calendar as in
/// working time. What is seen of one is then seen of both.
[[nodiscard]] bool cycles_alike(const std::vector<Tally>& tallies);

/// What replications have of one kind of time.
struct Seen {
  std::vector<double> means;               // in ticks, of those that have any
  std::vector<std::uint32_t> percentiles;  // of all together, as CompactTimes stores them
};
[[nodiscard]] Times in_unit(const Seen& seen, double unit);

/// Of the samples that each replication has of one kind of time. `working_day`: its ticks.
[[nodiscard]] Measure measured(const std::vector<const Samples*>& of_each, double working_day);

/// Cycle times of the cases with that outcome.
[[nodiscard]] Seen cycles_seen(const std::vector<Tally>& tallies, std::uint32_t outcome,
                               model::TimeBase base);

/// Those whose intervals are told, and which each replication says for itself.
inline constexpr std::array<std::pair<const char*, double>, 4> told_percentiles{
    {{"cycle.p50", 0.5}, {"cycle.p80", 0.8}, {"cycle.p90", 0.9}, {"cycle.p95", 0.95}}};

/// Each replication's own percentiles of the cycle times, in ticks; none where it had no case.
using OwnPercentiles = std::array<std::vector<std::optional<Ticks>>, told_percentiles.size()>;
[[nodiscard]] OwnPercentiles own_percentiles(const std::vector<Tally>& tallies,
                                             model::TimeBase base);
/// The same, `not_said` for none.
using ToldPercentiles = std::array<std::vector<double>, told_percentiles.size()>;
[[nodiscard]] ToldPercentiles in_unit(const OwnPercentiles& own, double unit);

}  // namespace selaras::simulator
