#pragma once

#include <string>
#include <vector>

#include "reports/audit.h"
#include "reports/compare.h"

/// Studies of a simulation as pages by themselves: in both languages, opening in the first, with
/// nothing else needed.
namespace selaras::reports {

/// The figures and pictures of one simulation; `studied` has one.
[[nodiscard]] std::string simulation_page(const AuditedProcedure& studied, Language first);

/// What scenarios do differently, each difference with its interval, as a table and a picture.
[[nodiscard]] std::string compare_page(const std::vector<Compared>& compared,
                                       const model::Procedure& procedure, Language first);

}  // namespace selaras::reports
