#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// SARIF 2.1.0 (OASIS, 2020) as code scanning reads it: one run, the rules that were reported
/// in the order in which they first were, for each finding one place and a fingerprint. Quotes are
/// related locations in the page, the run that shows a finding is its code flow. Known findings are
/// `unchanged` and others `new` where there is a baseline at all, suppressed ones carry their
/// suppression; neither is left out.
[[nodiscard]] std::unique_ptr<CheckReport> sarif_report(std::string_view tool_version,
                                                        bool has_baseline, const Texts& texts);

}  // namespace selaras::reports
