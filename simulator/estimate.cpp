#include "simulator/estimate.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <boost/math/distributions/students_t.hpp>

#include "simulator/compact_times.h"

namespace selaras::simulator {
namespace {

constexpr int percent = 100;

/// Half the width of the 95 % t interval round the mean of independent values is this times their
/// standard error; `degrees` = values - 1, at least 1.
double t_factor95(std::int64_t degrees) {
  constexpr double upper = 0.975;
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees)), upper);
}

}  // namespace

Estimate estimate(std::span<const double> values) {
  if (values.empty()) return {};
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / count;
  if (values.size() == 1) return {mean, std::nullopt};
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double error = std::sqrt(squares / (count - 1) / count);
  return {mean, error * t_factor95(static_cast<std::int64_t>(values.size()) - 1)};
}

std::optional<double> half_width_round(double together, std::span<const double> of_each) {
  if (of_each.size() < 2) return std::nullopt;
  double squares = 0;
  for (const double value : of_each) squares += (value - together) * (value - together);
  const auto count = static_cast<double>(of_each.size());
  const double error = std::sqrt(squares / (count - 1) / count);
  return error * t_factor95(static_cast<std::int64_t>(of_each.size()) - 1);
}

std::size_t quantile_rank(std::size_t count, double share) {
  const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(count)));
  return std::clamp<std::size_t>(place, 1, count) - 1;
}

std::vector<std::uint32_t> percentiles(Parts codes, std::size_t zeros) {
  std::size_t count = zeros;
  for (const auto part : codes) count += part.size();
  if (count == 0) return {};
  std::vector<std::size_t> ranks;
  for (int percentile = 0; percentile <= percent; ++percentile) {
    ranks.push_back(quantile_rank(count, percentile / double{percent}));
  }
  return at_ranks(codes, ranks, zeros);
}

Times times(std::span<const double> replication_means, std::span<const std::uint32_t> percentiles,
            double unit) {
  Times result;
  result.mean = estimate(replication_means);
  result.percentiles.assign(percent + 1, 0);
  std::ranges::transform(percentiles, result.percentiles.begin(), [unit](std::uint32_t code) {
    return static_cast<double>(CompactTimes::decoded(code)) / unit;
  });
  result.p50 = result.percentiles[50];
  result.p80 = result.percentiles[80];
  result.p90 = result.percentiles[90];
  result.p95 = result.percentiles[95];
  result.max = result.percentiles[percent];
  return result;
}

}  // namespace selaras::simulator
