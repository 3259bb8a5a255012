#pragma once

#include <cstdint>
#include <vector>

#include "model/diagnostic.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// The stations to which a case of that kind can come.
[[nodiscard]] std::vector<bool> reached(const Process& process, std::uint32_t kind);

/// Reports a step from which, under the shares, no way leads out of the procedure any more: a case
/// that comes there would go round for ever.
void check_leaving(const Process& process, const model::Procedure& procedure,
                   const model::Scenario& scenario, model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
