#pragma once

#include <span>

#include "checker/facts.h"
#include "checker/finding.h"

namespace selaras::checker {

/// One finding for all entries of these kinds that the page numbers among the steps of its
/// procedure and that state no step; none where the text is known to be cut.
void report_items_among_steps(const Facts& facts, std::span<const model::ItemKind> kinds,
                              Findings& findings);

}  // namespace selaras::checker
