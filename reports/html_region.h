#pragma once

#include "reports/html_sheet.h"
#include "reports/peers.h"

namespace selaras::reports {

/// Everything about one region, so that its sheet can stand alone.
[[nodiscard]] View region_view(const Sheet& sheet, const Files& files, const Peers& peers);

}  // namespace selaras::reports
