#pragma once

#include "reports/sop_layout.h"
#include "reports/sop_pages.h"
#include "reports/sop_table.h"

namespace selaras::reports::sop {

/// One page of the table, below `y`: symbols, arrows and rules. Answers where the table ends.
[[nodiscard]] double put_table(const SopForm& form, const Sheet& sheet, const Columns& columns,
                               double y, Page& page);

}  // namespace selaras::reports::sop
