#pragma once

#include <string>

#include "checker/conformance.h"

namespace selaras::reports {

/// All of it: overall, the departing moves, and each variant with its cases and moves side by side.
[[nodiscard]] std::string conformance_json(const checker::Conformance& conformance,
                                           const model::EventLog& log,
                                           const model::Procedure& procedure,
                                           const model::Reference* reference);

}  // namespace selaras::reports
