#pragma once

#include <vector>

#include "model/procedure.h"

namespace selaras::model {

/// The procedures compiled into the program, by path. They are ours: a fault in them is a bug, not
/// input.
[[nodiscard]] const std::vector<Procedure>& shipped_procedures();

}  // namespace selaras::model
