#include "checker/fitness.h"

#include <algorithm>
#include <map>

#include "checker/counterpart.h"

namespace selaras::checker {
namespace {

using behaviour::Alignment;
using behaviour::Label;
using behaviour::Net;
using behaviour::RunGraph;
using behaviour::Said;
using behaviour::TransitionId;

constexpr std::string_view granted = "granted";

/// The activities of a reference as numbers, and what each costs to leave out or to put in.
class Vocabulary {
 public:
  Vocabulary(const model::Procedure& procedure, const model::Reference& reference)
      : reference_(reference), counterparts_(procedure, reference) {
    for (const model::Step& step : reference.procedure.steps) {
      labels_.try_emplace(step.activity, static_cast<Label>(labels_.size()));
    }
    for (const model::MoveWeight& weight : reference.weights) weights_[weight.activity] = weight;
  }

  [[nodiscard]] Said of_reference(const model::Step& step) const {
    return {.label = labels_.at(step.activity), .cost = weight(step.activity).missing};
  }

  /// The page states the activity, in its flow or elsewhere.
  [[nodiscard]] bool states(const model::Procedure& procedure, const std::string& activity) const {
    const auto does = [&](const model::Step& step) {
      return step.activity == activity || step.refines == activity ||
             counterparts_.of(step) == activity;
    };
    return std::ranges::any_of(procedure.steps, does) ||
           std::ranges::any_of(procedure.statements, does);
  }

  [[nodiscard]] Said of_procedure(const model::Step& step) const {
    const std::string& activity = counterparts_.of(step);
    if (!activity.empty()) {
      return {.label = labels_.at(activity), .cost = weight(activity).extra};
    }
    if (is_known_refinement(step, reference_)) return {};
    return {.label = static_cast<Label>(labels_.size()), .cost = weight(step.activity).extra};
  }

 private:
  [[nodiscard]] model::MoveWeight weight(const std::string& activity) const {
    const auto known = weights_.find(activity);
    return known == weights_.end() ? model::MoveWeight{} : known->second;
  }

  const model::Reference& reference_;
  Counterparts counterparts_;
  std::map<std::string, Label> labels_;
  std::map<std::string, model::MoveWeight> weights_;
};

/// Milestones, then ends, each once, as the reference names them.
std::vector<std::string> outcomes_of(const model::Procedure& procedure) {
  std::vector<std::string> outcomes;
  const auto add = [&](const std::string& outcome) {
    if (!outcome.empty() && std::ranges::count(outcomes, outcome) == 0) outcomes.push_back(outcome);
  };
  for (const model::Step& step : procedure.steps) add(step.milestone);
  for (const model::Node& node : procedure.flow.nodes) add(node.outcome);
  return outcomes;
}

bool names(const model::Procedure& procedure, const std::string& outcome) {
  return std::ranges::count(outcomes_of(procedure), outcome) > 0;
}

/// The reference's runs to one outcome, and the least that one of them costs.
struct Goal {
  std::string outcome;
  behaviour::Aligner aligner;
  std::uint64_t least = 0;
};

class Comparison {
 public:
  Comparison(const Net& net, const model::Reference& reference)
      : net_(net),
        reference_net_(reference.procedure),
        vocabulary_(net.procedure(), reference),
        ours_([this](TransitionId id) {
          return net_.transition(id).visible ? vocabulary_.of_procedure(net_.step(id)) : Said{};
        }),
        theirs_([this](TransitionId id) {
          return reference_net_.transition(id).visible
                     ? vocabulary_.of_reference(reference_net_.step(id))
                     : Said{};
        }) {}
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  Fitness compared() {
    std::vector<Goal> goals = goals_of_reference();
    const auto aim = aimed_at(goals);
    if (aim == goals.end()) return {};
    Fitness fitness;
    for (Goal& goal : goals) {
      const auto runs = runs_to(goal.outcome);
      const auto value =
          runs ? measured(*runs, goal, &goal == &*aim ? &fitness : nullptr) : std::nullopt;
      fitness.by_outcome.push_back({.outcome = goal.outcome, .fitness = value});
      if (&goal == &*aim) fitness.value = value;
    }
    if (!fitness.value && fitness.alignment.empty()) fitness.value = of_longest(*aim, fitness);
    return fitness;
  }

 private:
  std::vector<Goal> goals_of_reference() const {
    std::vector<Goal> goals;
    for (const std::string& outcome : outcomes_of(reference_net_.procedure())) {
      auto runs = behaviour::runs_of(reference_net_, outcome, theirs_);
      const auto cheapest = runs ? behaviour::cheapest_runs(*runs) : std::nullopt;
      if (!cheapest) continue;
      goals.push_back({.outcome = outcome,
                       .aligner = behaviour::Aligner(std::move(*runs)),
                       .least = cheapest->cost});
    }
    return goals;
  }

  static std::vector<Goal>::iterator aimed_at(std::vector<Goal>& goals) {
    const auto product = std::ranges::find(goals, granted, &Goal::outcome);
    return product != goals.end() ? product : std::ranges::max_element(goals, {}, &Goal::least);
  }

  std::optional<behaviour::Chosen> runs_to(const std::string& outcome) const {
    if (!names(net_.procedure(), outcome)) return std::nullopt;
    const auto runs = behaviour::runs_of(net_, outcome, ours_);
    return runs ? behaviour::cheapest_runs(*runs) : std::nullopt;
  }

  std::optional<double> of_longest(Goal& aim, Fitness& fitness) const {
    const auto runs = behaviour::runs_of(net_, "", ours_);
    const auto longest = runs ? behaviour::longest_acyclic_runs(*runs) : std::nullopt;
    return longest ? measured(*longest, aim, &fitness) : std::nullopt;
  }

  std::optional<double> measured(const behaviour::Chosen& runs, Goal& goal, Fitness* shown) const {
    const std::optional<Alignment> found = goal.aligner.align(runs.runs);
    if (!found) return std::nullopt;
    if (shown != nullptr) shown->alignment = side_by_side(*found);
    const std::uint64_t worst = runs.cost + goal.least;
    return worst == 0 ? 1.0 : 1.0 - static_cast<double>(found->cost) / static_cast<double>(worst);
  }

  std::vector<AlignedMove> side_by_side(const Alignment& alignment) const {
    std::vector<AlignedMove> moves;
    for (const behaviour::Move& move : alignment.moves) {
      AlignedMove shown{.kind = move.kind};
      if (move.left) {
        if (!net_.transition({*move.left}).visible) continue;
        shown.step = net_.step({*move.left}).id;
        shown.by_numbering =
            move.kind == behaviour::MoveKind::moved && is_placed_by_numbering({*move.left});
      }
      if (move.right) shown.activity = reference_net_.step({*move.right}).activity;
      shown.stated = move.kind == behaviour::MoveKind::missing &&
                     vocabulary_.states(net_.procedure(), shown.activity);
      moves.push_back(std::move(shown));
    }
    return moves;
  }

  /// An edge that only numbering gives leads to the step or away from it.
  [[nodiscard]] bool is_placed_by_numbering(TransitionId id) const {
    const model::NodeId node = net_.transition(id).node;
    return std::ranges::any_of(net_.procedure().flow.edges, [&](const model::Edge& edge) {
      return edge.origin == model::Origin::listed && (edge.from == node || edge.to == node);
    });
  }

  const Net& net_;
  Net reference_net_;
  Vocabulary vocabulary_;
  behaviour::Saying ours_;
  behaviour::Saying theirs_;
};

}  // namespace

Fitness fitness(const Net& net, const model::Reference& reference) {
  return Comparison(net, reference).compared();
}

}  // namespace selaras::checker
