#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// As many annotations as GitHub shows of one step and level.
inline constexpr std::size_t annotation_limit = 10;

/// Workflow commands of GitHub Actions: the worst new findings as annotations, and a line that says
/// how many there are besides.
[[nodiscard]] std::string check_github(std::span<const checker::ProcedureResult> results,
                                       const Texts& texts);

/// What belongs into the file that GITHUB_STEP_SUMMARY names: every finding, as Markdown.
[[nodiscard]] std::string github_summary(std::span<const checker::ProcedureResult> results,
                                         const Texts& texts);

}  // namespace selaras::reports
