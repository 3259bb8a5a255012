#pragma once

#include <string>

#include "checker/flow_time.h"
#include "reports/names.h"

namespace selaras::reports {

/// What the page's own numbers come to: the promise and its parts by each reading of the units,
/// what that is by the calendar, steps without a time, loops without a bound. Empty where the page
/// states no number.
[[nodiscard]] std::string time_text(const checker::FlowTime& time, const Names& names, bool colour);

}  // namespace selaras::reports
