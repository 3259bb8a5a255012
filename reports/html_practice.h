#pragma once

#include "reports/html_sheet.h"
#include "reports/peers.h"

namespace selaras::reports {

/// What this page states with words that could serve others: obligations it meets and components it
/// has which at least half of the other pages lack, in the order of the reference. An empty list
/// where there is nobody to compare with.
[[nodiscard]] View practices_view(const Sheet& sheet, const Peers& peers);

}  // namespace selaras::reports
