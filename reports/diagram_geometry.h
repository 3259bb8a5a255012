#pragma once

#include <algorithm>
#include <vector>

/// Points, rectangles and right-angled paths, in pixels, y downwards.
namespace selaras::reports::diagram {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] Rect grown(double by) const {
    return {x - by, y - by, width + 2 * by, height + 2 * by};
  }
  /// Touching edges do not count.
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] bool contains(const Rect& other) const {
    return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
  }
};

/// Corners of a line of horizontal and vertical pieces.
using Path = std::vector<Point>;

/// The thin rectangle that a piece covers.
[[nodiscard]] inline Rect piece(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x),
          std::max(a.y, b.y) - std::min(a.y, b.y)};
}

}  // namespace selaras::reports::diagram
