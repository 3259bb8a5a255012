#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// SARIF 2.1.0 (OASIS, 2020) as code scanning reads it: one run, the rules that were reported, for
/// each finding one place and a fingerprint. Quotes are related locations in the page, the run that
/// shows a finding is its code flow. Known findings are `unchanged`, suppressed ones carry their
/// suppression; neither is left out.
[[nodiscard]] std::string check_sarif(std::span<const checker::ProcedureResult> results,
                                      std::string_view tool_version, const Texts& texts);

}  // namespace selaras::reports
