#include "reports/diagram_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "model/text.h"
#include "reports/diagram_graphviz.h"
#include "reports/diagram_labels.h"
#include "reports/diagram_rank.h"
#include "reports/diagram_route.h"
#include "reports/diagram_shape.h"
#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

constexpr double margin = 12;  // round the whole picture
constexpr double row_gap = 36;
constexpr double gutter = 40;                // between boxes of neighbouring columns
constexpr double track = 6;                  // more room for each arrow that a gap must carry
constexpr double least_distance = 8;         // between lines side by side
constexpr std::size_t graphviz_limit = 150;  // boxes; its time grows faster than their number

void move(Content& content, double x, double y) {
  const auto moved = [&](Point& point) { point = {point.x + x, point.y + y}; };
  content.heat.x += x;
  content.heat.y += y;
  content.tag.x += x;
  content.tag.y += y;
  for (TextLine& line : content.lines) moved(line.at);
  for (Chip& chip : content.chips) {
    chip.rect.x += x;
    chip.rect.y += y;
    moved(chip.symbol);
    for (TextLine& line : chip.lines) moved(line.at);
  }
}

class Arranger {
 public:
  Arranger(const Diagram& diagram, Router router)
      : diagram_(diagram), router_(router), cells_(cells(diagram)) {}

  Layout arrange() && {
    for (const Diagram::Box& box : diagram_.boxes) contents_.push_back(content_of(box));
    set_columns();
    set_rows();
    put_boxes();
    put_lanes();
    route();
    place_labels(diagram_, out_);
    return std::move(out_);
  }

 private:
  std::size_t lane(std::size_t box) const { return diagram_.boxes[box].lane; }

  /// Arrows that pass a row of boxes run in the gutters.
  double gutter_width(std::size_t columns) const {
    std::size_t passing = 0;
    for (const Diagram::Arrow& arrow : diagram_.arrows)
      passing += cells_[arrow.to].row == cells_[arrow.from].row + 1 ? 0 : 1;
    const double each = static_cast<double>(passing) / static_cast<double>(columns + 1);
    return gutter + 2 * std::round(track * std::min(20.0, std::max(0.0, each - 2)) / 2);
  }

  void set_columns() {
    first_column_.assign(diagram_.lanes.size() + 1, 0);
    std::vector<std::size_t> wide(diagram_.lanes.size(), 1);
    for (std::size_t i = 0; i < cells_.size(); ++i)
      wide[lane(i)] = std::max(wide[lane(i)], cells_[i].column + 1);
    for (std::size_t i = 0; i < wide.size(); ++i) first_column_[i + 1] = first_column_[i] + wide[i];
    const double between = gutter_width(first_column_.back());
    for (std::size_t i = 0; i < first_column_.back(); ++i) {
      const double left = margin + between / 2 + static_cast<double>(i) * (box_width + between);
      grid_.column_left.push_back(left);
      grid_.column_right.push_back(left + box_width);
    }
    half_gutter_ = between / 2;
    out_.width = grid_.column_right.back() + half_gutter_ + margin;
  }

  double lane_left(std::size_t index) const {
    const std::size_t column = first_column_[index];
    return column < grid_.column_left.size() ? grid_.column_left[column] - half_gutter_
                                             : grid_.column_right.back() + half_gutter_;
  }

  std::vector<std::string> heading(std::size_t index) const {
    const double room = lane_left(index + 1) - lane_left(index) - 20;
    return wrapped(capitalised(model::printable(diagram_.lanes[index].title)),
                   size_of(Type::heading), room, 3, true);
  }

  double head_height() const {
    std::size_t most = 1;
    for (std::size_t i = 0; i < diagram_.lanes.size(); ++i)
      most = std::max(most, heading(i).size());
    return static_cast<double>(most) * leading_of(Type::heading) + 14;
  }

  /// How many arrows turn in the gap below each row.
  std::vector<std::size_t> turning(std::size_t rows) const {
    std::vector<std::size_t> count(rows + 1, 0);
    for (const Diagram::Arrow& arrow : diagram_.arrows) {
      const std::size_t below = cells_[arrow.from].row + 1;
      const std::size_t above = cells_[arrow.to].row;
      ++count[below];
      if (above != below) ++count[above];
    }
    return count;
  }

  void set_rows() {
    std::size_t rows = 1;
    for (const Cell& cell : cells_) rows = std::max(rows, cell.row + 1);
    std::vector<double> height(rows, 0);
    for (std::size_t i = 0; i < cells_.size(); ++i)
      height[cells_[i].row] = std::max(height[cells_[i].row], contents_[i].height);
    const std::vector<std::size_t> arrows = turning(rows);
    double y = head_height() - 10;
    for (std::size_t row = 0; row < rows; ++row) {
      y += gap(arrows[row]);
      grid_.row_top.push_back(y);
      y += height[row];
      grid_.row_bottom.push_back(y);
    }
    out_.height = y + std::max(24.0, arrows[rows] > 0 ? gap(arrows[rows]) : 0);
  }

  static double gap(std::size_t arrows) {
    return row_gap + track * std::max(0.0, static_cast<double>(arrows) - 3);
  }

  void put_boxes() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::size_t column = first_column_[lane(i)] + cells_[i].column;
      const std::size_t row = cells_[i].row;
      Content& content = contents_[i];
      const double x = grid_.column_left[column] + (box_width - content.width) / 2;
      const double space = grid_.row_bottom[row] - grid_.row_top[row];
      const double y = grid_.row_top[row] + (space - content.height) / 2;
      const Rect rect{std::round(x), std::round(y), content.width, content.height};
      move(content, rect.x, rect.y);
      grid_.boxes.push_back(rect);
      grid_.row.push_back(row);
      grid_.column.push_back(column);
      out_.boxes.push_back({rect, std::move(content)});
    }
    grid_.left = margin;
    grid_.right = out_.width - margin;
    grid_.bottom = out_.height;
  }

  void put_lanes() {
    const double head = head_height();
    for (std::size_t i = 0; i < diagram_.lanes.size(); ++i) {
      const double left = lane_left(i);
      const double width = lane_left(i + 1) - left;
      PlacedLane placed{.head = {left, 0, width, head},
                        .body = {left, head, width, out_.height - head}};
      const std::vector<std::string> lines = heading(i);
      double y = (head - static_cast<double>(lines.size()) * leading_of(Type::heading)) / 2;
      for (const std::string& line : lines) {
        const double used = text_width(line, size_of(Type::heading), true);
        placed.title.push_back(
            {Type::heading, {left + (width - used) / 2, y + size_of(Type::heading)}, line});
        y += leading_of(Type::heading);
      }
      out_.lanes.push_back(std::move(placed));
    }
  }

  /// An arrow from a box to itself: a small ear at its right side.
  Path ear(std::size_t box) const {
    const Rect& rect = grid_.boxes[box];
    const double out = rect.right() + std::min(14.0, half_gutter_ - 5);
    const double y = rect.centre().y;
    return {{rect.right(), y - 8}, {out, y - 8}, {out, y + 8}, {rect.right(), y + 8}};
  }

  void route() {
    std::vector<Diagram::Arrow> between;
    for (const Diagram::Arrow& arrow : diagram_.arrows)
      if (arrow.from != arrow.to) between.push_back(arrow);
    const bool small = diagram_.boxes.size() <= graphviz_limit;
    std::optional<std::vector<Path>> paths;
    if (router_ == Router::best && small) paths = graphviz_paths(grid_.boxes, between);
    if (!paths || !take(*paths, between)) take(own_paths(grid_, between), between);
    reach_outlines();
  }

  /// Puts the paths into the picture; false where one runs through a box or two cannot be told
  /// apart even after they are moved.
  bool take(const std::vector<Path>& paths, const std::vector<Diagram::Arrow>& between) {
    out_.arrows.clear();
    auto next = paths.begin();
    for (const Diagram::Arrow& arrow : diagram_.arrows)
      out_.arrows.push_back(
          {.path = arrow.from == arrow.to ? ear(arrow.from) : simplified(*next++)});
    for (std::size_t i = 0; i < paths.size(); ++i)
      if (!is_clear(simplified(paths[i]), between[i].from, between[i].to, grid_.boxes))
        return false;
    if (diagram_.boxes.size() > graphviz_limit) return true;
    spread();
    for (std::size_t i = 0; i < out_.arrows.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (share_a_track(out_.arrows[i].path, out_.arrows[j].path)) return false;
    return true;
  }

  /// Lines that run close beside each other or on the border between two lanes are hard to follow:
  /// their pieces are moved apart where there is room.
  void spread() {
    for (int round = 0; round < 2; ++round)
      for (std::size_t i = 0; i < out_.arrows.size(); ++i)
        for (std::size_t at = 0; at + 1 < out_.arrows[i].path.size(); ++at) step_aside(i, at);
  }

  bool on_lane_border(Point a, Point b) const {
    if (a.x != b.x) return false;
    for (std::size_t lane = 0; lane <= diagram_.lanes.size(); ++lane)
      if (std::abs(lane_left(lane) - a.x) < 5) return true;
    return false;
  }

  /// How many lines a piece of this arrow comes too near to.
  std::size_t crowding(std::size_t arrow, Point a, Point b) const {
    std::size_t count = on_lane_border(a, b) ? 1 : 0;
    for (std::size_t i = 0; i < out_.arrows.size(); ++i) {
      const Path& other = out_.arrows[i].path;
      for (std::size_t j = 1; i != arrow && j < other.size(); ++j)
        count += run_together(a, b, other[j - 1], other[j], least_distance) ? 1 : 0;
    }
    return count;
  }

  void step_aside(std::size_t arrow, std::size_t at) {
    constexpr std::array<double, 10> offers = {4, -4, 6, -6, 8, -8, 11, -11, 14, -14};
    const Path before = out_.arrows[arrow].path;
    std::size_t crowd = crowding(arrow, before[at], before[at + 1]);
    for (const double by : offers) {
      if (crowd == 0) return;
      const std::optional<Path> path = moved(before, at, by);
      if (!path || !fits(arrow, *path)) continue;
      const std::size_t found = crowding(arrow, (*path)[at], (*path)[at + 1]);
      if (found >= crowd) continue;
      crowd = found;
      out_.arrows[arrow].path = *path;
    }
  }

  /// The path with one piece moved sideways; none where a neighbouring piece would all but vanish.
  static std::optional<Path> moved(Path path, std::size_t at, double by) {
    const bool level = path[at].y == path[at + 1].y;
    for (const std::size_t i : {at, at + 1}) (level ? path[i].y : path[i].x) += by;
    const auto too_short = [&](std::size_t i, double least) {
      const Rect rect = piece(path[i], path[i + 1]);
      return std::max(rect.width, rect.height) < least;
    };
    if (at > 0 && too_short(at - 1, 8)) return std::nullopt;
    if (at + 2 < path.size() && too_short(at + 1, 14)) return std::nullopt;
    return path;
  }

  bool fits(std::size_t arrow, const Path& path) const {
    const Diagram::Arrow& ends = diagram_.arrows[arrow];
    if (!is_clear(path, ends.from, ends.to, grid_.boxes)) return false;
    if (at_corner(path.front(), grid_.boxes[ends.from])) return false;
    if (at_corner(path.back(), grid_.boxes[ends.to])) return false;
    for (std::size_t i = 0; i < out_.arrows.size(); ++i)
      if (i != arrow && share_a_track(path, out_.arrows[i].path)) return false;
    return true;
  }

  static bool at_corner(Point point, const Rect& rect) {
    constexpr double near = 6;
    const double x = std::min(std::abs(point.x - rect.x), std::abs(point.x - rect.right()));
    const double y = std::min(std::abs(point.y - rect.y), std::abs(point.y - rect.bottom()));
    return x < near && y < near;
  }

  void reach_outlines() {
    for (std::size_t i = 0; i < out_.arrows.size(); ++i) {
      Path& path = out_.arrows[i].path;
      const Diagram::Arrow& arrow = diagram_.arrows[i];
      if (path.size() < 2) continue;
      path.front() = on_outline(path.front(), path[1], grid_.boxes[arrow.from],
                                diagram_.boxes[arrow.from].kind);
      path.back() = on_outline(path.back(), path[path.size() - 2], grid_.boxes[arrow.to],
                               diagram_.boxes[arrow.to].kind);
    }
  }

  const Diagram& diagram_;
  Router router_;
  std::vector<Cell> cells_;
  std::vector<Content> contents_;
  std::vector<std::size_t> first_column_;  // of each lane, and one behind
  double half_gutter_ = 0;
  Grid grid_;
  Layout out_;
};

}  // namespace

Layout lay_out(const Diagram& diagram, Router router) {
  return diagram.lanes.empty() ? Layout{.width = 2 * margin} : Arranger(diagram, router).arrange();
}

}  // namespace selaras::reports::diagram
