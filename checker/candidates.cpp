#include "checker/candidates.h"

#include <algorithm>

namespace selaras::checker {

std::vector<const model::Step*> steps_doing(const model::Procedure& procedure,
                                            const std::vector<std::string>& activities) {
  std::vector<const model::Step*> steps;
  for (const model::Step& step : procedure.steps) {
    if (std::ranges::count(activities, step.activity) > 0) steps.push_back(&step);
  }
  return steps;
}

const model::Step* lawful_step(const model::Reference& reference, const std::string& activity) {
  const auto found = std::ranges::find(reference.procedure.steps, activity, &model::Step::activity);
  return found == reference.procedure.steps.end() ? nullptr : &*found;
}

}  // namespace selaras::checker
