#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/alignment.h"
#include "behaviour/net.h"
#include "model/reference.h"

namespace selaras::checker {

/// One line of the procedure beside the reference. `step` is empty where the procedure does
/// nothing, `activity` where the reference does nothing.
struct AlignedMove {
  behaviour::MoveKind kind = behaviour::MoveKind::synchronous;
  std::string step;           // of the procedure
  std::string activity;       // of the reference
  bool by_numbering = false;  // of a moved step: only the numbering of the page gives its place
  bool stated = false;        // of a missing one: the page states it, though not on this run

  bool operator==(const AlignedMove&) const = default;
};

/// How near the procedure's runs to one outcome are to the reference's.
struct OutcomeFitness {
  std::string outcome;
  std::optional<double> fitness;  // none where the procedure has no run to it
};

/// 1 where the procedure's cheapest run to the outcome that the reference aims at is one of the
/// reference's, 0 where the two have nothing in common: 1 − cost / cost of leaving out all of the
/// one and putting in all of the other. The outcome aimed at is `granted`, else the one that takes
/// the most steps; a procedure that never comes to it is measured by its longest acyclic run.
struct Fitness {
  std::optional<double> value;             // none where the runs are too many to be looked at
  std::vector<OutcomeFitness> by_outcome;  // in the order in which the reference names them
  std::vector<AlignedMove> alignment;
};

[[nodiscard]] Fitness fitness(const behaviour::Net& net, const model::Reference& reference);

}  // namespace selaras::checker
