#pragma once

#include <span>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// How the results came about: signs and marks, norms and what rests on them, what was set aside,
/// the pages with their dates and hashes, the simulations, the command that makes it all again.
[[nodiscard]] Part method_part(const Audit& audit, std::span<const Sheet> sheets,
                               const Texts& texts);

}  // namespace selaras::reports
