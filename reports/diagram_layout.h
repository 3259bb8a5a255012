#pragma once

#include <cstddef>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_content.h"
#include "reports/diagram_geometry.h"

namespace selaras::reports::diagram {

struct PlacedBox {
  Rect rect;
  Content content;  // moved to its place
};

struct PlacedArrow {
  Path path;  // from the border of one box to the border of the other
  Rect label_rect;
  std::vector<TextLine> label;
};

struct PlacedLane {
  Rect head;
  Rect body;
  std::vector<TextLine> title;
};

/// Where everything of the picture stands; indexes are those of the diagram.
struct Layout {
  double width = 0;
  double height = 0;  // down to the lower end of the lanes
  std::vector<PlacedLane> lanes;
  std::vector<PlacedBox> boxes;
  std::vector<PlacedArrow> arrows;
};

/// Who finds the paths: Graphviz where it can, else or when asked our own.
enum class Router { best, own };

/// The grid of lanes and rows, the paths between the boxes, the labels beside them. Lane headings
/// begin at the top, y = 0.
[[nodiscard]] Layout lay_out(const Diagram& diagram, Router router = Router::best);

}  // namespace selaras::reports::diagram
