#pragma once

#include <vector>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Counts by region: findings by level, obligations by outcome and reason. In the audit's order:
/// no ranking.
[[nodiscard]] View overview_view(const std::vector<Sheet>& sheets, const Texts& texts);

/// Theme by region: how many findings of each level.
[[nodiscard]] View themes_view(const std::vector<Sheet>& sheets, const Texts& texts);

}  // namespace selaras::reports
