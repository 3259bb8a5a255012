#pragma once

#include <cmath>
#include <cstdint>

#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include "model/calendar.h"
#include "model/scenario.h"
#include "simulator/random.h"

namespace selaras::simulator {

/// A distribution ready to draw from, in ticks. What `a`, `b`, `c` are depends on the kind:
/// constant a · uniform from a, width b · triangular a, b, c · exponential mean a · gamma shape a,
/// scale b · lognormal location a, spread b of the logarithm.
struct Sampler {
  model::DistributionKind kind = model::DistributionKind::constant;
  double a = 0;
  double b = 0;
  double c = 0;
};

/// `unit` is the length in ticks of one unit of the distribution.
[[nodiscard]] Sampler sampler(const model::Distribution& distribution, double unit);

/// Nothing takes longer than some 140 years: a limit only to keep times within 64 bits.
inline constexpr double longest_draw = 4503599627370496.0;  // 2^52 ticks

[[nodiscard]] inline double draw_real(const Sampler& sampler, Draws& draws) {
  using enum model::DistributionKind;
  switch (sampler.kind) {
    case uniform:
      return sampler.a + sampler.b * boost::random::uniform_01<double>()(draws);
    case triangular:
      return boost::random::triangle_distribution<double>(sampler.a, sampler.b, sampler.c)(draws);
    case exponential:
      return sampler.a * boost::random::exponential_distribution<double>()(draws);
    case gamma:
      return sampler.b * boost::random::gamma_distribution<double>(sampler.a)(draws);
    case lognormal:
      return std::exp(sampler.a + sampler.b * boost::random::normal_distribution<double>()(draws));
    case constant:
      break;
  }
  return sampler.a;
}

/// Rounded to the nearest tick.
[[nodiscard]] inline model::Ticks draw(const Sampler& sampler, std::uint64_t key) {
  Draws draws(key);
  const double ticks = draw_real(sampler, draws);
  return static_cast<model::Ticks>((ticks < longest_draw ? ticks : longest_draw) + 0.5);
}

}  // namespace selaras::simulator
