#include "simulator/conservation.h"

#include <numeric>
#include <stdexcept>

namespace selaras::simulator {

void check_flow(std::int64_t arrived, std::int64_t left, const std::vector<const Tally*>& tallies) {
  if (arrived != left) {
    throw std::logic_error("flow conservation is violated: arrived is not left");
  }
  for (const Tally* tally : tallies) {
    const auto closed_or_stuck =
        std::accumulate(tally->outcomes.begin(), tally->outcomes.end(), std::int64_t{0});
    if (closed_or_stuck != tally->arrived) {
      throw std::logic_error("flow conservation is violated: arrived is not completed and inside");
    }
  }
}

void check_little(const std::vector<ResourceState>& resources) {
  for (const ResourceState& resource : resources) {
    const bool holds = resource.usage.queue == resource.usage.waited &&
                       resource.usage.busy == resource.usage.offered;
    if (!holds || resource.busy != 0 || resource.queue != 0) {
      throw std::logic_error("Little's law is violated");
    }
  }
}

}  // namespace selaras::simulator
