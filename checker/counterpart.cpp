#include "checker/counterpart.h"

#include <algorithm>
#include <set>

namespace selaras::checker {

Counterparts::Counterparts(const model::Procedure& procedure, const model::Reference& reference) {
  for (const model::Step& step : reference.procedure.steps) {
    by_activity_.emplace(step.activity, step.activity);
  }
  std::set<std::string> stated;
  for (const model::Step& step : procedure.steps) stated.insert(step.activity);
  for (const model::Refinement& refinement : reference.refinements) {
    const bool stands_in = refinement.counts_as_when_missing && !stated.contains(refinement.of);
    if (stands_in && by_activity_.contains(refinement.of)) {
      by_activity_.emplace(refinement.activity, refinement.of);
    }
  }
}

const std::string& Counterparts::of(const std::string& activity) const {
  static const std::string none;
  const auto known = by_activity_.find(activity);
  return known == by_activity_.end() || activity.empty() ? none : known->second;
}

const std::string& Counterparts::of(const model::Step& step) const { return of(step.activity); }

bool is_known_refinement(const model::Step& step, const model::Reference& reference) {
  return !step.refines.empty() ||
         std::ranges::find(reference.refinements, step.activity, &model::Refinement::activity) !=
             reference.refinements.end();
}

}  // namespace selaras::checker
