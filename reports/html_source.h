#pragma once

#include <string_view>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// The page's own text, line by line, with what is quoted from it highlighted and linked to where
/// it is quoted.
[[nodiscard]] View source_view(const Sheet& sheet, std::string_view page);

}  // namespace selaras::reports
