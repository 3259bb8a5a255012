#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "simulator/assertion.h"
#include "simulator/sensitivity.h"

namespace selaras::reports {

/// What was asked of a simulation beside its own figures.
struct Supplements {
  std::vector<simulator::Judgement> judgements;  // of what was asserted
  std::optional<simulator::Sensitivity> sensitivity;
};

/// Key of the text that says how an assertion stands.
[[nodiscard]] inline std::string_view key(simulator::Standing standing) {
  if (standing == simulator::Standing::holds) return "assertion.holds";
  return standing == simulator::Standing::fails ? "assertion.fails" : "assertion.open";
}

/// The same as JSON says it: "holds", "fails", "open".
[[nodiscard]] inline std::string_view word(simulator::Standing standing) {
  return key(standing).substr(std::string_view("assertion.").size());
}

}  // namespace selaras::reports
