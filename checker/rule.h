#pragma once

#include <span>
#include <string_view>

#include "checker/facts.h"
#include "checker/finding.h"

namespace selaras::checker {

/// A check on a procedure by itself. Its texts stand on its page, `rules/<id>.md`.
struct Rule {
  std::string_view id;  // names the defect
  Level level;          // the most that its findings may be
  void (*check)(const Facts& facts, Findings& findings);
};

/// Every rule written in code, in the order of the manual. Rules about obligations are not among
/// them: those are data of the reference.
[[nodiscard]] std::span<const Rule* const> rules();

}  // namespace selaras::checker
