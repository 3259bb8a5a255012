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

/// The level a rule declares: in the reference, else on its page.
[[nodiscard]] Level declared_level(const std::string& rule, const model::Reference& reference);

}  // namespace selaras::checker
