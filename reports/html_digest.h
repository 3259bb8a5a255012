#pragma once

#include <span>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Each region in two sentences: how its obligations came out, and its main findings.
[[nodiscard]] View digests_view(std::span<const Sheet> sheets);

}  // namespace selaras::reports
