#include "behaviour/concurrency.h"

#include <algorithm>

#include "behaviour/state_space.h"

namespace selaras::behaviour {
namespace {

bool share_a_place(const Transition& one, const Transition& other) {
  return std::ranges::any_of(one.consumes, [&](PlaceId place) {
    return std::ranges::binary_search(other.consumes, place);
  });
}

/// Looks at each state for steps of one group that wait there side by side.
class Looking final : public Watcher {
 public:
  Looking(const Net& net, const std::vector<std::vector<model::NodeId>>& groups)
      : net_(net), found_(groups.size()), open_(groups.size()) {
    member_of_.resize(net.procedure().flow.nodes.size());
    for (std::size_t group = 0; group < groups.size(); ++group) {
      for (const model::NodeId node : groups[group]) member_of_[node.value()].push_back(group);
    }
  }

  bool met(const StateSpace& space, std::uint32_t state, Summary) override {
    Marking marking;
    for (const std::uint32_t place : space.marking(state)) marking.push_back({place});
    if (marking.size() < 2) return true;
    waiting_.clear();
    for (const TransitionId id : enabled(net_, marking)) {
      const Transition& transition = net_.transition(id);
      if (!transition.visible || member_of_[transition.node.value()].empty()) continue;
      for (const TransitionId earlier : waiting_) compare(earlier, id, space, state);
      waiting_.push_back(id);
    }
    return open_ > 0;
  }
  bool unsafe(const StateSpace&, std::uint32_t, std::uint32_t) override { return false; }

  [[nodiscard]] std::vector<std::optional<Concurrent>> take() { return std::move(found_); }

 private:
  void compare(TransitionId one, TransitionId other, const StateSpace& space, std::uint32_t state) {
    const Transition& first = net_.transition(one);
    const Transition& second = net_.transition(other);
    if (first.node == second.node || share_a_place(first, second)) return;
    for (const std::size_t group : member_of_[first.node.value()]) {
      if (found_[group] || std::ranges::count(member_of_[second.node.value()], group) == 0)
        continue;
      Concurrent pair{.one = first.node, .other = second.node, .run = {}};
      for (const std::uint32_t done : space.run_to(state)) pair.run.push_back({done});
      if (!replays(net_, pair.run)) continue;
      found_[group] = std::move(pair);
      --open_;
    }
  }

  const Net& net_;
  std::vector<std::vector<std::size_t>> member_of_;  // by node
  std::vector<std::optional<Concurrent>> found_;
  std::size_t open_;
  std::vector<TransitionId> waiting_;
};

}  // namespace

std::vector<std::optional<Concurrent>> concurrent_steps(
    const Net& net, const std::vector<std::vector<model::NodeId>>& groups, std::size_t bound) {
  Looking looking(net, groups);
  const bool forks = std::ranges::any_of(
      net.transitions(), [](const Transition& each) { return each.produces.size() > 1; });
  if (forks && !groups.empty() && !net.has_inclusive()) {
    const auto space =
        explore(net.skeleton(), looking, Edges::forgotten, nullptr, {.states = bound});
  }
  return looking.take();
}

}  // namespace selaras::behaviour
