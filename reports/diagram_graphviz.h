#pragma once

#include <optional>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_geometry.h"

namespace selaras::reports::diagram {

/// Right-angled paths that Graphviz finds between boxes which stay where they are; empty where it
/// fails, complains, aborts or takes too long. Its router ends the process with an assertion for
/// some arrangements, keeps memory of every picture and is not thread-safe: so each picture is
/// routed by a worker process, one at a time, and nothing of it stays behind.
[[nodiscard]] std::optional<std::vector<Path>> graphviz_paths(
    const std::vector<Rect>& boxes, const std::vector<Diagram::Arrow>& arrows);

}  // namespace selaras::reports::diagram
