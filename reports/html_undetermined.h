#pragma once

#include <span>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// What could not be determined: obligations, by reason, with the regions; long lists are cut and
/// say so.
[[nodiscard]] View undetermined_view(std::span<const Sheet> sheets, const Texts& texts);

}  // namespace selaras::reports
