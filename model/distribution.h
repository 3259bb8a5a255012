#pragma once

#include <optional>
#include <vector>

#include "model/place.h"
#include "model/procedure.h"
#include "model/text.h"

/// Numbers that a simulation rests on, certain and random ones, and where they come from.
namespace selaras::model {

/// Quoted from a source, derived from quoted figures, or assumed.
enum class Provenance { quoted, derived, assumed };

struct Warrant {
  Provenance provenance = Provenance::assumed;
  Text source;  // empty: none stated
  bool operator==(const Warrant&) const = default;
};

/// A number with its warrant.
struct Input {
  double value = 0;
  Warrant warrant;
  Place at;
};

enum class DistributionKind {
  constant,
  uniform,
  triangular,
  pert,
  exponential,
  gamma,
  lognormal,
  weibull,
  empirical
};

/// A value that was seen, and how often.
struct WeightedValue {
  double value = 0;
  double weight = 1;
  bool operator==(const WeightedValue&) const = default;
};

/// A length of time as a random quantity. Which members count depends on the kind: constant: mean;
/// uniform: minimum, maximum; triangular and PERT (Malcolm et al. 1959: the mode weighs four
/// times): those and mode; exponential: mean; gamma, lognormal: mean and cv (standard deviation /
/// mean); Weibull: mean and shape; empirical: values. All in `unit`.
///
/// The unbounded ones can be cut: what falls outside [at_least, at_most] is drawn again. Mean and
/// cv are those before the cut.
struct Distribution {
  DistributionKind kind = DistributionKind::constant;
  double mean = 0;
  double cv = 0;
  double shape = 0;
  double minimum = 0;
  double mode = 0;
  double maximum = 0;
  std::vector<WeightedValue> values = {};
  std::optional<double> at_least = {};
  std::optional<double> at_most = {};
  UnitReading unit;
  Warrant warrant;
  Place at;

  [[nodiscard]] double expected() const;  // in `unit`, before a cut
};

}  // namespace selaras::model
