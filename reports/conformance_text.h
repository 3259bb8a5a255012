#pragma once

#include <string>

#include "checker/conformance.h"
#include "reports/names.h"

namespace selaras::reports {

/// Overall figures, the departures that occur most often, and the most frequent variants with what
/// was recorded beside what the flow does.
[[nodiscard]] std::string conformance_text(const checker::Conformance& conformance,
                                           const model::EventLog& log, const Names& names,
                                           bool against_reference);

}  // namespace selaras::reports
