#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Simulated times of a region: zero or one element. Each value that nobody quoted is marked.
[[nodiscard]] View times_view(const Sheet& sheet);

}  // namespace selaras::reports
