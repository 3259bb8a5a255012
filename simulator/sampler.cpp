#include "simulator/sampler.h"

namespace selaras::simulator {

Sampler sampler(const model::Distribution& distribution, double unit) {
  using enum model::DistributionKind;
  const double mean = distribution.mean * unit;
  const double variation = distribution.cv * distribution.cv;
  switch (distribution.kind) {
    case uniform:
      return {uniform, distribution.minimum * unit,
              (distribution.maximum - distribution.minimum) * unit, 0};
    case triangular:
      return {triangular, distribution.minimum * unit, distribution.mode * unit,
              distribution.maximum * unit};
    case gamma:
      return {gamma, 1 / variation, mean * variation, 0};
    case lognormal: {
      const double spread = std::log1p(variation);
      return {lognormal, std::log(mean) - spread / 2, std::sqrt(spread), 0};
    }
    case exponential:
    case constant:
      break;
  }
  return {distribution.kind, mean, 0, 0};
}

}  // namespace selaras::simulator
