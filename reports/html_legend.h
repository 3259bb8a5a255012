#pragma once

#include "reports/audit.h"
#include "reports/html_template.h"

namespace selaras::reports {

/// What the signs mean, and what the criteria are: articles with the obligations that rest on them.
[[nodiscard]] View legend_view(const Audit& audit, const Texts& texts);

}  // namespace selaras::reports
