#pragma once

#include <string>

#include "reports/supplements.h"
#include "reports/texts.h"
#include "simulator/result.h"

namespace selaras::reports {

/// A simulation's result as JSON for other programs, `schemaVersion` 1. Only the sources of inputs
/// are in the language of `texts`. An interval that one replication cannot give is null.
[[nodiscard]] std::string simulate_json(const simulator::Result& result, const Texts& texts,
                                        const Supplements& supplements = {});

}  // namespace selaras::reports
