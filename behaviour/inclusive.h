#pragma once

#include <cstdint>
#include <vector>

#include "model/procedure.h"

namespace selaras::behaviour {

/// An inclusive gateway that opens one or more of its branches, with the one that waits for exactly
/// those: each branch is a part of the flow with one way in and one way out.
struct InclusiveBlock {
  struct Branch {
    std::uint32_t first_edge = 0;  // out of the split; indexes into Flow::edges
    std::uint32_t last_edge = 0;   // into the join
  };
  model::NodeId split;
  model::NodeId join;
  std::vector<Branch> branches;
};

/// With n branches a split has 2^n - 1 ways to open them; wider ones are left undecided.
inline constexpr std::size_t most_inclusive_branches = 8;

/// The blocks of a flow, inner ones before outer ones. `out` and `in`: edges by node. Inclusive
/// gateways that are in none of them have no agreed meaning.
[[nodiscard]] std::vector<InclusiveBlock> inclusive_blocks(
    const model::Flow& flow, const std::vector<std::vector<std::uint32_t>>& in,
    const std::vector<std::vector<std::uint32_t>>& out);

}  // namespace selaras::behaviour
