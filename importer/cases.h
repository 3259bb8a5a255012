#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importer/steps.h"

namespace selaras::importer {

/// A case of a decision: in which a step happens, or in which the page only says where to go on.
struct Case {
  std::size_t decision = 0;  // index of the step
  std::string outcome;
  bool main = false;   // the procedure goes on in it
  bool named = false;  // the page says itself which item decides it
};

/// What the page says happens in which case.
struct Cases {
  std::map<std::size_t, Case> of_steps;
  std::vector<std::optional<Case>> of_bare_cases;  // in their order

  /// The case in which a step happens; null for none.
  [[nodiscard]] const Case* of(std::size_t step) const;
  /// True where something is said about that outcome.
  [[nodiscard]] bool says(std::size_t decision, const std::string& outcome) const;
};

/// The cases of all steps; an outcome that a case names joins those of its decision.
[[nodiscard]] Cases find_cases(const Reading& reading, Steps& steps);

/// The first step of the item with that number or letter.
[[nodiscard]] std::optional<std::size_t> step_of_item(const Steps& steps,
                                                      const std::string& number);

}  // namespace selaras::importer
