#pragma once

#include <vector>

#include "importer/glance.h"
#include "importer/layout.h"

namespace selaras::importer {

/// The parts of a page by its headings, or by a line that announces the steps; none where the page
/// has too few of them to go by.
[[nodiscard]] std::vector<Part> parts_by_headings(const Glance& glance);

}  // namespace selaras::importer
