#pragma once

#include <string>

#include "model/procedure.h"
#include "reports/texts.h"
#include "simulator/fit.h"

namespace selaras::reports {

/// What a scenario needs to know beside what was estimated.
struct FittedFrame {
  std::string log;  // name of its file, for the sources
  std::string calendar;
  std::string time_zone;
};

/// The scenario file: every estimate marked derived, with how much it was estimated from, in both
/// languages.
[[nodiscard]] std::string fitted_scenario(const simulator::Fitted& fitted,
                                          const model::Procedure& procedure,
                                          const FittedFrame& frame);

}  // namespace selaras::reports
