#pragma once

#include <optional>
#include <vector>

#include "checker/check.h"
#include "checker/edit.h"

/// What would put a finding right, as changes to the procedure. Candidates are drawn from the
/// reference; one is only suggested where the procedure, so changed and checked again, no longer
/// has the finding and has no other that it had not before.
namespace selaras::checker {

[[nodiscard]] std::optional<Repair> repair(const model::Procedure& procedure,
                                           const model::Reference& reference,
                                           const Finding& finding,
                                           const std::vector<Finding>& findings);

/// For each finding of the result that has one.
void suggest_repairs(ProcedureResult& result);

}  // namespace selaras::checker
