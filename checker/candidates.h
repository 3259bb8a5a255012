#pragma once

#include <string>
#include <vector>

#include "checker/edit.h"
#include "checker/finding.h"
#include "model/reference.h"

/// Changes that may put a finding right, likeliest first; none is tried here.
namespace selaras::checker {

/// Steps of the procedure that do one of the activities.
[[nodiscard]] std::vector<const model::Step*> steps_doing(
    const model::Procedure& procedure, const std::vector<std::string>& activities);

/// The reference's own step of the activity; null where it has none.
[[nodiscard]] const model::Step* lawful_step(const model::Reference& reference,
                                             const std::string& activity);

/// Who does a step, gets it, passes it on (role), or must not do another as well (distinct).
[[nodiscard]] std::vector<Repair> actor_candidates(const model::Procedure& procedure,
                                                   const model::Reference& reference,
                                                   const model::Clause& clause);

/// Fields of a step: who, to whom, in what form, with which contents.
[[nodiscard]] std::vector<Repair> field_candidates(const model::Procedure& procedure,
                                                   const model::Reference& reference,
                                                   const model::Clause& clause,
                                                   const Finding& finding);

/// Steps and their order.
[[nodiscard]] std::vector<Repair> flow_candidates(const model::Procedure& procedure,
                                                  const model::Reference& reference,
                                                  const model::Clause& clause,
                                                  const Finding& finding);

/// For findings that rest on no clause.
[[nodiscard]] std::vector<Repair> graph_candidates(const model::Procedure& procedure,
                                                   const model::Reference& reference,
                                                   const Finding& finding);

}  // namespace selaras::checker
