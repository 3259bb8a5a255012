#pragma once

#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_layout.h"

namespace selaras::reports::diagram {

/// Puts each arrow's label beside its path, as near to where it leaves as there is room: not on a
/// box, not on a line, not on another label.
void place_labels(const Diagram& diagram, Layout& layout);

}  // namespace selaras::reports::diagram
