#include "simulator/sampler.h"

#include <algorithm>
#include <limits>

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_01.hpp>

namespace selaras::simulator {
namespace {

using model::Distribution;

double variation(const Distribution& distribution) { return distribution.cv * distribution.cv; }

double weibull_scale(const Distribution& distribution) {
  return distribution.mean / std::tgamma(1 + 1 / distribution.shape);
}

double lognormal_location(const Distribution& distribution) {
  return std::log(distribution.mean) - std::log1p(variation(distribution)) / 2;
}

double lognormal_spread(const Distribution& distribution) {
  return std::sqrt(std::log1p(variation(distribution)));
}

std::vector<Sampler::Seen> thresholds(const Distribution& distribution, double unit) {
  constexpr int bits = 64;
  double total = 0;
  for (const model::WeightedValue& seen : distribution.values) total += seen.weight;
  std::vector<Sampler::Seen> table;
  double sum = 0;
  for (const model::WeightedValue& seen : distribution.values) {
    sum += seen.weight;
    const double share = std::min(sum / total, std::nextafter(1.0, 0.0));
    table.push_back({static_cast<std::uint64_t>(std::ldexp(share, bits)), seen.value * unit});
  }
  table.back().threshold = std::numeric_limits<std::uint64_t>::max();
  return table;
}

Sampler bounded(const Distribution& distribution, double unit) {
  const double width = (distribution.maximum - distribution.minimum) * unit;
  Sampler result{.kind = distribution.kind, .a = distribution.minimum * unit, .b = width};
  if (distribution.kind == model::DistributionKind::triangular) {
    result.b = distribution.mode * unit;
    result.c = distribution.maximum * unit;
  } else if (distribution.kind == model::DistributionKind::pert) {
    result.c = 1 + 4 * (distribution.mode - distribution.minimum) * unit / width;
  }
  return result;
}

Sampler uncut(const Distribution& distribution, double unit) {
  using enum model::DistributionKind;
  const double mean = distribution.mean * unit;
  switch (distribution.kind) {
    case uniform:
    case triangular:
    case pert:
      return bounded(distribution, unit);
    case gamma:
      return {.kind = gamma, .a = 1 / variation(distribution), .b = mean * variation(distribution)};
    case lognormal:
      return {.kind = lognormal,
              .a = lognormal_location(distribution) + std::log(unit),
              .b = lognormal_spread(distribution)};
    case weibull:
      return {
          .kind = weibull, .a = weibull_scale(distribution) * unit, .b = 1 / distribution.shape};
    case empirical:
      return {.kind = empirical, .seen = thresholds(distribution, unit)};
    case exponential:
    case constant:
      break;
  }
  return {.kind = distribution.kind, .a = mean};
}

template <class Theory>
double share_between(const Distribution& distribution, const Theory& theory) {
  const double below = distribution.at_least ? cdf(theory, *distribution.at_least) : 0;
  const double above = distribution.at_most ? cdf(complement(theory, *distribution.at_most)) : 0;
  return 1 - below - above;
}

/// A beta distribution from two gamma ones.
double draw_pert(const Sampler& sampler, Draws& draws) {
  constexpr double both_shapes = 6;
  const double x = boost::random::gamma_distribution<double>(sampler.c)(draws);
  const double y = boost::random::gamma_distribution<double>(both_shapes - sampler.c)(draws);
  return sampler.a + sampler.b * x / (x + y);
}

double draw_seen(const Sampler& sampler, Draws& draws) {
  return std::ranges::lower_bound(sampler.seen, draws(), {}, &Sampler::Seen::threshold)->value;
}

}  // namespace

Sampler sampler(const Distribution& distribution, double unit) {
  Sampler result = uncut(distribution, unit);
  result.cut = distribution.at_least || distribution.at_most;
  result.least = distribution.at_least.value_or(0) * unit;
  result.most =
      distribution.at_most ? *distribution.at_most * unit : std::numeric_limits<double>::infinity();
  return result;
}

double share_left(const Distribution& distribution) {
  using enum model::DistributionKind;
  const double squared = variation(distribution);
  switch (distribution.kind) {
    case exponential:
      return share_between(distribution, boost::math::exponential(1 / distribution.mean));
    case gamma:
      return share_between(distribution, boost::math::gamma_distribution<>(
                                             1 / squared, distribution.mean * squared));
    case lognormal:
      return share_between(distribution, boost::math::lognormal(lognormal_location(distribution),
                                                                lognormal_spread(distribution)));
    case weibull:
      return share_between(distribution,
                           boost::math::weibull(distribution.shape, weibull_scale(distribution)));
    default:
      return 1;
  }
}

double draw_uncut_other(const Sampler& sampler, Draws& draws) {
  using enum model::DistributionKind;
  switch (sampler.kind) {
    case uniform:
      return sampler.a + sampler.b * boost::random::uniform_01<double>()(draws);
    case triangular:
      return boost::random::triangle_distribution<double>(sampler.a, sampler.b, sampler.c)(draws);
    case gamma:
      return sampler.b * boost::random::gamma_distribution<double>(sampler.a)(draws);
    case weibull:
      return sampler.a *
             std::pow(boost::random::exponential_distribution<double>()(draws), sampler.b);
    case pert:
      return draw_pert(sampler, draws);
    case empirical:
      return draw_seen(sampler, draws);
    case exponential:
    case lognormal:
    case constant:
      break;
  }
  return sampler.a;
}

}  // namespace selaras::simulator
