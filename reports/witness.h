#pragma once

#include <string>
#include <string_view>

#include "checker/finding.h"
#include "reports/names.h"

namespace selaras::reports {

/// The run of a finding as one line: its steps, which of them departs, and how it ends where that
/// is not simply an end. Empty where the finding shows no run.
[[nodiscard]] std::string witness_of(const checker::Finding& finding, const Names& names);

/// As JSON says it: end, unfinished, none.
[[nodiscard]] std::string_view word(behaviour::Ending ending);

}  // namespace selaras::reports
