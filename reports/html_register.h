#pragma once

#include <span>
#include <vector>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// All findings of all regions in one list by theme, to be searched, filtered and sorted; each
/// leads to its place on the region's sheet. With `late` each theme is a part of its own.
void add_register(std::vector<Part>& parts, std::span<const Sheet> sheets, bool late,
                  const Texts& texts);

}  // namespace selaras::reports
