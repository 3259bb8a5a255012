#pragma once

#include <optional>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_geometry.h"

namespace selaras::reports::diagram {

/// Right-angled paths that Graphviz finds between boxes which stay where they are; empty where it
/// fails or complains. The library is not thread-safe and keeps some memory of every picture: all
/// use of it goes through here, one caller at a time, with one context for the whole program.
[[nodiscard]] std::optional<std::vector<Path>> graphviz_paths(
    const std::vector<Rect>& boxes, const std::vector<Diagram::Arrow>& arrows);

}  // namespace selaras::reports::diagram
