#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/facts.h"
#include "checker/finding.h"

namespace selaras::checker {

/// What has been reported already: for the rules that ask what the others have missed.
struct Reported {
  const std::vector<Finding>& findings;
  const std::set<std::string>& activities;  // named by clauses that a run breaks
};

/// A check on a procedure by itself. Its texts stand on its page, `rules/<id>.md`.
struct Rule {
  std::string_view id;  // names the defect
  Level level;          // the most that its findings may be
  void (*check)(const Facts& facts, Findings& findings);
  /// Instead, of a rule that comes after all others.
  void (*check_last)(const Facts& facts, const Reported& reported, Findings& findings) = nullptr;
};

/// Every rule written in code, in the order of the manual. Rules about obligations are not among
/// them: those are data of the reference.
[[nodiscard]] std::span<const Rule* const> rules();

}  // namespace selaras::checker
