#pragma once

#include <map>
#include <optional>
#include <set>

#include "behaviour/inspection.h"
#include "behaviour/net.h"
#include "behaviour/run.h"

namespace selaras::behaviour::tests {

/// What is true of a net by looking at every marking, slowly and plainly: the oracle for the
/// search, the reductions and the verdicts.
struct EveryState {
  std::map<Defect, std::size_t> shortest;  // of each defect that a run can show
  std::set<model::NodeId> undone;          // steps with a way in that no run does; where decidable
  std::size_t states = 0;
};

[[nodiscard]] EveryState every_state(const Net& net);

/// Length of a shortest run in which `later` is done and `earlier` was not before; none where there
/// is no such run.
[[nodiscard]] std::optional<std::size_t> shortest_without(const Net& net,
                                                          const std::string& earlier,
                                                          const std::string& later);

}  // namespace selaras::behaviour::tests
