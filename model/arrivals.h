#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/distribution.h"

/// How work comes.
namespace selaras::model {

/// Cases that arrive independently of each other (a Poisson process), or at recorded moments. A
/// rate per unit of working time runs during the shift's hours only, one per unit of calendar time
/// round the clock; on each date it is multiplied by the factors of its weekday and its month.
struct Arrivals {
  Input rate;
  UnitReading per;
  std::string shift;                                    // id; empty: the calendar's hours
  std::array<double, 7> weekdays{1, 1, 1, 1, 1, 1, 1};  // Monday first
  std::array<double, 12> months{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  std::optional<Date> from = {};       // a campaign: nothing comes before, …
  std::optional<Date> until = {};      // … nor after that date
  std::vector<Instant> recorded = {};  // in order; then the rate does not count
  Place at = {};
};

}  // namespace selaras::model
