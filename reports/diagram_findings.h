#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "checker/finding.h"
#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

/// What findings mean for a picture: which steps of the reference are missing, which boxes stand
/// out and why. It knows kinds of clause, no rule by name.
namespace selaras::reports::diagram {

[[nodiscard]] Diagram::MarkKind mark_kind(const checker::Finding& finding,
                                          const model::Clause* clause);

/// The step that states the activity, or stands for it by what the reference says about
/// refinements and readings; null where none does.
[[nodiscard]] const model::Step* step_stating(const model::Procedure& procedure,
                                              const model::Reference& reference,
                                              std::string_view activity);

/// The reference's steps that a finding calls missing and no step of the procedure states, in the
/// reference's order.
[[nodiscard]] std::vector<const model::Step*> missing_steps(
    const model::Procedure& procedure, const model::Reference& reference,
    std::span<const checker::Finding> findings);

/// Puts a mark on each box that a finding is about, numbers the findings in reading order and lists
/// them. A finding about nothing that is drawn leaves no trace; a suppressed one neither.
void mark(Diagram& diagram, const model::Procedure& procedure, const model::Reference* reference,
          std::span<const checker::Finding> findings, const DiagramOptions& options);

}  // namespace selaras::reports::diagram
