#include "reports/diagram_route.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace selaras::reports::diagram {
namespace {

constexpr double straight = 0.6;  // two coordinates nearer than this are meant to be one

/// Hands out places between two limits, in equal steps, to those who asked before.
class Tracks {
 public:
  void ask(std::size_t channel) { ++asked_[channel]; }
  double next(std::size_t channel, double from, double to) {
    const auto place = static_cast<double>(++given_[channel]);
    return from + (to - from) * place / static_cast<double>(asked_[channel] + 1);
  }

 private:
  std::map<std::size_t, std::size_t> asked_, given_;
};

bool is_short(const Grid& grid, const Diagram::Arrow& arrow) {
  return grid.row[arrow.to] == grid.row[arrow.from] + 1;
}

/// How many arrows turn in a channel between two rows that the long one passes, and from one side
/// of the gutter to the other.
std::size_t crossed(const Grid& grid, const std::vector<Diagram::Arrow>& arrows, std::size_t tall,
                    std::size_t gutter) {
  const std::size_t begin = grid.row[arrows[tall].from] + 1;
  const std::size_t end = grid.row[arrows[tall].to];
  const auto [above, below] = std::minmax(begin, end);
  std::size_t count = 0;
  for (std::size_t i = 0; i < arrows.size(); ++i) {
    const std::size_t channel = grid.row[arrows[i].from] + 1;
    const auto [left, right] = std::minmax(grid.column[arrows[i].from], grid.column[arrows[i].to]);
    const bool passes = channel > above && channel < below && left < gutter && gutter <= right;
    count += i != tall && passes ? 1 : 0;
  }
  return count;
}

class OwnRouter {
 public:
  OwnRouter(const Grid& grid, const std::vector<Diagram::Arrow>& arrows)
      : grid_(grid), arrows_(arrows), along_(gutters(grid, arrows, grid.column_right.size())) {}

  std::vector<Path> route() {
    for (std::size_t i = 0; i < arrows_.size(); ++i) ask(i);
    std::vector<Path> paths;
    for (std::size_t i = 0; i < arrows_.size(); ++i) paths.push_back(path(i));
    return paths;
  }

 private:
  void ask(std::size_t index) {
    const Diagram::Arrow& arrow = arrows_[index];
    out_.ask(arrow.from);
    in_.ask(arrow.to);
    channels_.ask(grid_.row[arrow.from] + 1);
    if (is_short(grid_, arrow)) return;
    channels_.ask(grid_.row[arrow.to]);
    gutters_.ask(along_[index]);
  }

  double channel(std::size_t row) {
    const double from = row == 0 ? grid_.row_top[0] - 24 : grid_.row_bottom[row - 1];
    const double to = row < grid_.row_top.size() ? grid_.row_top[row] : grid_.bottom;
    return channels_.next(row, from + 4, to - 8);
  }

  double gutter(std::size_t column) {
    const double from = column == 0 ? grid_.left : grid_.column_right[column - 1];
    return gutters_.next(column, from + 3, grid_.column_left[column] - 3);
  }

  Path path(std::size_t index) {
    const Diagram::Arrow& arrow = arrows_[index];
    const Rect& from = grid_.boxes[arrow.from];
    const Rect& to = grid_.boxes[arrow.to];
    const double out = out_.next(arrow.from, from.x, from.right());
    const double in = in_.next(arrow.to, to.x, to.right());
    const double below = channel(grid_.row[arrow.from] + 1);
    if (is_short(grid_, arrow))
      return simplified({{out, from.bottom()}, {out, below}, {in, below}, {in, to.y}});
    const double along = gutter(along_[index]);
    const double above = channel(grid_.row[arrow.to]);
    return simplified({{out, from.bottom()},
                       {out, below},
                       {along, below},
                       {along, above},
                       {in, above},
                       {in, to.y}});
  }

  const Grid& grid_;
  const std::vector<Diagram::Arrow>& arrows_;
  std::vector<std::size_t> along_;  // of each arrow
  Tracks out_, in_, channels_, gutters_;
};

bool on_border(Point point, const Rect& rect) {
  const bool within = point.x >= rect.x - 1 && point.x <= rect.right() + 1 &&
                      point.y >= rect.y - 1 && point.y <= rect.bottom() + 1;
  const bool inside = point.x > rect.x + 1 && point.x < rect.right() - 1 && point.y > rect.y + 1 &&
                      point.y < rect.bottom() - 1;
  return within && !inside;
}

bool right_angled(Point a, Point b) {
  return std::abs(a.x - b.x) < straight || std::abs(a.y - b.y) < straight;
}

}  // namespace

std::vector<std::size_t> gutters(const Grid& grid, const std::vector<Diagram::Arrow>& arrows,
                                 std::size_t columns) {
  std::vector<std::size_t> along;
  for (std::size_t i = 0; i < arrows.size(); ++i) {
    const std::size_t left = grid.column[arrows[i].to];
    const bool has_right = left + 1 < columns;
    const bool better = has_right && !is_short(grid, arrows[i]) &&
                        crossed(grid, arrows, i, left + 1) < crossed(grid, arrows, i, left);
    along.push_back(better ? left + 1 : left);
  }
  return along;
}

std::vector<Path> own_paths(const Grid& grid, const std::vector<Diagram::Arrow>& arrows) {
  return OwnRouter(grid, arrows).route();
}

bool is_clear(const Path& path, std::size_t from, std::size_t to, const std::vector<Rect>& boxes) {
  if (path.size() < 2) return false;
  if (!on_border(path.front(), boxes[from]) || !on_border(path.back(), boxes[to])) return false;
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (!right_angled(path[i - 1], path[i])) return false;
    const Rect covered = piece(path[i - 1], path[i]);
    for (const Rect& box : boxes)
      if (covered.grown(0.01).overlaps(box.grown(-1.5))) return false;
  }
  return true;
}

bool run_together(Point a, Point b, Point c, Point d, double distance) {
  const Rect one = piece(a, b);
  const Rect other = piece(c, d);
  const bool level = one.height < straight;
  if (level != (other.height < straight)) return false;
  const double shared = level ? std::min(one.right(), other.right()) - std::max(one.x, other.x)
                              : std::min(one.bottom(), other.bottom()) - std::max(one.y, other.y);
  return shared > 6 && std::abs(level ? one.y - other.y : one.x - other.x) < distance;
}

bool share_a_track(const Path& a, const Path& b) {
  for (std::size_t i = 1; i < a.size(); ++i)
    for (std::size_t j = 1; j < b.size(); ++j)
      if (run_together(a[i - 1], a[i], b[j - 1], b[j], 2.5)) return true;
  return false;
}

Path simplified(const Path& path) {
  Path out;
  for (Point point : path) {
    if (!out.empty()) {
      if (std::abs(point.x - out.back().x) < straight) point.x = out.back().x;
      if (std::abs(point.y - out.back().y) < straight) point.y = out.back().y;
      if (point == out.back()) continue;
    }
    if (out.size() >= 2) {
      const Point& a = out[out.size() - 2];
      const Point& b = out.back();
      if ((a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y)) out.pop_back();
    }
    out.push_back(point);
  }
  return out;
}

}  // namespace selaras::reports::diagram
