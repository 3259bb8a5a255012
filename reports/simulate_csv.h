#pragma once

#include <string>

#include "simulator/result.h"

namespace selaras::reports {

/// A simulation's result as CSV: part,id,measure,unit,value,low95,high95, a row per figure. Keys
/// are those of the JSON and are not translated; numbers have a decimal point.
[[nodiscard]] std::string simulate_csv(const simulator::Result& result);

}  // namespace selaras::reports
