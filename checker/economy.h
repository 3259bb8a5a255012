#pragma once

#include <vector>

#include "checker/finding.h"

namespace selaras::checker {

/// One gap, one finding: drops each finding that another one explains, and names its rule in the
/// other's `carries`.
[[nodiscard]] std::vector<Finding> economised(std::vector<Finding> findings);

}  // namespace selaras::checker
