#include "checker/obligations/reduced_orders.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "checker/obligations/order.h"

namespace selaras::checker {
namespace {

using Steps = std::vector<std::string>;  // activities, any one of which is meant

bool is_violated_order(const Told& told) {
  return told.departure->clause->kind == model::ClauseKind::precedes &&
         (told.departure->judgement.reason == Reason::contrary ||
          told.departure->judgement.reason == Reason::listed);
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
      const bool enters =
          one.then == order.then && one.steps != order.steps && demanded(order.steps, one.steps);
      const bool begins =
          one.steps == order.steps && one.then != order.then && demanded(one.then, order.then);
      if (!(enters || begins) || told_[other].finding.level < told_[index].finding.level) continue;
      if (root(other) == index) continue;  // two that explain each other are both told
      explained_[index] = other;
      return;
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
  bool demanded(const Steps& earlier, const Steps& later) {
    const auto [known, fresh] = known_.try_emplace({earlier, later}, false);
    if (fresh) known->second = is_told(earlier, later) || holds(earlier, later);
    return known->second;
  }

  bool is_told(const Steps& earlier, const Steps& later) const {
    return std::ranges::any_of(told_, [&](const Told& one) {
      return is_violated_order(one) && one.departure->clause->steps == earlier &&
             one.departure->clause->then == later;
    });
  }

  bool holds(const Steps& earlier, const Steps& later) const {
    const Circumstances law{.facts = law_,
                            .net = law_net_,
                            .reference = here_.reference,
                            .obligation = here_.obligation};
    return holds(law, earlier, later) && holds(here_, earlier, later);
  }

  static bool holds(const Circumstances& where, const Steps& earlier, const Steps& later) {
    const auto first = where.occurrences(earlier);
    const auto second = where.occurrences(later);
    if (first.empty() || second.empty()) return false;
    const OrderViolation violation = order_violation(where, first, second);
    return violation.decided && !violation.possible;
  }

  const std::vector<Told>& told_;
  const Circumstances& here_;
  Facts law_;
  behaviour::Net law_net_;
  std::vector<std::optional<std::size_t>> explained_;
  std::map<std::pair<Steps, Steps>, bool> known_;
};

}  // namespace

std::vector<Finding> reduced_orders(std::vector<Told> told, const Circumstances& circumstances) {
  std::vector<Finding> kept;
  if (std::ranges::count_if(told, is_violated_order) < 2) {
    for (Told& one : told) kept.push_back(std::move(one.finding));
    return kept;
  }
  Orders orders(told, circumstances);
  for (std::size_t index = 0; index < told.size(); ++index) {
    if (is_violated_order(told[index])) orders.explain(index);
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
