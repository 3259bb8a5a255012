#pragma once

#include <vector>

#include "reports/html_chart.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// Which inputs the result hangs on, as a tornado; none where that was not asked.
[[nodiscard]] std::vector<Chart> tornado_chart(const Sheet& sheet);

}  // namespace selaras::reports
