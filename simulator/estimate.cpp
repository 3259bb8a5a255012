#include "simulator/estimate.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/students_t.hpp>

namespace selaras::simulator {

double t_factor95(std::int64_t degrees) {
  constexpr double upper = 0.975;
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees)), upper);
}

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

std::int64_t quantile(std::span<const std::int64_t> sorted, double share) {
  if (sorted.empty()) return 0;
  const double rank = std::ceil(share * static_cast<double>(sorted.size()));
  const auto place = static_cast<std::size_t>(std::max(rank, 1.0));
  return sorted[std::min(place, sorted.size()) - 1];
}

Times times(std::span<const double> replication_means, std::vector<std::int64_t>& values,
            double unit) {
  constexpr int percent = 100;
  std::ranges::sort(values);
  const auto at = [&](double share) { return static_cast<double>(quantile(values, share)) / unit; };
  Times result;
  result.mean = estimate(replication_means);
  for (int percentile = 0; percentile <= percent; ++percentile) {
    result.percentiles.push_back(at(percentile / double{percent}));
  }
  result.p50 = at(0.50);
  result.p80 = at(0.80);
  result.p90 = at(0.90);
  result.p95 = at(0.95);
  result.max = at(1);
  return result;
}

}  // namespace selaras::simulator
