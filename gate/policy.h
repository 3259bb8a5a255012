#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "checker/check.h"
#include "gate/baseline.h"
#include "model/suppression.h"

namespace selaras::gate {

/// What is made of findings: which count, at which level, and which are known or accepted.
struct Policy {
  checker::Selection selection;
  std::map<std::string, model::Level, std::less<>> levels;  // by rule, instead of its own
  model::Suppressions suppressions;                         // beside those of the procedures' files
  std::string today;                                        // ISO 8601, for suppressions that end
  const Baseline* baseline = nullptr;
};

/// Checks the procedure by every rule and applies the policy.
[[nodiscard]] checker::ProcedureResult examine(const model::Procedure& procedure,
                                               const model::Reference* reference,
                                               const Policy& policy);

/// A procedure and what it is measured against; null: nothing fits.
struct Subject {
  const model::Procedure* procedure = nullptr;
  const model::Reference* reference = nullptr;
};

/// All of them, in their order, on as many threads (0: as many as the machine has). The results do
/// not depend on the number.
[[nodiscard]] std::vector<checker::ProcedureResult> examine(std::span<const Subject> subjects,
                                                            const Policy& policy,
                                                            unsigned threads = 0);

}  // namespace selaras::gate
