#include "checker/inclusion.h"

#include <algorithm>
#include <map>
#include <optional>

#include "behaviour/alignment.h"
#include "checker/counterpart.h"
#include "checker/obligations/order.h"

namespace selaras::checker {
namespace {

using behaviour::Label;
using behaviour::Net;
using behaviour::RunGraph;
using behaviour::Said;
using behaviour::TransitionId;

/// Labelled transitions times size of the flow, up to which orders are traced.
constexpr std::size_t bound = 50'000'000;
/// A step done elsewhere costs less than two that the reference has nothing to set against.
constexpr std::uint32_t left_out = 2;
constexpr std::uint32_t put_in = 3;
constexpr Label unknown = behaviour::silent - 1;  // an outcome that the reference does not know

/// What is compared of a step: its activity, and its outcome where both sides name outcomes.
class Alphabet {
 public:
  Alphabet(const model::Procedure& procedure, const model::Reference& reference,
           const Counterparts& counterparts, const std::set<std::string>& set_aside) {
    for (const model::Step& step : procedure.steps) {
      const std::string& activity = counterparts.of(step);
      if (activity.empty() || set_aside.contains(activity)) continue;
      const bool names = !step.outcomes.empty();
      const auto [known, fresh] = by_outcome_.try_emplace(activity, names);
      known->second = known->second && names;
    }
    for (const model::Step& step : reference.procedure.steps) {
      if (step.outcomes.empty() && by_outcome_.contains(step.activity)) {
        by_outcome_[step.activity] = false;
      }
    }
  }

  /// As the reference says it.
  Label add(const std::string& activity, const std::string& outcome) {
    if (!by_outcome_.contains(activity)) return behaviour::silent;
    const auto [known, fresh] =
        labels_.try_emplace(key(activity, outcome), static_cast<Label>(labels_.size()));
    if (fresh) activities_.push_back(activity);
    return known->second;
  }
  /// As the procedure says it.
  [[nodiscard]] Label of(const std::string& activity, const std::string& outcome) const {
    if (activity.empty() || !by_outcome_.contains(activity)) return behaviour::silent;
    const auto known = labels_.find(key(activity, outcome));
    return known == labels_.end() ? unknown : known->second;
  }
  [[nodiscard]] const std::string& activity(Label label) const { return activities_[label]; }
  [[nodiscard]] bool empty() const { return by_outcome_.empty(); }

 private:
  using Key = std::pair<std::string, std::string>;
  [[nodiscard]] Key key(const std::string& activity, const std::string& outcome) const {
    return {activity, by_outcome_.at(activity) ? outcome : std::string()};
  }

  std::map<std::string, bool> by_outcome_;  // compared activities
  std::map<Key, Label> labels_;
  std::vector<std::string> activities_;  // by label
};

/// The reference's runs, followed by what the procedure does: sets of states of their graph, made
/// one by one as they are met.
class Expectation {
 public:
  using States = std::vector<std::uint32_t>;  // sorted, closed under silent moves
  static constexpr std::uint8_t departed = 255;
  static constexpr std::uint8_t free = 254;  // nothing more is asked of the run
  static constexpr std::size_t most = 250;

  explicit Expectation(const RunGraph& runs) : runs_(runs) { (void)number(closed({0})); }

  [[nodiscard]] std::vector<Label> expected(std::uint8_t state) const {
    std::set<Label> labels;
    for (const std::uint32_t one : sets_[state]) {
      for (const RunGraph::Edge& edge : runs_.edges[one]) {
        if (edge.label != behaviour::silent) labels.insert(edge.label);
      }
    }
    return {labels.begin(), labels.end()};
  }
  /// Where the label leads; `departed` where the reference does not do it.
  std::uint8_t after(std::uint8_t state, Label label) {
    States next;
    for (const std::uint32_t one : sets_[state]) {
      for (const RunGraph::Edge& edge : runs_.edges[one]) {
        if (edge.label == label) next.push_back(edge.target);
      }
    }
    return next.empty() ? departed : number(closed(std::move(next)));
  }
  /// More sets were met than can be told apart.
  [[nodiscard]] bool overflown() const { return overflown_; }

 private:
  [[nodiscard]] States closed(States open) const {
    std::set<std::uint32_t> seen(open.begin(), open.end());
    while (!open.empty()) {
      const std::uint32_t state = open.back();
      open.pop_back();
      for (const RunGraph::Edge& edge : runs_.edges[state]) {
        if (edge.label == behaviour::silent && seen.insert(edge.target).second) {
          open.push_back(edge.target);
        }
      }
    }
    return {seen.begin(), seen.end()};
  }
  std::uint8_t number(States states) {
    const auto known = std::ranges::find(sets_, states);
    if (known != sets_.end()) return static_cast<std::uint8_t>(known - sets_.begin());
    if (sets_.size() == most) {
      overflown_ = true;
      return free;
    }
    sets_.push_back(std::move(states));
    return static_cast<std::uint8_t>(sets_.size() - 1);
  }

  const RunGraph& runs_;
  std::vector<States> sets_;
  bool overflown_ = false;
};

class Inclusion {
 public:
  Inclusion(const Facts& facts, const model::Reference& reference,
            const std::set<std::string>& set_aside)
      : net_(facts.net()),
        reference_(reference),
        law_(reference.procedure),
        counterparts_(facts.procedure(), reference),
        alphabet_(facts.procedure(), reference, counterparts_, set_aside) {}

  ExtraRun asked() {
    if (alphabet_.empty()) return {};
    auto runs = behaviour::runs_of(law_, "", [this](TransitionId id) { return of_law(id); });
    if (!runs || !label_all()) return {.answer = behaviour::Answer::not_decided};
    Expectation expectation(*runs);
    ExtraRun extra;
    extra.shown = behaviour::shortest_completing_run(net_, question(expectation));
    extra.answer = expectation.overflown() ? behaviour::Answer::not_decided : extra.shown.answer;
    if (extra.answer == behaviour::Answer::possible) describe(extra, expectation, *runs);
    return extra;
  }

 private:
  Said of_law(TransitionId id) {
    const behaviour::Transition& transition = law_.transition(id);
    if (!transition.visible) return {};
    return {.label = alphabet_.add(law_.step(id).activity, transition.outcome), .cost = left_out};
  }

  /// What each transition says; false where there is more to look at than the bound allows.
  bool label_all() {
    std::size_t said = 0;
    for (std::uint32_t index = 0; index < net_.transitions().size(); ++index) {
      const behaviour::Transition& transition = net_.transition({index});
      labels_.push_back(transition.visible
                            ? alphabet_.of(counterparts_.of(net_.step({index})), transition.outcome)
                            : behaviour::silent);
      if (labels_.back() != behaviour::silent) ++said;
    }
    const model::Flow& flow = net_.procedure().flow;
    numbered_.assign(flow.nodes.size(), false);
    for (const model::Edge& edge : flow.edges) {
      if (edge.origin == model::Origin::listed) numbered_[edge.to.value()] = true;
    }
    return said * (flow.nodes.size() + flow.edges.size()) <= bound;
  }

  [[nodiscard]] Label label(TransitionId id) const { return labels_[id.value()]; }

  behaviour::Query question(Expectation& expectation) {
    return {.observe = [this, &expectation](std::uint8_t state, TransitionId id) -> std::uint8_t {
              if (state >= Expectation::free) return state;
              const Label said = label(id);
              if (said == behaviour::silent) return state;
              if (said == unknown || is_conditional(id)) return Expectation::free;
              const std::uint8_t next = expectation.after(state, said);
              if (next != Expectation::departed) return next;
              return tells(id, expectation.expected(state)) ? next : Expectation::free;
            },
            .goals = behaviour::only(Expectation::departed)};
  }

  [[nodiscard]] bool is_conditional(TransitionId id) const {
    const auto conditional = [&](behaviour::PlaceId place) {
      const behaviour::Place& one = net_.places()[place.value()];
      return one.kind == behaviour::Place::Kind::edge &&
             !net_.procedure().flow.edges[one.edge].when.applicants.empty();
    };
    return !net_.step(id).when.applicants.empty() ||
           std::ranges::any_of(net_.transition(id).consumes, conditional);
  }

  /// The page itself ties the step to what came before, and what the reference expects instead, if
  /// it comes later, to the step.
  bool tells(TransitionId id, const std::vector<Label>& expected) {
    const model::NodeId node = net_.transition(id).node;
    if (numbered_[node.value()]) return false;
    const std::set<std::string>& after = only_numbered_after(node);
    return std::ranges::none_of(
        expected, [&](Label label) { return after.contains(alphabet_.activity(label)); });
  }

  /// Activities that come after the node by numbering alone.
  const std::set<std::string>& only_numbered_after(model::NodeId node) {
    const auto [known, fresh] = after_.try_emplace(node.index);
    if (!fresh) return known->second;
    const model::Procedure& procedure = net_.procedure();
    const auto edges = edges_from(node);
    const auto later = reached(procedure, edges, {}, true);
    const auto stated = reached(procedure, edges, {}, false);
    for (std::uint32_t one = 0; one < later.size(); ++one) {
      const model::Node& at = procedure.flow.nodes[one];
      if (!later[one] || stated[one] || at.kind != model::NodeKind::step) continue;
      known->second.insert(counterparts_.of(procedure.step_of(at)));
    }
    return known->second;
  }

  [[nodiscard]] std::vector<std::uint32_t> edges_from(model::NodeId node) const {
    std::vector<std::uint32_t> edges;
    for (std::uint32_t edge = 0; edge < net_.procedure().flow.edges.size(); ++edge) {
      if (net_.procedure().flow.edges[edge].from == node) edges.push_back(edge);
    }
    return edges;
  }

  void describe(ExtraRun& extra, Expectation& expectation, RunGraph runs) {
    const behaviour::Run& run = extra.shown.run;
    std::uint8_t state = 0;
    for (std::size_t index = 0; index + 1 < extra.shown.at; ++index) {
      const Label said = label(run[index]);
      if (said != behaviour::silent) state = expectation.after(state, said);
    }
    std::set<std::string> expected;
    for (const Label one : expectation.expected(state)) expected.insert(alphabet_.activity(one));
    extra.expected.assign(expected.begin(), expected.end());
    const TransitionId last = run[extra.shown.at - 1];
    extra.departing = &net_.step(last);
    extra.rests_on_inference = is_inferred(counterparts_.of(*extra.departing));
    // Only the beginning of a run needs to be the reference's.
    runs.final.assign(runs.size(), true);
    extra.alignment = aligned(run, std::move(runs));
  }

  /// No edge of the reference that leads to the activity is stated by the law.
  [[nodiscard]] bool is_inferred(const std::string& activity) const {
    const model::Procedure& flow = reference_.procedure;
    return std::ranges::none_of(flow.flow.edges, [&](const model::Edge& edge) {
      const model::Node& to = flow.flow.nodes[edge.to.value()];
      return edge.origin == model::Origin::stated && to.kind == model::NodeKind::step &&
             flow.step_of(to).activity == activity;
    });
  }

  [[nodiscard]] std::vector<AlignedMove> aligned(const behaviour::Run& run, RunGraph law) const {
    std::vector<Said> events;
    std::vector<TransitionId> origins;
    for (const TransitionId id : run) {
      const Label said = label(id);
      if (said == behaviour::silent || said == unknown) continue;
      events.push_back({.label = said, .cost = put_in});
      origins.push_back(id);
    }
    const auto found = behaviour::Aligner(std::move(law)).align(behaviour::trace(events));
    std::vector<AlignedMove> moves;
    if (!found) return moves;
    for (const behaviour::Move& move : found->moves) {
      AlignedMove shown{.kind = move.kind};
      if (move.left) shown.step = net_.step(origins[*move.left]).id;
      if (move.right) shown.activity = law_.step({*move.right}).activity;
      moves.push_back(std::move(shown));
    }
    return moves;
  }

  const Net& net_;
  const model::Reference& reference_;
  Net law_;
  Counterparts counterparts_;
  Alphabet alphabet_;
  std::vector<Label> labels_;   // by transition
  std::vector<bool> numbered_;  // by node: an edge that only numbering gives leads to it
  std::map<std::uint32_t, std::set<std::string>> after_;
};

}  // namespace

ExtraRun extra_run(const Facts& facts, const model::Reference& reference,
                   const std::set<std::string>& set_aside) {
  return Inclusion(facts, reference, set_aside).asked();
}

}  // namespace selaras::checker
