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

}  // namespace selaras::checker
