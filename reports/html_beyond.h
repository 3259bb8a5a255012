#pragma once

#include <vector>

#include "reports/html_chart.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// Tables of the documents that files came back for, and of what the scenario follows beyond the
/// first outcome; none where it states neither.
[[nodiscard]] std::vector<Chart> beyond_charts(const simulator::Result& result, const Sheet& sheet);

}  // namespace selaras::reports
