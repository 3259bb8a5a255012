#pragma once

#include <optional>
#include <vector>

#include "behaviour/run.h"

namespace selaras::behaviour {

/// Two steps that can be done at the same time: after the run both can begin, and neither takes
/// from the other what it needs.
struct Concurrent {
  model::NodeId one;
  model::NodeId other;
  Run run;
};

/// For each group of steps, two of them that some state lets begin at the same time, by a shortest
/// run; none where there is no such state, or the bound is reached before one is found.
[[nodiscard]] std::vector<std::optional<Concurrent>> concurrent_steps(
    const Net& net, const std::vector<std::vector<model::NodeId>>& groups,
    std::size_t bound = state_bound);

}  // namespace selaras::behaviour
