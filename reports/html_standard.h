#pragma once

#include <span>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// The six components of service delivery (UU 25/2009 Pasal 21) by region: which of them the page
/// states, whether it promises one longest time, and which requirements cannot be fulfilled.
[[nodiscard]] Part standard_part(std::span<const Sheet> sheets, const Texts& texts);

}  // namespace selaras::reports
