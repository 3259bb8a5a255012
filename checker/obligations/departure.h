#pragma once

#include <optional>

#include "checker/finding.h"
#include "checker/obligations/judgement.h"

namespace selaras::checker {

/// A clause that is not simply met.
struct Departure {
  const model::Obligation* obligation = nullptr;
  const model::Clause* clause = nullptr;
  Judgement judgement;
};

/// What is reported about it; nothing where another finding always says it, or where the text is
/// known to be cut.
[[nodiscard]] std::optional<Finding> finding_of(const Departure& departure, const Facts& facts,
                                                const model::Reference& reference);

/// What the obligations rest on that ask for one of the activities to be done.
[[nodiscard]] std::vector<CitedBasis> basis_of_occurrence(
    const std::vector<std::string>& activities, const model::Procedure& procedure,
    const model::Reference& reference);

}  // namespace selaras::checker
