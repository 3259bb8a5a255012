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

/// What the replications have of one kind of time.
struct Column {
  std::vector<double> means;
  std::vector<std::span<const std::uint32_t>> codes;
  std::size_t zeros = 0;  // beside the codes
};

Column column(const std::vector<const Samples*>& of_each, TimeBase base, double unit) {
  Column all;
  for (const Samples* samples : of_each) {
    const CompactTimes& values = samples->of(base);
    if (!values.empty()) all.means.push_back(mean_of(values) / unit);
    all.codes.emplace_back(values.codes());
    all.zeros += values.zeros();
  }
  return all;
}

}  // namespace

double mean_of(const CompactTimes& values) {
  return values.total().ticks() / static_cast<double>(values.size());
}

/// Where work goes on round the clock its working time is calendar time, and looked into once.
Measure measured(const std::vector<const Samples*>& of_each, double working_day) {
  const Column working = column(of_each, TimeBase::working, working_day);
  const Column calendar = column(of_each, TimeBase::calendar, calendar_day);
  const auto same = [](const auto& a, const auto& b) {
    return a.data() == b.data() || std::ranges::equal(a, b);
  };
  const std::vector<std::uint32_t> found = percentiles(working.codes, working.zeros);
  const bool alike = std::ranges::equal(working.codes, calendar.codes, same);
  return {times(working.means, found, working_day),
          times(calendar.means, alike ? found : percentiles(calendar.codes, calendar.zeros),
                calendar_day)};
}

Times cycle_times_of(const std::vector<Tally>& tallies, std::uint32_t outcome, TimeBase base,
                     double unit) {
  std::vector<double> means;
  std::vector<std::vector<std::uint32_t>> codes;
  for (const Tally& tally : tallies) {
    const CompactTimes& all = tally.cycle.of(base);
    std::vector<std::uint32_t> some(static_cast<std::size_t>(tally.outcomes[outcome]) + 1);
    std::size_t next = 0;
    for (std::size_t index = 0; index < all.size(); ++index) {
      some[next] = index < all.zeros() ? 0 : all.codes()[index - all.zeros()];
      next += tally.outcome_of_case[index] == outcome ? 1 : 0;
    }
    some.pop_back();
    if (!some.empty()) means.push_back(mean_of(some) / unit);
    codes.push_back(std::move(some));
  }
  const std::vector<std::span<const std::uint32_t>> parts(codes.begin(), codes.end());
  return times(means, percentiles(parts), unit);
}

ToldPercentiles own_percentiles(const std::vector<Tally>& tallies, TimeBase base, double unit) {
  ToldPercentiles own;
  for (const Tally& tally : tallies) {
    const CompactTimes& times = tally.cycle.of(base);
    std::vector<std::size_t> ranks;
    for (const auto& [name, share] : told_percentiles) {
      if (!times.empty()) ranks.push_back(quantile_rank(times.size(), share));
    }
    const std::span<const std::uint32_t> codes = times.codes();
    const std::vector<std::uint32_t> found = at_ranks({&codes, 1}, ranks, times.zeros());
    for (std::size_t i = 0; i < own.size(); ++i) {
      own[i].push_back(found.empty() ? not_said
                                     : static_cast<double>(CompactTimes::decoded(found[i])) / unit);
    }
  }
  return own;
}

}  // namespace selaras::simulator
