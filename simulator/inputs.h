#pragma once

#include <vector>

#include "model/scenario.h"
#include "simulator/result.h"

namespace selaras::simulator {

/// Every value that a scenario states, with its warrant, in the order of the file.
[[nodiscard]] std::vector<NamedInput> inputs_of(const model::Scenario& scenario);

}  // namespace selaras::simulator
