#pragma once

#include <vector>

#include "importer/glance.h"
#include "importer/layout.h"

namespace selaras::importer {

/// The parts of a page without headings, known by their order round the line about cost: lists of
/// requirements and steps, the time, the cost, the product, complaints.
[[nodiscard]] std::vector<Part> parts_by_order(const Glance& glance);

/// Adds the lines from the one about cost up to `end`: cost, product, complaints.
void add_from_cost(const Glance& glance, std::size_t cost, std::size_t end,
                   std::vector<Part>& parts);

}  // namespace selaras::importer
