#pragma once

#include <span>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Findings by level and obligations by outcome and reason, over all regions.
[[nodiscard]] View totals_view(std::span<const Sheet> sheets, const Texts& texts);

/// The same by region, and how many findings each theme has there. In the audit's order: no
/// ranking.
[[nodiscard]] View overview_view(std::span<const Sheet> sheets, const Texts& texts);
[[nodiscard]] View theme_titles(const Texts& texts);

}  // namespace selaras::reports
