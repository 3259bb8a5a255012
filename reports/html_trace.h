#pragma once

#include <span>

#include "reports/html_sheet.h"

namespace selaras::reports {

/// From each article to the obligations that rest on it, their steps and their findings; articles
/// without obligation are listed too. With it the norms: in force or not, read or not.
[[nodiscard]] View trace_view(const Audit& audit, std::span<const Sheet> sheets,
                              const Texts& texts);

/// Findings that do not count as new: accepted in a baseline, or suppressed with a reason.
[[nodiscard]] View set_aside_view(std::span<const Sheet> sheets);

}  // namespace selaras::reports
