#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checker/check.h"
#include "reports/check_report.h"
#include "reports/texts.h"

namespace selaras::reports {

/// JUnit's XML: a suite is a procedure, a case is a rule, and rules without a finding pass. A case
/// fails where one of its findings does (`fail_on`, as for the exit code); where all of them are
/// known or suppressed it is skipped, saying so; weaker findings are its output. There is no time
/// stamp, so that the same input gives the same bytes.
[[nodiscard]] std::unique_ptr<CheckReport> junit_report(const checker::Selection& selection,
                                                        const std::optional<model::Level>& fail_on,
                                                        const Texts& texts);

}  // namespace selaras::reports
