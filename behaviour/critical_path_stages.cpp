#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <utility>

#include "behaviour/critical_path.h"

/// What can happen, whenever it may: the part of the critical path that does not hang on times.
namespace selaras::behaviour {

/// Finds the stages of a flow.
class CriticalPath::Survey {
 public:
  explicit Survey(const CriticalPath& path) : path_(path), net_(path.net_) {}

  Stages stages() && {
    static_cast<void>(stage_of(initial_marking(net_)));
    while (!open_.empty() && found_.list.size() <= way_bound) {
      const auto next = open_.begin();
      const Marking marking = next->first.second;
      const std::uint32_t stage = next->second;
      open_.erase(next);
      found_.order.push_back(stage);
      look_on(marking, stage);
    }
    found_.whole = open_.empty();
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t last_turn = UINT32_MAX;

  /// The transitions of the first step or gateway whose turn it is.
  std::vector<TransitionId> choices(const Marking& marking) const {
    std::vector<TransitionId> first;
    for (const TransitionId id : enabled(net_, marking)) {
      const std::uint32_t turn = path_.turn_[id.value()];
      if (!first.empty() && turn > path_.turn_[first.front().value()]) continue;
      if (!first.empty() && turn < path_.turn_[first.front().value()]) first.clear();
      first.push_back(id);
    }
    return first;
  }

  std::uint32_t stage_of(const Marking& marking) {
    const std::vector<TransitionId> next = choices(marking);
    const std::uint32_t turn = next.empty() ? last_turn : path_.turn_[next.front().value()];
    const auto stage = static_cast<std::uint32_t>(found_.list.size());
    const auto [known, fresh] = open_.try_emplace({turn, marking}, stage);
    if (fresh) found_.list.push_back({.tokens = marking.size(), .next = {}, .outcome = {}});
    return known->second;
  }

  /// In the order of the marking's places, which are sorted.
  static std::uint32_t index_of(const Marking& marking, PlaceId place) {
    const auto at = std::ranges::lower_bound(marking, place);
    return static_cast<std::uint32_t>(at - marking.begin());
  }

  void look_on(const Marking& marking, std::uint32_t stage) {
    const std::vector<TransitionId> next = choices(marking);
    if (next.empty()) {
      found_.list[stage].is_last = true;
      found_.list[stage].outcome = outcome_at(marking);
    }
    for (const TransitionId id : next) {
      if (path_.goes_back(id)) continue;
      Move move = made(marking, id);
      found_.list[stage].next.push_back(std::move(move));
    }
  }

  Move made(const Marking& before, TransitionId id) {
    const Transition& transition = net_.transition(id);
    Move move{.transition = id, .visible = transition.visible};
    for (const PlaceId place : transition.consumes) {
      move.awaited.push_back(index_of(before, place));
    }
    move.closes = path_.closing_outcome(id);
    Marking marking = before;
    if (!move.closes.empty() || fire(net_, marking, id) != Firing::done) return move;
    for (const PlaceId place : marking) {
      const bool fresh = std::ranges::binary_search(transition.produces, place);
      move.kept.push_back(fresh ? nothing : index_of(before, place));
    }
    move.to = stage_of(marking);
    return move;
  }

  /// Nothing more can happen: the case is at an end, or where nothing more is stated.
  std::string outcome_at(const Marking& marking) const {
    std::string outcome;
    for (const PlaceId id : marking) {
      const Place& place = net_.places()[id.value()];
      if (place.kind == Place::Kind::end) {
        outcome = net_.procedure().flow.nodes[place.node.value()].outcome;
      }
    }
    return outcome;
  }

  const CriticalPath& path_;
  const Net& net_;
  Stages found_;
  // By turn: whatever leads to a marking has been gone through before the marking's own turn.
  std::map<std::pair<std::uint32_t, Marking>, std::uint32_t> open_;
};

/// Leaves out the stages at which one thing only can happen, which waits for nothing and takes no
/// time: who comes to such a stage comes to the next one with it.
class CriticalPath::Abridgement {
 public:
  Abridgement(const Stages& stages, const std::function<bool(TransitionId)>& takes_time)
      : stages_(stages), takes_time_(takes_time), passed_to_(stages.list.size()) {}

  Stages stages() && {
    for (const std::uint32_t stage : stages_.order | std::views::reverse) shorten(stage);
    std::erase_if(stages_.order,
                  [&](std::uint32_t stage) { return passed_to_[stage].has_value(); });
    return std::move(stages_);
  }

 private:
  /// Where a stage is passed through: the next one, and of each token there which it was.
  struct Next {
    std::uint32_t stage;
    std::vector<std::uint32_t> was;
  };

  /// Those it leads to have been shortened before.
  void shorten(std::uint32_t stage) {
    std::vector<Move>& moves = stages_.list[stage].next;
    for (Move& move : moves) {
      move.visible = move.visible && takes_time_(move.transition);
      go_further(move);
    }
    if (stage == 0 || moves.size() != 1 || !passes_at_once(moves.front())) return;
    Next& next = passed_to_[stage].emplace(moves.front().to, std::move(moves.front().kept));
    std::ranges::replace(next.was, nothing, moves.front().awaited.front());
    moves.clear();
  }

  void go_further(Move& move) const {
    if (move.to == nothing || !passed_to_[move.to]) return;
    const Next& next = *passed_to_[move.to];
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t token : next.was) kept.push_back(move.kept[token]);
    move.kept = std::move(kept);
    move.to = next.stage;
  }

  static bool passes_at_once(const Move& move) {
    return move.awaited.size() == 1 && move.to != nothing && !move.visible;
  }

  Stages stages_;
  const std::function<bool(TransitionId)>& takes_time_;
  std::vector<std::optional<Next>> passed_to_;  // by stage
};

CriticalPath::Abridged CriticalPath::abridged(
    const std::function<bool(TransitionId)>& takes_time) const {
  if (!stages_.whole) return Abridged(stages_);
  return Abridged(Abridgement(stages_, takes_time).stages());
}

void CriticalPath::find_stages() { stages_ = Survey(*this).stages(); }

}  // namespace selaras::behaviour
