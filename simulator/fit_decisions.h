#pragma once

#include <vector>

#include "simulator/fit.h"
#include "simulator/log_cases.h"

namespace selaras::simulator {

/// How often each decision of the procedure took which way: as the log says it with the step, else
/// as what came next shows it. Decisions of gateways are seen in what came next alone.
[[nodiscard]] std::vector<FittedDecision> fit_decisions(const model::EventLog& log,
                                                        const std::vector<LoggedCase>& cases,
                                                        const model::Procedure& procedure);

}  // namespace selaras::simulator
