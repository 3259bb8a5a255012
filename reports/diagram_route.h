#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_geometry.h"
#include "reports/diagram_rank.h"

/// Paths between boxes.
namespace selaras::reports::diagram {

/// What a router knows: the boxes' rectangles and the grid they stand in.
struct Grid {
  std::vector<Rect> boxes;
  std::vector<std::size_t> row;     // of each box
  std::vector<std::size_t> column;  // of each box, counted over all lanes
  std::vector<double> row_top;      // one more than rows: the channel above row r ends at its top
  std::vector<double> row_bottom;
  std::vector<double> column_left;  // of the boxes' space; one more than columns: the right edge
  std::vector<double> column_right;
  double left = 0;
  double right = 0;
  double bottom = 0;
};

/// Of each arrow that passes rows, the gutter it runs along: the one at the left of its target's
/// column, or the one at the right where fewer arrows are crossed there. Gutter `i` lies at the
/// left of column `i`. Of the grid only rows and columns of the boxes are asked.
[[nodiscard]] std::vector<std::size_t> gutters(const Grid& grid,
                                               const std::vector<Diagram::Arrow>& arrows,
                                               std::size_t columns);

/// Always finds paths that miss all boxes: down into the channel below the row, along a gutter
/// between the columns, down from the channel above. Never two on one track.
[[nodiscard]] std::vector<Path> own_paths(const Grid& grid,
                                          const std::vector<Diagram::Arrow>& arrows);

/// True where a path consists of horizontal and vertical pieces, begins and ends at its boxes'
/// borders and misses the inside of every box.
[[nodiscard]] bool is_clear(const Path& path, std::size_t from, std::size_t to,
                            const std::vector<Rect>& boxes);

/// True where two pieces run side by side over some length, nearer than `distance`.
[[nodiscard]] bool run_together(Point a, Point b, Point c, Point d, double distance);

/// True where pieces of the two lie on each other, so that the eye cannot tell them apart.
[[nodiscard]] bool share_a_track(const Path& a, const Path& b);

/// Without points in the middle of a straight piece and with pieces exactly straight.
[[nodiscard]] Path simplified(const Path& path);

}  // namespace selaras::reports::diagram
