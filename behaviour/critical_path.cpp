#include "behaviour/critical_path.h"

#include <algorithm>
#include <map>

#include "model/graph.h"

namespace selaras::behaviour {
namespace {

using model::NodeId;

constexpr std::uint32_t none = UINT32_MAX;

/// What was done when, and for what it waited.
struct Event {
  TransitionId transition;
  Time done;
  std::uint32_t waited_for;  // the event that its last token came from; none: the start
};

/// A token's place is known from the marking; here is since when it lies there, and who put it.
struct Token {
  Time since;
  std::uint32_t by;  // event, or none
};

/// A way to a marking; the tokens stand in the order of the marking's places.
struct Way {
  std::vector<Token> tokens;
  std::uint32_t before;  // the way it goes on from
  TransitionId last;
};

}  // namespace

/// Goes through all that can happen, in one order of the steps, and keeps of the ways to a marking
/// those that no other one makes superfluous.
class Timetable {
 public:
  Timetable(const CriticalPath& path, const Lasting& lasting, bool latest)
      : path_(path), net_(path.net_), lasting_(lasting), sign_(latest ? -1 : 1) {}

  std::vector<Finish> finishes(Time start) {
    add(initial_marking(net_), {.tokens = {{start, none}}, .before = none, .last = {}});
    while (!open_.empty() && ways_.size() <= CriticalPath::way_bound) {
      const auto next = open_.begin();
      const Marking marking = next->first.second;
      const std::vector<std::uint32_t> ways = std::move(next->second);
      open_.erase(next);
      for (const std::uint32_t way : ways) go_on(marking, way);
    }
    std::vector<Finish> found;
    if (!open_.empty()) return found;
    for (auto& [outcome, finish] : best_) found.push_back(finished(outcome, finish));
    return found;
  }

 private:
  struct Best {
    Time done;
    std::uint32_t event;
    std::uint32_t way;
  };
  static constexpr std::uint32_t last_turn = none;

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

  bool better(Time one, Time than) const { return sign_ * one < sign_ * than; }

  bool nowhere_worse(const Way& one, const Way& than) const {
    for (std::size_t index = 0; index < one.tokens.size(); ++index) {
      if (better(than.tokens[index].since, one.tokens[index].since)) return false;
    }
    return true;
  }

  void add(const Marking& marking, Way way) {
    const std::vector<TransitionId> next = choices(marking);
    const std::uint32_t turn = next.empty() ? last_turn : path_.turn_[next.front().value()];
    std::vector<std::uint32_t>& known = open_[{turn, marking}];
    for (const std::uint32_t other : known) {
      if (nowhere_worse(ways_[other], way)) return;
    }
    std::erase_if(known, [&](std::uint32_t other) { return nowhere_worse(way, ways_[other]); });
    known.push_back(static_cast<std::uint32_t>(ways_.size()));
    ways_.push_back(std::move(way));
  }

  void go_on(const Marking& marking, std::uint32_t way) {
    const std::vector<TransitionId> next = choices(marking);
    if (next.empty()) return finish(marking, way);
    for (const TransitionId id : next) {
      if (!path_.goes_back(id)) fire(marking, way, id);
    }
  }

  void fire(Marking marking, std::uint32_t from, TransitionId id) {
    const Transition& transition = net_.transition(id);
    const std::map<PlaceId, Token> tokens = by_place(marking, ways_[from]);
    Event event{.transition = id, .done = INT64_MIN, .waited_for = none};
    for (const PlaceId place : transition.consumes) {
      const Token& token = tokens.at(place);
      if (token.since > event.done) event = {id, token.since, token.by};
    }
    if (transition.visible) event.done = lasting_(id, event.done);
    const auto made = static_cast<std::uint32_t>(events_.size());
    events_.push_back(event);
    if (const auto outcome = path_.closing_outcome(id); !outcome.empty()) {
      const auto way = static_cast<std::uint32_t>(ways_.size());
      ways_.push_back({.tokens = {}, .before = from, .last = id});
      return close(std::string(outcome), {event.done, made, way});
    }
    if (behaviour::fire(net_, marking, id) != Firing::done) return;
    Way way{.tokens = {}, .before = from, .last = id};
    for (const PlaceId place : marking) {
      const bool fresh = std::ranges::binary_search(transition.produces, place);
      way.tokens.push_back(fresh ? Token{event.done, made} : tokens.at(place));
    }
    add(marking, std::move(way));
  }

  static std::map<PlaceId, Token> by_place(const Marking& marking, const Way& way) {
    std::map<PlaceId, Token> tokens;
    for (std::size_t index = 0; index < marking.size(); ++index) {
      tokens.emplace(marking[index], way.tokens[index]);
    }
    return tokens;
  }

  /// Nothing more can happen: the case is at an end, or where nothing more is stated.
  void finish(const Marking& marking, std::uint32_t way) {
    Token last{INT64_MIN, none};
    for (const Token& token : ways_[way].tokens) {
      if (token.since > last.since) last = token;
    }
    std::string outcome;
    for (const PlaceId id : marking) {
      const Place& place = net_.places()[id.value()];
      if (place.kind == Place::Kind::end) {
        outcome = net_.procedure().flow.nodes[place.node.value()].outcome;
      }
    }
    close(outcome, {last.since, last.by, way});
  }

  void close(const std::string& outcome, const Best& finish) {
    const auto [known, fresh] = best_.try_emplace(outcome, finish);
    if (!fresh && better(finish.done, known->second.done)) known->second = finish;
  }

  Finish finished(const std::string& outcome, const Best& best) const {
    Finish finish{.outcome = outcome, .done = best.done, .run = {}, .chain = {}};
    for (std::uint32_t way = best.way; ways_[way].before != none; way = ways_[way].before) {
      finish.run.push_back(ways_[way].last);
    }
    for (std::uint32_t event = best.event; event != none; event = events_[event].waited_for) {
      finish.chain.push_back(events_[event].transition);
    }
    std::ranges::reverse(finish.run);
    std::ranges::reverse(finish.chain);
    return finish;
  }

  const CriticalPath& path_;
  const Net& net_;
  const Lasting& lasting_;
  Time sign_;  // 1 where an earlier time is better, -1 where a later one is
  std::vector<Event> events_;
  std::vector<Way> ways_;
  // By turn: whatever leads to a marking has been gone through before the marking's own turn.
  std::map<std::pair<std::uint32_t, Marking>, std::vector<std::uint32_t>> open_;
  std::map<std::string, Best> best_;
};

CriticalPath::CriticalPath(const Net& net, const Soundness& soundness,
                           std::vector<std::string> closing)
    : net_(net), closing_(std::move(closing)), returns_(returns_of(net.procedure().flow)) {
  for (const Transition& transition : net.transitions()) {
    // A step that several edges lead to is first entered and then done.
    const bool entered = std::ranges::any_of(transition.consumes, [&](PlaceId place) {
      return net.places()[place.value()].kind == Place::Kind::inside;
    });
    turn_.push_back(returns_.rank[transition.node.value()] * 2 + (entered ? 1 : 0));
  }
  if (!returns_.all_found) undecided_ = Undecided::several_entries;
  if (soundness.verdict != Soundness::Verdict::sound) undecided_ = Undecided::unsound;
  find_loops();
}

std::string_view CriticalPath::closing_outcome(TransitionId id) const {
  const Transition& transition = net_.transition(id);
  if (!transition.visible) return {};
  const std::string_view milestone = net_.step(id).milestone;
  return std::ranges::find(closing_, milestone) == closing_.end() ? std::string_view() : milestone;
}

bool CriticalPath::goes_back(TransitionId id) const {
  return std::ranges::any_of(net_.transition(id).produces, [&](PlaceId id_of_place) {
    const Place& place = net_.places()[id_of_place.value()];
    return place.kind == Place::Kind::edge && returns_.back[place.edge];
  });
}

void CriticalPath::find_loops() {
  const model::Procedure& procedure = net_.procedure();
  const model::Flow& flow = procedure.flow;
  if (flow.nodes.empty()) return;
  std::vector<NodeId> closed;
  for (std::uint32_t index = 0; index < net_.transitions().size(); ++index) {
    if (!closing_outcome({index}).empty()) closed.push_back(net_.transition({index}).node);
  }
  const std::vector<bool> open = model::FlowGraph(flow).reached_from({0}, closed);
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    if (!returns_.back[edge] || !open[flow.edges[edge].from.value()]) continue;
    if (loops_.size() == most_loops) return;
    std::vector<std::string>& steps = loops_.emplace_back();
    for (const NodeId node : loop_of(flow, edge, closed)) {
      const model::Node& at = flow.nodes[node.value()];
      if (at.kind == model::NodeKind::step) steps.push_back(procedure.step_of(at).id);
    }
  }
}

std::vector<Finish> CriticalPath::earliest(const Lasting& lasting, Time start) const {
  if (undecided_ != Undecided::none) return {};
  return Timetable(*this, lasting, false).finishes(start);
}

std::vector<Finish> CriticalPath::latest(const Lasting& lasting, Time start) const {
  if (undecided_ != Undecided::none) return {};
  return Timetable(*this, lasting, true).finishes(start);
}

}  // namespace selaras::behaviour
