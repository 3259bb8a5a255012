#pragma once

#include <span>
#include <vector>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// Obligations in rows by theme, regions in columns, a few to a table so that the words stay
/// legible; each cell leads to its evidence. Rows carry their totals over all regions, columns
/// theirs over all obligations. With `late` each table is a part of its own.
void add_matrix(std::vector<Part>& parts, std::span<const Sheet> sheets, bool late,
                const Texts& texts);

}  // namespace selaras::reports
