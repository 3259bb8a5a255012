#include "reports/diagram_run.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>

namespace selaras::reports {
namespace {

bool is_work(const Diagram::Box& box) {
  return box.kind == Diagram::BoxKind::step || box.kind == Diagram::BoxKind::decision;
}

std::optional<std::size_t> box_of(const Diagram& diagram, const std::string& step) {
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
    if (!diagram.boxes[i].ghost && is_work(diagram.boxes[i]) && diagram.boxes[i].id == step)
      return i;
  return std::nullopt;
}

void number(Diagram::Box& box, std::size_t place, const DiagramOptions& options) {
  for (Diagram::Mark& mark : box.marks)
    if (mark.kind == Diagram::MarkKind::run) return mark.numbers.push_back(place);
  box.marks.push_back({.kind = Diagram::MarkKind::run,
                       .word = options.text("diagram.mark.run"),
                       .numbers = {place},
                       .fingerprints = {}});
}

/// Marks the shortest way from one box to another that passes gateways only.
void draw_way(Diagram& diagram, std::size_t from, std::size_t to) {
  std::vector<std::optional<std::size_t>> by(diagram.boxes.size());  // arrow
  std::deque<std::size_t> queue = {from};
  while (!queue.empty() && !by[to]) {
    const std::size_t at = queue.front();
    queue.pop_front();
    for (std::size_t i = 0; i < diagram.arrows.size(); ++i) {
      const Diagram::Arrow& arrow = diagram.arrows[i];
      if (arrow.from != at || by[arrow.to]) continue;
      by[arrow.to] = i;
      if (!is_work(diagram.boxes[arrow.to])) queue.push_back(arrow.to);
    }
  }
  for (std::size_t at = to; by[at];) {
    Diagram::Arrow& arrow = diagram.arrows[*by[at]];
    arrow.on_run = true;
    at = arrow.from;
    if (at == from) break;
  }
}

}  // namespace

void draw_run(Diagram& diagram, const std::vector<std::string>& steps,
              const DiagramOptions& options) {
  const auto start = std::ranges::find(diagram.boxes, Diagram::BoxKind::start, &Diagram::Box::kind);
  std::optional<std::size_t> before;
  if (start != diagram.boxes.end())
    before = static_cast<std::size_t>(start - diagram.boxes.begin());
  std::size_t place = 0;
  for (const std::string& step : steps) {
    const std::optional<std::size_t> box = box_of(diagram, step);
    if (!box) continue;
    number(diagram.boxes[*box], ++place, options);
    if (before) draw_way(diagram, *before, *box);
    before = box;
  }
}

}  // namespace selaras::reports
