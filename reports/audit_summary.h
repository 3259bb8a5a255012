#pragma once

#include <string>

#include "reports/audit.h"
#include "reports/text.h"
#include "reports/texts.h"

namespace selaras::reports {

/// What an audit found, region by region in the order of the audit, in at most 80 columns; files
/// that could not be used come last.
[[nodiscard]] std::string audit_summary(const Audit& audit, const Texts& texts,
                                        TextStyle style = {});

}  // namespace selaras::reports
