#include "behaviour/run.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace selaras::behaviour {

Marking initial_marking(const Net& net) { return {net.initial()}; }

bool enabled(const Net& net, const Marking& marking, TransitionId transition) {
  return std::ranges::includes(marking, net.transition(transition).consumes);
}

std::vector<TransitionId> enabled(const Net& net, const Marking& marking) {
  std::vector<TransitionId> found;
  for (const PlaceId place : marking) {
    for (const TransitionId transition : net.takers(place)) {
      // A transition with several inputs is met once for each: count it at its first.
      if (net.transition(transition).consumes.front() != place) continue;
      if (enabled(net, marking, transition)) found.push_back(transition);
    }
  }
  std::ranges::sort(found);
  return found;
}

Firing fire(const Net& net, Marking& marking, TransitionId id) {
  const Transition& transition = net.transition(id);
  Marking rest;
  std::ranges::set_difference(marking, transition.consumes, std::back_inserter(rest));
  Marking common;
  std::ranges::set_intersection(rest, transition.produces, std::back_inserter(common));
  if (!common.empty()) return Firing::unsafe;
  Marking next;
  std::ranges::merge(rest, transition.produces, std::back_inserter(next));
  marking = std::move(next);
  return Firing::done;
}

bool replays(const Net& net, const Run& run) {
  Marking marking = initial_marking(net);
  return std::ranges::all_of(run, [&](TransitionId transition) {
    return enabled(net, marking, transition) && fire(net, marking, transition) == Firing::done;
  });
}

std::vector<std::string> steps_of(const Net& net, const Run& run) {
  std::vector<std::string> steps;
  for (const TransitionId transition : run) {
    if (net.transition(transition).visible) steps.push_back(net.step(transition).id);
  }
  return steps;
}

namespace {

struct State {
  Marking marking;
  std::uint8_t observed = 0;
  bool operator==(const State&) const = default;
};

struct StateHash {
  std::size_t operator()(const State& state) const {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL + state.observed;
    for (const PlaceId place : state.marking) {
      hash ^= place.index + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
      hash *= 0xff51afd7ed558ccdULL;
    }
    return static_cast<std::size_t>(hash);
  }
};

constexpr std::uint32_t no_parent = std::numeric_limits<std::uint32_t>::max();

/// One breadth-first search. States are numbered in the order they are found; each remembers how
/// it was reached, so that the first one that answers gives a shortest run.
class Search {
 public:
  Search(const Net& net, const Query& query, std::size_t bound)
      : net_(net), query_(query), bound_(bound) {}

  Found shortest() {
    if (net_.has_inclusive()) return {};
    visit({.marking = initial_marking(net_)}, no_parent, {});
    for (std::uint32_t index = 0; index < states_.size(); ++index) {
      if (!expand(index)) return {};
      if (answer_ != no_parent) return {.answer = Answer::possible, .run = run_to(answer_)};
    }
    return {.answer = Answer::impossible};
  }

 private:
  void visit(State state, std::uint32_t parent, TransitionId by) {
    const auto [position, fresh] =
        known_.try_emplace(std::move(state), static_cast<std::uint32_t>(states_.size()));
    if (!fresh) return;
    states_.push_back({.state = &position->first, .parent = parent, .by = by});
    if (position->first.observed == query_.goal && !query_.at_completion) {
      answer_ = position->second;
    }
  }

  /// False where the search cannot be decided.
  bool expand(std::uint32_t index) {
    const State state = *states_[index].state;
    const std::vector<TransitionId> next = enabled(net_, state.marking);
    if (next.empty() && query_.at_completion && state.observed == query_.goal) answer_ = index;
    for (const TransitionId transition : next) {
      State following{.marking = state.marking};
      if (fire(net_, following.marking, transition) == Firing::unsafe) return false;
      following.observed = state.observed == query_.goal && !query_.at_completion
                               ? state.observed
                               : query_.observe(state.observed, transition);
      visit(std::move(following), index, transition);
      if (answer_ != no_parent) return true;
      if (states_.size() > bound_) return false;
    }
    return true;
  }

  Run run_to(std::uint32_t index) const {
    Run run;
    for (; states_[index].parent != no_parent; index = states_[index].parent) {
      run.push_back(states_[index].by);
    }
    std::ranges::reverse(run);
    return run;
  }

  struct Reached {
    const State* state;
    std::uint32_t parent;
    TransitionId by;
  };

  const Net& net_;
  const Query& query_;
  std::size_t bound_;
  std::unordered_map<State, std::uint32_t, StateHash> known_;
  std::vector<Reached> states_;
  std::uint32_t answer_ = no_parent;
};

}  // namespace

Found shortest_run(const Net& net, const Query& query, std::size_t bound) {
  return Search(net, query, bound).shortest();
}

}  // namespace selaras::behaviour
