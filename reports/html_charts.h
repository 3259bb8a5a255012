#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Pictures of a simulation, each with the table it is drawn from: how many cases are closed after
/// how long, with the promises as lines; working and waiting per step; utilisation of the staff.
/// The picture itself is drawn by the page's script from what is written here.
[[nodiscard]] View charts_view(const simulator::Result& result, const Sheet& sheet);

}  // namespace selaras::reports
