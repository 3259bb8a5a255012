#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Every obligation of the region with its outcome, its evidence and its findings, by theme.
[[nodiscard]] View obligations_view(const Sheet& sheet);

}  // namespace selaras::reports
