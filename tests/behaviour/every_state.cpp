#include "tests/behaviour/every_state.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace selaras::behaviour::tests {
namespace {

/// One bit a place: small nets only.
using Marks = std::uint64_t;

Marks bits(const std::vector<PlaceId>& list) {
  Marks marks = 0;
  for (const PlaceId place : list) marks |= Marks{1} << place.value();
  return marks;
}

struct State {
  Marks marks = 0;
  std::size_t distance = 0;
  std::vector<std::size_t> next;
};

class Looking {
 public:
  explicit Looking(const Net& net) : net_(net) {
    assert(net.places().size() <= 64);
    for (const Transition& transition : net.transitions()) {
      taken_.push_back(bits(transition.consumes));
      made_.push_back(bits(transition.produces));
    }
    for (std::size_t place = 0; place < net.places().size(); ++place) {
      of_kind_[static_cast<std::size_t>(net.places()[place].kind)] |= Marks{1} << place;
    }
    number(Marks{1} << net.initial().value(), 0);
    for (std::size_t state = 0; state < states_.size(); ++state) look_at(state);
    if (!seen_.shortest.contains(Defect::unsynchronised_merge)) {
      look_for_loops();
      look_for_undone_steps();
    }
    seen_.states = states_.size();
  }

  EveryState seen() { return std::move(seen_); }

 private:
  bool holds(Marks marks, Place::Kind kind) const {
    return (marks & of_kind_[static_cast<std::size_t>(kind)]) != 0;
  }
  bool running(Marks marks) const {
    return holds(marks, Place::Kind::edge) || holds(marks, Place::Kind::inside);
  }

  std::size_t number(Marks marks, std::size_t distance) {
    const auto [known, fresh] = numbers_.try_emplace(marks, states_.size());
    if (fresh) states_.push_back({.marks = marks, .distance = distance});
    return known->second;
  }

  void look_at(std::size_t state) {
    const Marks marks = states_[state].marks;
    const std::size_t distance = states_[state].distance;
    bool stuck = true;
    for (std::size_t index = 0; index < taken_.size(); ++index) {
      if ((marks & taken_[index]) != taken_[index]) continue;
      stuck = false;
      const Marks rest = marks & ~taken_[index];
      const Marks twice = rest & made_[index];
      if (running(twice) || holds(twice, Place::Kind::unfinished)) {
        note(Defect::unsynchronised_merge, distance + 1);
      }
      if (twice != 0) continue;
      if (net_.transitions()[index].visible) done_.insert(net_.transitions()[index].node);
      const std::size_t next = number(rest | made_[index], distance + 1);
      states_[state].next.push_back(next);
    }
    const bool ended = holds(marks, Place::Kind::end);
    if (ended && running(marks)) note(Defect::improper_completion, distance);
    if (stuck && running(marks) && !ended && !holds(marks, Place::Kind::unfinished)) {
      note(Defect::deadlock, distance);
    }
  }

  /// By state: it can be reached by at least one transition.
  std::vector<bool> reached_from(std::size_t from) const {
    std::vector<bool> reached(states_.size());
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t next : states_[at].next) {
        if (!reached[next]) open.push_back(next);
        reached[next] = true;
      }
    }
    return reached;
  }

  void look_for_loops() {
    std::vector<std::vector<bool>> reached;
    for (std::size_t state = 0; state < states_.size(); ++state) {
      reached.push_back(reached_from(state));
    }
    for (std::size_t state = 0; state < states_.size(); ++state) {
      if (!reached[state][state] || holds(states_[state].marks, Place::Kind::end)) continue;
      bool for_ever = true;
      for (std::size_t other = 0; other < states_.size(); ++other) {
        for_ever = for_ever && (!reached[state][other] || reached[other][state]);
      }
      if (for_ever) note(Defect::livelock, states_[state].distance);
    }
  }

  void look_for_undone_steps() {
    const model::Flow& flow = net_.procedure().flow;
    std::set<model::NodeId> reachable{{0}};
    for (bool grows = true; grows;) {
      grows = false;
      for (const model::Edge& edge : flow.edges) {
        if (reachable.contains(edge.from)) grows |= reachable.insert(edge.to).second;
      }
    }
    for (const model::NodeId node : reachable) {
      if (flow.nodes[node.value()].kind != model::NodeKind::step) continue;
      if (!done_.contains(node)) seen_.undone.insert(node);
    }
  }

  void note(Defect defect, std::size_t length) {
    const auto [known, fresh] = seen_.shortest.try_emplace(defect, length);
    known->second = std::min(known->second, length);
  }

  const Net& net_;
  std::vector<Marks> taken_, made_;
  std::array<Marks, 4> of_kind_{};
  std::map<Marks, std::size_t> numbers_;
  std::vector<State> states_;
  std::set<model::NodeId> done_;
  EveryState seen_;
};

}  // namespace

EveryState every_state(const Net& net) { return Looking(net).seen(); }

std::optional<std::size_t> shortest_without(const Net& net, const std::string& earlier,
                                            const std::string& later) {
  std::set<Marking> known{initial_marking(net)};
  std::vector<Marking> level(known.begin(), known.end());
  for (std::size_t length = 1; !level.empty(); ++length) {
    std::vector<Marking> next_level;
    for (const Marking& marking : level) {
      for (std::uint32_t index = 0; index < net.transitions().size(); ++index) {
        const Transition& transition = net.transitions()[index];
        if (!enabled(net, marking, {index})) continue;
        if (transition.visible && net.step({index}).id == later) return length;
        if (transition.visible && net.step({index}).id == earlier) continue;
        Marking next = marking;
        if (fire(net, next, {index}) == Firing::unsafe) continue;
        if (known.insert(next).second) next_level.push_back(next);
      }
    }
    level = std::move(next_level);
  }
  return std::nullopt;
}

}  // namespace selaras::behaviour::tests
