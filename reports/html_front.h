#pragma once

#include <span>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// The first page: what was checked and what was not, the figures, each region in two sentences,
/// what could not be determined.
[[nodiscard]] Part front_part(const Audit& audit, std::span<const Sheet> sheets,
                              const Texts& texts);

}  // namespace selaras::reports
