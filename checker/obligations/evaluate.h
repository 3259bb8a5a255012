#pragma once

#include <set>
#include <string>
#include <vector>

#include "checker/check.h"
#include "checker/facts.h"

namespace selaras::checker {

/// The matrix's row of one procedure, and what is to be said about it.
struct Evaluation {
  std::vector<ObligationResult> obligations;  // in the reference's order
  std::vector<Finding> findings;
  /// Named by clauses that a run breaks: whatever a run does with them is told already.
  std::set<std::string> activities;
};

/// Examines every obligation under the reference's default reading, and under the others to see
/// where the outcome hangs on the reading.
[[nodiscard]] Evaluation evaluate_obligations(const Facts& facts,
                                              const model::Reference& reference);

}  // namespace selaras::checker
