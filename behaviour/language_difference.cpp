#include "behaviour/language_difference.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

namespace selaras::behaviour {
namespace {

using States = std::vector<std::uint32_t>;  // sorted

/// The right side made deterministic, state by state.
class Subsets {
 public:
  explicit Subsets(const RunGraph& graph) : graph_(graph) {
    first_ = number(graph.size() == 0 ? States{} : States{0});
  }

  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] bool final(std::uint32_t subset) const { return final_[subset]; }

  std::uint32_t after(std::uint32_t subset, Label label) {
    const auto known = moves_.find({subset, label});
    if (known != moves_.end()) return known->second;
    States reached;
    for (const std::uint32_t state : *members_[subset]) {
      for (const RunGraph::Edge& edge : graph_.edges[state]) {
        if (edge.label == label) reached.push_back(edge.target);
      }
    }
    const std::uint32_t target = number(std::move(reached));
    moves_.emplace(std::pair(subset, label), target);
    return target;
  }

  /// States held in all subsets: what the memory goes by.
  [[nodiscard]] std::size_t weight() const { return weight_; }

 private:
  std::uint32_t number(States states) {
    close(states);
    const auto [entry, fresh] =
        numbers_.try_emplace(std::move(states), static_cast<std::uint32_t>(members_.size()));
    if (!fresh) return entry->second;
    members_.push_back(&entry->first);
    weight_ += entry->first.size() + 1;
    final_.push_back(std::ranges::any_of(
        entry->first, [&](std::uint32_t state) -> bool { return graph_.final[state]; }));
    return entry->second;
  }

  /// Adds what silent moves lead to.
  void close(States& states) {
    seen_.resize(graph_.size());
    States open = states;
    States closed;
    while (!open.empty()) {
      const std::uint32_t state = open.back();
      open.pop_back();
      if (seen_[state]) continue;
      seen_[state] = true;
      closed.push_back(state);
      for (const RunGraph::Edge& edge : graph_.edges[state]) {
        if (edge.label == silent) open.push_back(edge.target);
      }
    }
    for (const std::uint32_t state : closed) seen_[state] = false;
    std::ranges::sort(closed);
    states = std::move(closed);
  }

  const RunGraph& graph_;
  std::map<States, std::uint32_t> numbers_;
  std::vector<const States*> members_;  // keys of `numbers_`
  std::vector<bool> final_;
  std::map<std::pair<std::uint32_t, Label>, std::uint32_t> moves_;
  std::vector<bool> seen_;
  std::size_t weight_ = 0;
  std::uint32_t first_ = 0;
};

/// Breadth first by the number of labels: silent moves cost nothing.
class Search {
 public:
  Search(const RunGraph& left, const RunGraph& right, std::size_t bound)
      : left_(left), subsets_(right), bound_(bound) {}

  OnlyLeft run() {
    if (left_.size() == 0) return {.answer = Answer::impossible};
    open_.push_back(reach({0, subsets_.first()}, none, 0));
    lengths_.front() = 0;
    while (!open_.empty()) {
      const std::uint32_t at = open_.front();
      open_.pop_front();
      if (done_[at]) continue;
      done_[at] = true;
      const auto [state, subset] = pairs_[at];
      if (left_.final[state] && !subsets_.final(subset)) return found(at);
      expand(at);
      if (pairs_.size() + subsets_.weight() > bound_) return {};
    }
    return {.answer = Answer::impossible};
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Way {
    std::uint32_t from = none;
    std::uint32_t edge = 0;
  };

  /// The number of the pair, with the way by which it was met if it is new.
  std::uint32_t reach(const Pair& pair, std::uint32_t from, std::uint32_t edge) {
    const auto [entry, fresh] =
        numbers_.try_emplace(pair, static_cast<std::uint32_t>(pairs_.size()));
    if (fresh) {
      pairs_.push_back(pair);
      ways_.push_back({from, edge});
      done_.push_back(false);
      lengths_.push_back(none);
    }
    return entry->second;
  }

  void expand(std::uint32_t at) {
    const auto [state, subset] = pairs_[at];
    for (std::uint32_t index = 0; index < left_.edges[state].size(); ++index) {
      const RunGraph::Edge& edge = left_.edges[state][index];
      const bool quiet = edge.label == silent;
      const std::uint32_t next = quiet ? subset : subsets_.after(subset, edge.label);
      const std::uint32_t to = reach({edge.target, next}, at, index);
      const std::uint32_t length = lengths_[at] + (quiet ? 0 : 1);
      if (done_[to] || length >= lengths_[to]) continue;
      lengths_[to] = length;
      ways_[to] = {at, index};
      quiet ? open_.push_front(to) : open_.push_back(to);
    }
  }

  [[nodiscard]] OnlyLeft found(std::uint32_t at) const {
    OnlyLeft result{.answer = Answer::possible};
    for (; ways_[at].from != none; at = ways_[at].from) {
      const Way& way = ways_[at];
      const RunGraph::Edge& edge = left_.edges[pairs_[way.from].first][way.edge];
      if (edge.label == silent) continue;
      result.labels.push_back(edge.label);
      result.origins.push_back(edge.origin);
    }
    std::ranges::reverse(result.labels);
    std::ranges::reverse(result.origins);
    return result;
  }

  const RunGraph& left_;
  Subsets subsets_;
  std::size_t bound_;
  std::map<Pair, std::uint32_t> numbers_;
  std::vector<Pair> pairs_;
  std::vector<Way> ways_;
  std::vector<bool> done_;
  std::vector<std::uint32_t> lengths_;
  std::deque<std::uint32_t> open_;
};

}  // namespace

OnlyLeft first_run_only_left(const RunGraph& left, const RunGraph& right, std::size_t bound) {
  return Search(left, right, bound).run();
}

}  // namespace selaras::behaviour
