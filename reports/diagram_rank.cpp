#include "reports/diagram_rank.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <utility>

namespace selaras::reports::diagram {
namespace {

using Successors = std::vector<std::vector<std::size_t>>;

bool reaches(const Successors& next, std::size_t from, std::size_t to) {
  std::vector<bool> seen(next.size(), false);
  std::vector<std::size_t> stack = {from};
  while (!stack.empty()) {
    const std::size_t at = stack.back();
    stack.pop_back();
    if (at == to) return true;
    if (seen[at]) continue;
    seen[at] = true;
    stack.insert(stack.end(), next[at].begin(), next[at].end());
  }
  return false;
}

/// The arrows without those that close a loop: a depth-first walk that keeps what does not lead
/// back to a box still being walked from. Not recursive: a hostile file may be one long chain.
class LoopCutter {
 public:
  explicit LoopCutter(const Successors& all) : all_(all), state_(all.size()), kept_(all.size()) {}

  Successors cut() && {
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (state_[i] == State::fresh) walk(i);
    return std::move(kept_);
  }

 private:
  enum class State { fresh, open, done };

  void walk(std::size_t root) {
    std::vector<std::pair<std::size_t, std::size_t>> stack = {{root, 0}};
    state_[root] = State::open;
    while (!stack.empty()) {
      auto& [at, taken] = stack.back();
      if (taken == all_[at].size()) {
        state_[at] = State::done;
        stack.pop_back();
        continue;
      }
      const std::size_t to = all_[at][taken++];
      if (state_[to] == State::open) continue;
      kept_[at].push_back(to);
      if (state_[to] == State::done) continue;
      state_[to] = State::open;
      stack.emplace_back(to, 0);
    }
  }

  const Successors& all_;
  std::vector<State> state_;
  Successors kept_;
};

bool is_drawn(const Diagram::Arrow& arrow) { return arrow.kind != Diagram::ArrowKind::ghost; }

Successors forward_arrows(const Diagram& diagram) {
  Successors drawn(diagram.boxes.size());
  for (const Diagram::Arrow& arrow : diagram.arrows)
    if (is_drawn(arrow)) drawn[arrow.from].push_back(arrow.to);
  Successors forward = LoopCutter(drawn).cut();
  for (const Diagram::Arrow& arrow : diagram.arrows)  // the page's own order has the say
    if (!is_drawn(arrow) && !reaches(forward, arrow.to, arrow.from))
      forward[arrow.from].push_back(arrow.to);
  return forward;
}

std::vector<std::size_t> arrows_in(const Successors& next) {
  std::vector<std::size_t> count(next.size(), 0);
  for (const auto& list : next)
    for (const std::size_t to : list) ++count[to];
  return count;
}

bool is_work(const Diagram::Box& box) {
  return !box.ghost &&
         (box.kind == Diagram::BoxKind::step || box.kind == Diagram::BoxKind::decision);
}

/// Hangs every step that nothing leads to below the step before it.
void hang_loose_steps(const Diagram& diagram, Successors& next) {
  const std::vector<std::size_t> count = arrows_in(next);
  std::size_t before = diagram.boxes.size();
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    if (!is_work(diagram.boxes[i])) continue;
    if (count[i] == 0 && before < i && !reaches(next, i, before)) next[before].push_back(i);
    before = i;
  }
}

class Placer {
 public:
  Placer(const Diagram& diagram, const Successors& next)
      : diagram_(diagram), next_(next), cells_(next.size()), above_(next.size()) {}

  std::vector<Cell> place() && {
    std::vector<std::size_t> waiting = arrows_in(next_);
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (waiting[i] == 0) ready.push(i);
    while (!ready.empty()) {
      const std::size_t box = ready.top();
      ready.pop();
      put(box);
      for (const std::size_t to : next_[box])
        if (--waiting[to] == 0) ready.push(to);
    }
    return std::move(cells_);
  }

 private:
  void put(std::size_t box) {
    const std::size_t lane = diagram_.boxes[box].lane;
    Cell cell{.row = first_row_[box], .column = 0};
    while (taken_[{lane, cell.row}].size() == widest_lane) ++cell.row;
    std::set<std::size_t>& row = taken_[{lane, cell.row}];
    cell.column = above_[box];
    for (std::size_t i = 0; row.contains(cell.column); ++i) cell.column = i;
    row.insert(cell.column);
    cells_[box] = cell;
    for (const std::size_t to : next_[box]) {
      first_row_[to] = std::max(first_row_[to], cell.row + 1);
      if (diagram_.boxes[to].lane == lane) above_[to] = cell.column;
    }
  }

  const Diagram& diagram_;
  const Successors& next_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> above_;  // column of a predecessor in the same lane
  std::map<std::size_t, std::size_t> first_row_;
  std::map<std::pair<std::size_t, std::size_t>, std::set<std::size_t>> taken_;  // by lane and row
};

}  // namespace

std::vector<Cell> cells(const Diagram& diagram) {
  Successors next = forward_arrows(diagram);
  hang_loose_steps(diagram, next);
  return Placer(diagram, next).place();
}

}  // namespace selaras::reports::diagram
