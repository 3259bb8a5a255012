#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// How another page of the audit states what this one lacks: the first one, of the same level of
/// government where there is one, that meets the obligation in full. An empty list where none does.
[[nodiscard]] View example_view(const checker::Finding& finding, const Sheet& sheet);

}  // namespace selaras::reports
