#include "simulator/measured_times.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "simulator/estimate.h"
#include "simulator/selection.h"

namespace selaras::simulator {
namespace {

using model::TimeBase;

double mean_of(const std::vector<std::uint32_t>& codes) {
  double sum = 0;
  for (const std::uint32_t code : codes) sum += static_cast<double>(CompactTimes::decoded(code));
  return sum / static_cast<double>(codes.size());
}

Seen seen(const std::vector<const Samples*>& of_each, TimeBase base) {
  Seen all;
  std::vector<std::span<const std::uint32_t>> codes;
  std::size_t zeros = 0;
  for (const Samples* samples : of_each) {
    const CompactTimes& values = samples->of(base);
    if (!values.empty()) all.means.push_back(mean_of(values));
    codes.emplace_back(values.codes());
    zeros += values.zeros();
  }
  all.percentiles = percentiles(codes, zeros);
  return all;
}

/// The stored cycle times of a replication's cases with that outcome.
std::vector<std::uint32_t> cycles_of(const Tally& tally, std::uint32_t outcome, TimeBase base) {
  const CompactTimes& all = tally.cycle.of(base);
  std::vector<std::uint32_t> some(static_cast<std::size_t>(tally.outcomes[outcome]) + 1);
  std::size_t next = 0;
  for (std::size_t index = 0; index < all.size(); ++index) {
    some[next] = index < all.zeros() ? 0 : all.codes()[index - all.zeros()];
    next += tally.outcome_of_case[index] == outcome ? 1 : 0;
  }
  some.pop_back();
  return some;
}

}  // namespace

double mean_of(const CompactTimes& values) {
  return values.total().ticks() / static_cast<double>(values.size());
}

bool cycles_alike(const std::vector<Tally>& tallies) {
  return std::ranges::all_of(tallies, [](const Tally& tally) { return tally.cycle.alike(); });
}

Times in_unit(const Seen& seen, double unit) {
  std::vector<double> means;
  for (const double mean : seen.means) means.push_back(mean / unit);
  return times(means, seen.percentiles, unit);
}

Measure measured(const std::vector<const Samples*>& of_each, double working_day) {
  const Seen working = seen(of_each, TimeBase::working);
  const bool alike =
      std::ranges::all_of(of_each, [](const Samples* samples) { return samples->alike(); });
  const Seen calendar = alike ? working : seen(of_each, TimeBase::calendar);
  return {in_unit(working, working_day), in_unit(calendar, calendar_day)};
}

Seen cycles_seen(const std::vector<Tally>& tallies, std::uint32_t outcome, TimeBase base) {
  Seen all;
  std::vector<std::vector<std::uint32_t>> codes;
  for (const Tally& tally : tallies) {
    codes.push_back(cycles_of(tally, outcome, base));
    if (!codes.back().empty()) all.means.push_back(mean_of(codes.back()));
  }
  const std::vector<std::span<const std::uint32_t>> parts(codes.begin(), codes.end());
  all.percentiles = percentiles(parts);
  return all;
}

OwnPercentiles own_percentiles(const std::vector<Tally>& tallies, TimeBase base) {
  OwnPercentiles own;
  for (const Tally& tally : tallies) {
    const CompactTimes& times = tally.cycle.of(base);
    std::vector<std::size_t> ranks;
    for (const auto& [name, share] : told_percentiles) {
      if (!times.empty()) ranks.push_back(quantile_rank(times.size(), share));
    }
    const std::span<const std::uint32_t> codes = times.codes();
    const std::vector<std::uint32_t> found = at_ranks({&codes, 1}, ranks, times.zeros());
    for (std::size_t i = 0; i < own.size(); ++i) {
      own[i].push_back(found.empty() ? std::nullopt
                                     : std::optional(CompactTimes::decoded(found[i])));
    }
  }
  return own;
}

ToldPercentiles in_unit(const OwnPercentiles& own, double unit) {
  ToldPercentiles told;
  for (std::size_t i = 0; i < own.size(); ++i) {
    for (const std::optional<Ticks>& ticks : own[i]) {
      told[i].push_back(ticks ? static_cast<double>(*ticks) / unit : not_said);
    }
  }
  return told;
}

}  // namespace selaras::simulator
