#pragma once

#include <cstdint>
#include <vector>

#include "model/procedure.h"

namespace selaras::behaviour {

/// Where a flow goes back to what it has passed: an edge leads back where every way from the start
/// to its beginning passes its end.
struct Returns {
  std::vector<bool> back;  // by edge of the flow
  std::vector<std::uint32_t>
      rank;               // by node, counted along the other edges; those never reached: 0
  bool all_found = true;  // without these edges nothing goes round: no loop has two entries
};

/// Dominators as by K. Cooper, T. Harvey and K. Kennedy, A Simple, Fast Dominance Algorithm, 2001.
[[nodiscard]] Returns returns_of(const model::Flow& flow);

/// Nodes from the end of an edge that leads back to its beginning: the shortest loop it closes.
[[nodiscard]] std::vector<model::NodeId> loop_of(const model::Flow& flow, std::uint32_t back_edge,
                                                 const std::vector<model::NodeId>& without);

}  // namespace selaras::behaviour
