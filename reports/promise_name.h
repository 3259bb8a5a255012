#pragma once

#include <string>

#include "reports/names.h"
#include "simulator/result.h"

namespace selaras::reports {

/// "within 2 calendar weeks"; of a promise that binds only some of those at work, "own part" too.
[[nodiscard]] std::string promise_name(const simulator::Promise& promise, const Names& names);

}  // namespace selaras::reports
