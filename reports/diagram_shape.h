#pragma once

#include "reports/diagram.h"
#include "reports/diagram_geometry.h"

/// The outlines of boxes.
namespace selaras::reports::diagram {

/// Corners of a decision's outline: pointed at both sides.
[[nodiscard]] Path decision_outline(const Rect& rect);

/// Corners of a gateway's rhombus, at the top middle of its rectangle.
[[nodiscard]] Path gateway_outline(const Rect& rect);

/// Moves an end of a path, which lies on the box's rectangle, inwards along its last piece to the
/// outline. `beside` is the path's next point.
[[nodiscard]] Point on_outline(Point end, Point beside, const Rect& rect, Diagram::BoxKind kind);

}  // namespace selaras::reports::diagram
