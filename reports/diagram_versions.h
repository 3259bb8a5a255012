#pragma once

#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

namespace selaras::reports {

/// What a change does to a flow: the newer version's picture, in which steps that are new, moved or
/// done by somebody else are marked and those that are gone stand as ghosts. Steps are told apart
/// by their ids. Moved are as few as explain the change of order, by how far steps stand from the
/// start of the flow, not by the order of the list.
[[nodiscard]] Diagram version_diagram(const model::Procedure& older, const model::Procedure& newer,
                                      const model::Reference* reference,
                                      const DiagramOptions& options);

}  // namespace selaras::reports
