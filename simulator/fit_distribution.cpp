#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include "simulator/fit.h"

namespace selaras::simulator {
namespace {

using model::Distribution;
using model::DistributionKind;

/// What likelihoods hang on.
struct Moments {
  double count = 0;
  double mean = 0;
  double mean_log = 0;
  double variance_log = 0;
};

Moments moments_of(const std::vector<double>& values) {
  Moments m{.count = static_cast<double>(values.size())};
  for (const double value : values) {
    m.mean += value / m.count;
    m.mean_log += std::log(value) / m.count;
  }
  for (const double value : values) {
    const double off = std::log(value) - m.mean_log;
    m.variance_log += off * off / m.count;
  }
  return m;
}

/// A distribution and Schwarz's criterion (BIC) for it: the less, the better.
struct Candidate {
  Distribution distribution;
  double criterion = 0;
};

Candidate candidate(DistributionKind kind, double mean, double cv, double likelihood,
                    int parameters, double count) {
  return {{.kind = kind, .mean = mean, .cv = cv}, parameters * std::log(count) - 2 * likelihood};
}

Candidate exponential_for(const Moments& m) {
  return candidate(DistributionKind::exponential, m.mean, 1, -m.count * (std::log(m.mean) + 1), 1,
                   m.count);
}

/// Minka's fixed-point iteration for the shape (Estimating a Gamma distribution, 2002).
double gamma_shape(double s) {
  double shape = (3 - s + std::sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
  for (int round = 0; round < 20; ++round) {
    const double slope = 1 / shape - boost::math::trigamma(shape);
    shape -= (std::log(shape) - boost::math::digamma(shape) - s) / slope;
  }
  return shape;
}

Candidate gamma_for(const Moments& m) {
  const double shape = gamma_shape(std::log(m.mean) - m.mean_log);
  const double scale = m.mean / shape;
  const double likelihood = m.count * ((shape - 1) * m.mean_log - shape - shape * std::log(scale) -
                                       boost::math::lgamma(shape));
  return candidate(DistributionKind::gamma, m.mean, 1 / std::sqrt(shape), likelihood, 2, m.count);
}

Candidate lognormal_for(const Moments& m) {
  constexpr double two_pi = 6.283185307179586;
  const double likelihood = -m.count * (m.mean_log + 0.5 * (std::log(two_pi * m.variance_log) + 1));
  return candidate(DistributionKind::lognormal, std::exp(m.mean_log + m.variance_log / 2),
                   std::sqrt(std::expm1(m.variance_log)), likelihood, 2, m.count);
}

Distribution constant_of(double value) {
  return {.kind = DistributionKind::constant, .mean = value};
}

Distribution triangle_of(const std::vector<double>& sorted) {
  const double mean =
      std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
  const double mode =
      std::clamp(3 * mean - sorted.front() - sorted.back(), sorted.front(), sorted.back());
  return {.kind = DistributionKind::triangular,
          .minimum = sorted.front(),
          .mode = mode,
          .maximum = sorted.back()};
}

Distribution most_likely(std::vector<double> values) {
  constexpr double second = 1.0 / 60;
  for (double& value : values) value = std::max(value, second);
  const Moments m = moments_of(values);
  const Candidate candidates[] = {exponential_for(m), gamma_for(m), lognormal_for(m)};
  return std::ranges::min_element(candidates, {}, &Candidate::criterion)->distribution;
}

}  // namespace

Distribution fit_distribution(std::vector<double> minutes, model::TimeBase base) {
  constexpr std::size_t enough = 8;
  constexpr double alike = 0.001;
  std::ranges::sort(minutes);
  const double width = minutes.back() - minutes.front();
  Distribution found = width <= alike * minutes.back() ? constant_of(minutes.front())
                       : minutes.size() < enough       ? triangle_of(minutes)
                                                       : most_likely(minutes);
  found.unit = {model::TimeUnit::minute, base};
  return found;
}

}  // namespace selaras::simulator
