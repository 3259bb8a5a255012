#include "simulator/compare.h"

#include <algorithm>
#include <cmath>

#include "simulator/estimate.h"

namespace selaras::simulator {
namespace {

Difference difference_of(const Series& first, const Series& other) {
  Difference result{.measure = first.measure, .unit = first.unit};
  std::vector<double> firsts, others, differences;
  const std::size_t pairs = std::min(first.values.size(), other.values.size());
  for (std::size_t i = 0; i < pairs; ++i) {
    const double difference = other.values[i] - first.values[i];
    if (std::isnan(difference)) continue;
    firsts.push_back(first.values[i]);
    others.push_back(other.values[i]);
    differences.push_back(difference);
  }
  result.first = estimate(firsts).mean;
  result.other = estimate(others).mean;
  result.difference = estimate(differences);
  return result;
}

}  // namespace

std::vector<Difference> differences(const Result& first, const Result& other) {
  std::vector<Difference> all;
  for (const Series& series : first.series) {
    const auto same = std::ranges::find_if(other.series, [&](const Series& each) {
      return each.measure == series.measure && each.unit == series.unit;
    });
    if (same != other.series.end()) all.push_back(difference_of(series, *same));
  }
  return all;
}

}  // namespace selaras::simulator
