#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// Rows beyond which a table only says how many more there are: a comment or a step summary holds
/// no more than some hundred kilobytes.
inline constexpr std::size_t row_limit = 500;

/// Markdown for a comment or a summary: a line of counts, then a table for each procedure that has
/// findings, the worst first. Nothing from a file is more than text in it.
[[nodiscard]] std::unique_ptr<CheckReport> markdown_report(const Texts& texts);

}  // namespace selaras::reports
