#include "behaviour/components.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace selaras::behaviour {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Strongly connected components (Tarjan, Depth-First Search and Linear Graph Algorithms, SIAM
/// J. Comput. 1, 1972), with a path of our own instead of recursion. Components are closed in such
/// an order that whatever one leads to has been closed before.
class Components {
 public:
  explicit Components(const StateSpace& space)
      : space_(space), order_(space.size(), none), lowest_(space.size()) {}

  std::vector<std::vector<std::uint32_t>> without_exit() {
    for (std::uint32_t state = 0; state < space_.size(); ++state) {
      if (order_[state] == none) walk_from(state);
    }
    for (auto& trap : traps_) std::ranges::sort(trap);
    std::ranges::sort(traps_);
    return std::move(traps_);
  }

 private:
  struct Visit {
    std::uint32_t state;
    std::size_t next = 0;
    bool leads_out = false;
  };
  static constexpr std::uint32_t closed = none;

  void walk_from(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      Visit& visit = path_.back();
      const auto edges = space_.edges(visit.state);
      if (visit.next < edges.size()) {
        follow(visit, edges[visit.next++].target);
      } else {
        leave();
      }
    }
  }

  void enter(std::uint32_t state) {
    order_[state] = lowest_[state] = counter_++;
    open_.push_back(state);
    path_.push_back({.state = state});
  }

  void follow(Visit& visit, std::uint32_t target) {
    if (order_[target] == none) return enter(target);
    if (lowest_[target] == closed) {
      visit.leads_out = true;
    } else {
      lowest_[visit.state] = std::min(lowest_[visit.state], order_[target]);
    }
  }

  void leave() {
    const Visit visit = path_.back();
    path_.pop_back();
    const std::uint32_t state = visit.state;
    const bool closes = lowest_[state] == order_[state];
    if (closes) close(state, visit.leads_out);
    if (path_.empty()) return;
    Visit& before = path_.back();
    if (closes) {
      before.leads_out = true;
    } else {
      before.leads_out = before.leads_out || visit.leads_out;
      lowest_[before.state] = std::min(lowest_[before.state], lowest_[state]);
    }
  }

  void close(std::uint32_t root, bool leads_out) {
    const auto first = std::find(open_.rbegin(), open_.rend(), root).base() - 1;
    const bool goes_round = !space_.edges(root).empty();
    if (!leads_out && goes_round) traps_.emplace_back(first, open_.end());
    for (auto state = first; state != open_.end(); ++state) lowest_[*state] = closed;
    open_.erase(first, open_.end());
  }

  const StateSpace& space_;
  std::vector<std::uint32_t> order_, lowest_;
  std::vector<std::uint32_t> open_;
  std::vector<Visit> path_;
  std::vector<std::vector<std::uint32_t>> traps_;
  std::uint32_t counter_ = 0;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> traps(const StateSpace& space) {
  return Components(space).without_exit();
}

std::vector<std::uint32_t> shortest_cycle(const StateSpace& space, std::uint32_t state) {
  struct Way {
    std::uint32_t from;
    std::uint32_t by;
  };
  std::unordered_map<std::uint32_t, Way> ways;
  std::vector<std::uint32_t> open{state};
  for (std::size_t next = 0; next < open.size() && !ways.contains(state); ++next) {
    for (const StateSpace::Edge& edge : space.edges(open[next])) {
      if (!ways.try_emplace(edge.target, Way{open[next], edge.transition}).second) continue;
      if (edge.target != state) open.push_back(edge.target);
    }
  }
  std::vector<std::uint32_t> cycle;
  if (!ways.contains(state)) return cycle;
  std::uint32_t at = state;
  do {
    cycle.push_back(ways.at(at).by);
    at = ways.at(at).from;
  } while (at != state);
  std::ranges::reverse(cycle);
  return cycle;
}

}  // namespace selaras::behaviour
