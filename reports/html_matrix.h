#pragma once

#include <vector>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Obligations in rows by theme, regions in columns; each cell leads to its evidence.
[[nodiscard]] View matrix_view(const std::vector<Sheet>& sheets, const Texts& texts);

}  // namespace selaras::reports
