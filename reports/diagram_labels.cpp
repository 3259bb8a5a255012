#include "reports/diagram_labels.h"

#include <cmath>
#include <cstddef>
#include <string>

#include "model/text.h"
#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

constexpr double widest = 120;
constexpr std::size_t most_lines = 3;
constexpr double distance = 4;  // from its line

struct Block {
  std::vector<std::string> lines;
  double width = 0;
  double height = 0;
};

Block block_of(const std::string& label) {
  Block block{.lines = wrapped(model::printable(label), size_of(Type::detail), widest, most_lines)};
  for (const std::string& line : block.lines)
    block.width = std::max(block.width, text_width(line, size_of(Type::detail)));
  block.height = static_cast<double>(block.lines.size()) * leading_of(Type::detail);
  return block;
}

/// Places beside one piece of a path, the one nearest its beginning first.
std::vector<Rect> beside(Point a, Point b, const Block& block, bool first) {
  std::vector<Rect> places;
  const double lead = first ? 5 : 0;
  const double length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
  for (int step = 0; step <= 10; ++step) {
    const double part = step / 10.0;
    if (a.y == b.y) {
      const double slack = length - block.width - 2 * lead;
      if (slack < -block.width / 2) break;
      const double along = lead + std::max(0.0, slack) * part;
      const double x = b.x > a.x ? a.x + along : a.x - along - block.width;
      places.push_back({x, a.y - block.height - distance + 2, block.width, block.height});
      places.push_back({x, a.y + distance - 1, block.width, block.height});
    } else {
      const double along = lead + std::max(0.0, length - block.height - 2 * lead) * part;
      const double y = b.y > a.y ? a.y + along : a.y - along - block.height;
      places.push_back({a.x + distance + 1, y, block.width, block.height});
      places.push_back({a.x - distance - 1 - block.width, y, block.width, block.height});
    }
  }
  return places;
}

class LabelPlacer {
 public:
  explicit LabelPlacer(const Layout& layout) {
    for (const PlacedBox& box : layout.boxes) taken_.push_back(box.rect.grown(1));
    for (const PlacedLane& lane : layout.lanes) {
      taken_.push_back(lane.head);
      taken_.push_back({lane.body.right() - 1, lane.body.y, 2, lane.body.height});
    }
    for (const PlacedArrow& arrow : layout.arrows)
      for (std::size_t i = 1; i < arrow.path.size(); ++i)
        taken_.push_back(piece(arrow.path[i - 1], arrow.path[i]).grown(1.5));
    limits_ = {0, 0, layout.width, layout.height};
  }

  Rect place(const Path& path, const Block& block) {
    Rect best = fallback(path, block);
    std::size_t fewest = conflicts(best);
    for (std::size_t i = 1; i < path.size() && fewest > 0; ++i)
      for (const Rect& rect : beside(path[i - 1], path[i], block, i == 1)) {
        const std::size_t found = conflicts(rect);
        if (found >= fewest) continue;
        fewest = found;
        best = rect;
      }
    taken_.push_back(best);
    return best;
  }

 private:
  static Rect fallback(const Path& path, const Block& block) {
    return {path.front().x + distance, path.front().y + distance, block.width, block.height};
  }

  std::size_t conflicts(const Rect& rect) const {
    std::size_t count = limits_.contains(rect) ? 0 : 2;
    for (const Rect& other : taken_) count += rect.overlaps(other) ? 1 : 0;
    return count;
  }

  std::vector<Rect> taken_;
  Rect limits_;
};

}  // namespace

void place_labels(const Diagram& diagram, Layout& layout) {
  LabelPlacer placer(layout);
  for (std::size_t i = 0; i < layout.arrows.size(); ++i) {
    PlacedArrow& arrow = layout.arrows[i];
    const Block block = block_of(diagram.arrows[i].label);
    if (block.lines.empty() || arrow.path.size() < 2) continue;
    arrow.label_rect = placer.place(arrow.path, block);
    double y = arrow.label_rect.y + size_of(Type::detail) * 0.9;
    for (const std::string& line : block.lines) {
      arrow.label.push_back({Type::detail, {arrow.label_rect.x, y}, line});
      y += leading_of(Type::detail);
    }
  }
}

}  // namespace selaras::reports::diagram
