#pragma once

#include <string>

#include "reports/compare.h"
#include "reports/names.h"

namespace selaras::reports {

/// What is compared, in the reader's words, with its unit; `first` is the scenario that the others
/// are measured against.
[[nodiscard]] std::string measure_name(const simulator::Difference& difference,
                                       const Compared& first, const Names& names);

}  // namespace selaras::reports
