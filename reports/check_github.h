#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// As many annotations as GitHub shows of one step and level.
inline constexpr std::size_t annotation_limit = 10;

/// Workflow commands of GitHub Actions: the worst new findings as annotations, and a line that says
/// how many there are besides.
[[nodiscard]] std::unique_ptr<CheckReport> github_report(const Texts& texts);

}  // namespace selaras::reports
