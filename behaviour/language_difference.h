#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "behaviour/run.h"
#include "behaviour/run_graph.h"

/// What one side can do and the other cannot: the difference of two regular languages, the words
/// of which are the runs of two flows.
namespace selaras::behaviour {

/// A shortest run of the left side that is none of the right one's.
struct OnlyLeft {
  Answer answer =
      Answer::not_decided;             // possible: there is one; impossible: the right has them all
  std::vector<Label> labels;           // of the run, silent moves left out
  std::vector<std::uint32_t> origins;  // of the left side's edges, one for each label
};

/// Pairs of a left state and a set of right states that may be looked at before it is given up.
inline constexpr std::size_t difference_bound = 1'000'000;

/// Searches in breadth the pairs of a state of the left side and the set of states that the right
/// side may be in after the same labels (the subset construction, made as it is needed; M. Rabin
/// and D. Scott, 1959). Both graphs need a state 0; a graph without states has no run.
[[nodiscard]] OnlyLeft first_run_only_left(const RunGraph& left, const RunGraph& right,
                                           std::size_t bound = difference_bound);

}  // namespace selaras::behaviour
