#pragma once

#include <string>

#include "reports/audit.h"
#include "reports/texts.h"

namespace selaras::reports {

/// The audit as one page that needs nothing else: no request leaves it, it opens from a file and
/// prints. Everything that stems from a file is escaped; only the diagrams are taken as they are.
[[nodiscard]] std::string audit_html(const Audit& audit, const Texts& texts);

}  // namespace selaras::reports
