#pragma once

#include <vector>

#include "importer/import.h"
#include "importer/reading.h"

namespace selaras::importer {

/// Reads every part of the page into the procedure: requirements, steps and their flow, times,
/// cost, products, contacts. What each step was taken for is the result, in the order of the steps.
[[nodiscard]] std::vector<Mapping> read_parts(const Reading& reading, const Layout& layout,
                                              model::Procedure& procedure);

}  // namespace selaras::importer
