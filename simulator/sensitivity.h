#pragma once

#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/result.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// What becomes of the mean cycle time (working days) when one input is lower, and when it is
/// higher: the result with it less the result as assumed, replication by replication.
struct Influence {
  std::string input;  // as in NamedInput
  model::Provenance provenance = model::Provenance::assumed;
  std::string value;
  std::string low_value;
  std::string high_value;
  Estimate low;
  Estimate high;

  /// The further of the two from zero.
  [[nodiscard]] double reach() const;
};

struct Sensitivity {
  double range = 0;  // each input is taken so much lower and higher, as a share of its value
  std::vector<Influence> influences;  // the farthest reaching first
};

/// Varies every input that is not quoted, one at a time, under common random numbers: effort and
/// delay in length, arrivals in number, people by whole persons and at least one, a share with the
/// others of its decision taking up the rest. Empty where the scenario cannot be simulated or the
/// run is interrupted.
[[nodiscard]] Sensitivity sensitivity(const model::Procedure& procedure,
                                      const model::Scenario& scenario,
                                      const model::Calendar& calendar, const Options& options,
                                      double range);

}  // namespace selaras::simulator
