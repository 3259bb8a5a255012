#include "behaviour/critical_path.h"

#include <algorithm>
#include <utility>

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

/// A token's place is known from the stage; here is since when it lies there, and who put it.
struct Token {
  Time since;
  std::uint32_t by;  // event, or none
};

/// A way to a stage; its tokens stand together, in the order of the stage's places.
struct Way {
  std::size_t tokens;    // where they begin
  std::uint32_t before;  // the way it goes on from
  TransitionId last;
};

/// The best way to an outcome.
struct Best {
  std::string_view outcome;  // as the stages name it
  Time done;
  std::uint32_t event;
  std::uint32_t way;
};

}  // namespace

/// Where a timetable writes: the same room serves one after the other.
struct CriticalPath::Room {
  std::vector<Event> events;
  std::vector<Way> ways;
  std::vector<Token> tokens;
  std::vector<std::vector<std::uint32_t>> ways_to;  // by stage
  std::vector<Best> best;                           // there are few outcomes

  void clear(std::size_t stages) {
    best.clear();
    events.clear();
    ways.clear();
    tokens.clear();
    ways_to.resize(stages);
    for (auto& to_stage : ways_to) to_stage.clear();
  }
};

/// Goes through the stages with times, and keeps of the ways to a stage those that no other one
/// makes superfluous.
class CriticalPath::Timetable {
 public:
  Timetable(const Stages& stages, const Lasting& lasting, bool latest, Room& room)
      : stages_(stages),
        lasting_(lasting),
        sign_(latest ? -1 : 1),
        events_(room.events),
        ways_(room.ways),
        tokens_(room.tokens),
        ways_to_(room.ways_to),
        best_(room.best) {
    room.clear(stages.list.size());
  }

  /// False where more ways are kept than the bound.
  bool go_through(Time start) {
    if (!stages_.whole) return false;
    add(0, {start, none}, none, {});
    for (const std::uint32_t stage : stages_.order) {
      if (ways_.size() > way_bound) return false;
      for (const std::uint32_t way : ways_to_[stage]) go_on(stages_.list[stage], way);
    }
    return true;
  }

  [[nodiscard]] std::vector<Finish> finishes() const {
    std::vector<Finish> found;
    for (const Best& best : best_) found.push_back(finished(best));
    std::ranges::sort(found, {}, &Finish::outcome);
    return found;
  }

 private:
  bool better(Time one, Time than) const { return sign_ * one < sign_ * than; }

  bool nowhere_worse(std::size_t one, std::size_t than, std::size_t count) const {
    for (std::size_t index = 0; index < count; ++index) {
      if (better(tokens_[than + index].since, tokens_[one + index].since)) return false;
    }
    return true;
  }

  void add(std::uint32_t stage, Token only, std::uint32_t before, TransitionId last) {
    tokens_.push_back(only);
    keep(stage, {.tokens = tokens_.size() - 1, .before = before, .last = last});
  }

  /// The way's tokens stand at the end of all.
  void keep(std::uint32_t stage, const Way& way) {
    const std::size_t count = stages_.list[stage].tokens;
    std::vector<std::uint32_t>& known = ways_to_[stage];
    for (const std::uint32_t other : known) {
      if (!nowhere_worse(ways_[other].tokens, way.tokens, count)) continue;
      tokens_.resize(way.tokens);
      return;
    }
    std::erase_if(known, [&](std::uint32_t other) {
      return nowhere_worse(way.tokens, ways_[other].tokens, count);
    });
    known.push_back(static_cast<std::uint32_t>(ways_.size()));
    ways_.push_back(way);
  }

  void go_on(const Stage& stage, std::uint32_t way) {
    if (stage.is_last) return finish(stage, way);
    for (const Move& move : stage.next) make(move, way);
  }

  void make(const Move& move, std::uint32_t from) {
    const std::size_t tokens = ways_[from].tokens;
    Event event{.transition = move.transition, .done = INT64_MIN, .waited_for = none};
    for (const std::uint32_t awaited : move.awaited) {
      const Token& token = tokens_[tokens + awaited];
      if (token.since > event.done) event = {move.transition, token.since, token.by};
    }
    if (move.visible) event.done = lasting_(move.transition, event.done);
    const auto made = static_cast<std::uint32_t>(events_.size());
    events_.push_back(event);
    if (!move.closes.empty()) {
      const auto way = static_cast<std::uint32_t>(ways_.size());
      ways_.push_back({.tokens = 0, .before = from, .last = move.transition});
      return close({move.closes, event.done, made, way});
    }
    if (move.to == nothing) return;
    const std::size_t begin = tokens_.size();
    for (const std::uint32_t kept : move.kept) {
      tokens_.push_back(kept == nothing ? Token{event.done, made} : Token(tokens_[tokens + kept]));
    }
    keep(move.to, {.tokens = begin, .before = from, .last = move.transition});
  }

  void finish(const Stage& stage, std::uint32_t way) {
    Token last{INT64_MIN, none};
    for (std::size_t index = 0; index < stage.tokens; ++index) {
      const Token& token = tokens_[ways_[way].tokens + index];
      if (token.since > last.since) last = token;
    }
    close({stage.outcome, last.since, last.by, way});
  }

  void close(const Best& finish) {
    const auto known = std::ranges::find(best_, finish.outcome, &Best::outcome);
    if (known == best_.end()) {
      best_.push_back(finish);
    } else if (better(finish.done, known->done)) {
      *known = finish;
    }
  }

  Finish finished(const Best& best) const {
    Finish finish{.outcome = std::string(best.outcome), .done = best.done, .run = {}, .chain = {}};
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

  const Stages& stages_;
  const Lasting& lasting_;
  Time sign_;  // 1 where an earlier time is better, -1 where a later one is
  std::vector<Event>& events_;
  std::vector<Way>& ways_;
  std::vector<Token>& tokens_;
  std::vector<std::vector<std::uint32_t>>& ways_to_;
  std::vector<Best>& best_;
};

CriticalPath::CriticalPath(const Net& net, const Soundness& soundness,
                           std::vector<std::string> closing)
    : net_(net),
      closing_(std::move(closing)),
      returns_(returns_of(net.procedure().flow)),
      room_(std::make_shared<Room>()) {
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
  if (undecided_ == Undecided::none) find_stages();
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

std::vector<Finish> CriticalPath::finishes(const Lasting& lasting, Time start, bool latest) const {
  Timetable timetable(stages_, lasting, latest, *room_);
  return timetable.go_through(start) ? timetable.finishes() : std::vector<Finish>();
}

std::vector<Finish> CriticalPath::earliest(const Lasting& lasting, Time start) const {
  return finishes(lasting, start, false);
}

std::vector<Finish> CriticalPath::latest(const Lasting& lasting, Time start) const {
  return finishes(lasting, start, true);
}

}  // namespace selaras::behaviour
