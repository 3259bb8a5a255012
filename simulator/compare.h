#pragma once

#include <string>
#include <vector>

#include "simulator/result.h"

namespace selaras::simulator {

/// What one result says otherwise than another, replication by replication: under common random
/// numbers most of the chance is the same in both and falls out.
struct Difference {
  std::string measure;  // as in Series
  std::string unit;
  double first = 0;  // mean over replications
  double other = 0;
  Estimate difference;  // other - first

  /// The interval leaves out zero: more than chance.
  [[nodiscard]] bool excludes_zero() const {
    return difference.half_width95 && (difference.mean > *difference.half_width95 ||
                                       -difference.mean > *difference.half_width95);
  }
};

/// For each measure that both have, in the first's order. Both are of the same seed and number of
/// replications.
[[nodiscard]] std::vector<Difference> differences(const Result& first, const Result& other);

}  // namespace selaras::simulator
