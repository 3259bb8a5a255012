#pragma once

#include <span>
#include <string>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// GitLab's code quality report: an array of issues. It has no word for a finding that is known or
/// suppressed: those are `info`, and their description says so.
[[nodiscard]] std::unique_ptr<CheckReport> gitlab_report(const Texts& texts);

}  // namespace selaras::reports
