#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>

#include "model/calendar.h"
#include "model/scenario.h"
#include "simulator/random.h"

namespace selaras::simulator {

/// A distribution ready to draw from, in ticks. What `a`, `b`, `c` are depends on the kind:
/// constant a · uniform from a, width b · triangular a, b, c · PERT from a, width b, first shape c
/// of the beta distribution (the second is 6 - c) · exponential mean a · gamma shape a, scale b ·
/// lognormal location a, spread b of the logarithm · Weibull scale a, inverse shape b.
struct Sampler {
  struct Seen {
    std::uint64_t threshold = 0;  // the largest draw for which the value is taken
    double value = 0;
  };

  model::DistributionKind kind = model::DistributionKind::constant;
  bool cut = false;  // what falls outside is drawn again
  double a = 0;
  double b = 0;
  double c = 0;
  double least = 0;
  double most = 0;
  std::vector<Seen> seen = {};  // empirical, by threshold
};

/// `unit` is the length in ticks of one unit of the distribution.
[[nodiscard]] Sampler sampler(const model::Distribution& distribution, double unit);

/// How much of a distribution its cut leaves: 1 where it has none. Drawing again takes that many
/// times longer, so that little is refused.
[[nodiscard]] double share_left(const model::Distribution& distribution);
inline constexpr double least_share_left = 0.01;

/// Nothing takes longer than some 140 years: a limit only to keep times within 64 bits.
inline constexpr double longest_draw = 4503599627370496.0;  // 2^52 ticks

/// The same of the kinds that are met less often.
[[nodiscard]] double draw_uncut_other(const Sampler& sampler, Draws& draws);

[[nodiscard, gnu::always_inline]] inline double draw_uncut(const Sampler& sampler, Draws& draws) {
  if (sampler.kind == model::DistributionKind::lognormal) {
    return std::exp(sampler.a + sampler.b * boost::random::normal_distribution<double>()(draws));
  }
  if (sampler.kind == model::DistributionKind::exponential) {
    return sampler.a * boost::random::exponential_distribution<double>()(draws);
  }
  return draw_uncut_other(sampler, draws);
}

[[nodiscard, gnu::always_inline]] inline double draw_real(const Sampler& sampler, Draws& draws) {
  double drawn = draw_uncut(sampler, draws);
  while (sampler.cut && (drawn < sampler.least || drawn > sampler.most)) {
    drawn = draw_uncut(sampler, draws);
  }
  return drawn;
}

/// Rounded to the nearest tick.
[[nodiscard, gnu::always_inline]] inline model::Ticks draw_from(const Sampler& sampler,
                                                                Draws& draws) {
  const double ticks = draw_real(sampler, draws);
  return static_cast<model::Ticks>((ticks < longest_draw ? ticks : longest_draw) + 0.5);
}

[[nodiscard]] inline model::Ticks draw(const Sampler& sampler, Draws draws) {
  return draw_from(sampler, draws);
}

}  // namespace selaras::simulator
