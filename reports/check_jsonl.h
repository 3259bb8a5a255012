#pragma once

#include <span>
#include <string>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// JSON Lines: a line for each procedure and, after it, one for each of its findings, told apart
/// by `kind`; the members are those of check_json.
[[nodiscard]] std::unique_ptr<CheckReport> jsonl_report(const Texts& texts);

}  // namespace selaras::reports
