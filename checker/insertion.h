#pragma once

#include <optional>
#include <string>

#include "checker/edit.h"
#include "model/reference.h"

namespace selaras::checker {

/// The step of that activity, as the reference has it, put where the reference does it: behind the
/// nearest step before it that the procedure states too, else at the start. None where the
/// reference's flow has no such step.
[[nodiscard]] std::optional<Repair> insertion(const model::Procedure& procedure,
                                              const model::Reference& reference,
                                              const std::string& activity);

/// The same on every way to the step that the reference does next, where the procedure states that
/// one; none for a decision.
[[nodiscard]] std::optional<Repair> insertion_before(const model::Procedure& procedure,
                                                     const model::Reference& reference,
                                                     const std::string& activity);

/// Edits that lead the outcome of a step of the procedure where the reference's own step leads it;
/// steps that are only there are added.
[[nodiscard]] std::vector<Edit> continuation(const model::Procedure& procedure,
                                             const model::Reference& reference,
                                             const std::string& step, const std::string& activity,
                                             const std::string& outcome);

}  // namespace selaras::checker
