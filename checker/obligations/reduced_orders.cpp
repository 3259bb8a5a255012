#include "checker/obligations/reduced_orders.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "checker/obligations/events.h"
#include "checker/obligations/order.h"

namespace selaras::checker {
namespace {

using Steps = std::vector<std::string>;  // activities, any one of which is meant

/// What must have happened first: one of the activities, by an outcome or by any.
struct First {
  Steps steps;
  std::string outcome;

  auto operator<=>(const First&) const = default;
};

First first_of(const model::Clause& clause) { return {clause.steps, clause.outcome}; }

bool is_violated_order(const Told& told) {
  return told.departure->clause->kind == model::ClauseKind::precedes &&
         (told.departure->judgement.reason == Reason::contrary ||
          told.departure->judgement.reason == Reason::listed);
}

/// What it says is shown by a run.
bool is_shown_by_a_run(const Told& told) {
  const model::ClauseKind kind = told.departure->clause->kind;
  const bool of_runs = kind == model::ClauseKind::precedes || kind == model::ClauseKind::excludes ||
                       kind == model::ClauseKind::leads;
  return of_runs && told.departure->judgement.reason == Reason::contrary;
}

/// Orders as a relation between groups of activities.
class Orders {
 public:
  Orders(const std::vector<Told>& told, const Circumstances& here)
      : told_(told),
        here_(here),
        law_(here.reference.procedure, &here.reference),
        law_net_(here.reference.procedure),
        explained_(told.size()) {}

  /// Looks for a violated order that explains this one.
  void explain(std::size_t index) {
    const model::Clause& order = *told_[index].departure->clause;
    for (std::size_t other = 0; other < told_.size(); ++other) {
      if (other == index || !is_violated_order(told_[other])) continue;
      const model::Clause& one = *told_[other].departure->clause;
      const bool enters = one.then == order.then && first_of(one) != first_of(order) &&
                          demanded(first_of(order), one.steps);
      const bool begins = first_of(one) == first_of(order) && one.then != order.then &&
                          demanded({one.then, {}}, order.then);
      if (!(enters || begins) || told_[other].finding.level < told_[index].finding.level) continue;
      if (root(other) == index) continue;  // two that explain each other are both told
      explained_[index] = other;
      return;
    }
  }

  /// Looks for another finding without whose runs this one would not be: where what the other says
  /// is put right, the steps are still done, and this is never broken.
  void explain_by_runs(std::size_t index) {
    for (std::size_t other = 0; other < told_.size() && !explained(index); ++other) {
      if (other == index || !is_shown_by_a_run(told_[other])) continue;
      if (told_[other].finding.level < told_[index].finding.level) continue;
      if (root(other) == index || !needed_for(other, index)) continue;
      explained_[index] = other;
    }
  }

  [[nodiscard]] bool explained(std::size_t index) const { return explained_[index].has_value(); }
  /// The order that is told in the end.
  [[nodiscard]] std::size_t root(std::size_t index) const {
    while (explained_[index]) index = *explained_[index];
    return index;
  }

 private:
  /// The order is violated and therefore told, or holds here as it does in the reference.
  bool demanded(const First& earlier, const Steps& later) {
    const auto [known, fresh] = known_.try_emplace({earlier, later}, false);
    if (fresh) known->second = is_told(earlier, later) || holds(earlier, later);
    return known->second;
  }

  bool is_told(const First& earlier, const Steps& later) const {
    return std::ranges::any_of(told_, [&](const Told& one) {
      return is_violated_order(one) && first_of(*one.departure->clause) == earlier &&
             one.departure->clause->then == later;
    });
  }

  bool holds(const First& earlier, const Steps& later) const {
    const Circumstances law{.facts = law_,
                            .net = law_net_,
                            .reference = here_.reference,
                            .obligation = here_.obligation};
    return holds(law, earlier, later) && holds(here_, earlier, later);
  }

  static bool holds(const Circumstances& where, const First& earlier, const Steps& later) {
    const auto first = where.occurrences(earlier.steps);
    const auto second = where.occurrences(later);
    return !first.empty() && !second.empty() && order_holds(where, first, second, earlier.outcome);
  }

  bool needed_for(std::size_t cause, std::size_t effect) const {
    namespace temporal = behaviour::temporal;
    const auto first = run_rule(here_, *told_[cause].departure->clause);
    const auto second = run_rule(here_, *told_[effect].departure->clause);
    const auto answer = [&](const behaviour::Query& broken) {
      return behaviour::shortest_run(here_.net, temporal::breaks_only(broken, first->broken))
          .answer;
    };
    return answer(second->broken) == behaviour::Answer::impossible &&
           answer(temporal::breaks_absence(second->concerned)) == behaviour::Answer::possible;
  }

  const std::vector<Told>& told_;
  const Circumstances& here_;
  Facts law_;
  behaviour::Net law_net_;
  std::vector<std::optional<std::size_t>> explained_;
  std::map<std::pair<First, Steps>, bool> known_;
};

}  // namespace

std::vector<Finding> reduced_orders(std::vector<Told> told, const Circumstances& circumstances) {
  std::vector<Finding> kept;
  if (std::ranges::count_if(told, is_violated_order) < 2 &&
      std::ranges::count_if(told, is_shown_by_a_run) < 2) {
    for (Told& one : told) kept.push_back(std::move(one.finding));
    return kept;
  }
  Orders orders(told, circumstances);
  for (std::size_t index = 0; index < told.size(); ++index) {
    if (is_violated_order(told[index])) orders.explain(index);
  }
  for (std::size_t index = 0; index < told.size(); ++index) {
    if (is_shown_by_a_run(told[index])) orders.explain_by_runs(index);
  }
  for (std::size_t index = 0; index < told.size(); ++index) {
    if (!orders.explained(index)) continue;
    told[orders.root(index)].finding.carries.push_back(told[index].finding.rule);
  }
  for (std::size_t index = 0; index < told.size(); ++index) {
    if (!orders.explained(index)) kept.push_back(std::move(told[index].finding));
  }
  return kept;
}

}  // namespace selaras::checker
