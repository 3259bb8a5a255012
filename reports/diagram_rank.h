#pragma once

#include <cstddef>
#include <vector>

#include "reports/diagram.h"

namespace selaras::reports::diagram {

/// A place in the grid: the row counts from the top, the column from the left within the lane.
struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
  bool operator==(const Cell&) const = default;
};

/// At most so many boxes stand side by side in one lane.
inline constexpr std::size_t widest_lane = 3;

/// A cell for each box: below everything that leads to it, loops apart (an arrow that closes one,
/// in the order in which a walk from the start meets them, does not count). A box that nothing
/// leads to stands below the one before it on the page. No cell is taken twice within a lane.
[[nodiscard]] std::vector<Cell> cells(const Diagram& diagram);

}  // namespace selaras::reports::diagram
