#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::importer {

/// An edge while not all ends are known: it names its end by its outcome.
struct PlannedEdge {
  std::size_t from = 0;           // index of the step
  std::optional<std::size_t> to;  // index of the step it leads to
  std::string end;                // outcome of the end it leads to, where it leads to one
  std::string outcome;            // of the decision that it leaves
  model::Origin origin = model::Origin::listed;
  model::Text reason;
  model::EvidenceList evidence;
};

struct PlannedEnd {
  std::string outcome;
  model::Text reason;  // why it is assumed; empty where stated
  model::EvidenceList evidence;
};

/// A flow over the steps of a procedure before its nodes are numbered.
struct PlannedFlow {
  std::optional<std::size_t> start;  // index of the first step
  std::vector<PlannedEdge> edges;
  std::vector<PlannedEnd> ends;

  /// True where an edge leaves the step, in that case of it.
  [[nodiscard]] bool leaves(std::size_t step, const std::string& outcome) const;
  [[nodiscard]] bool leaves(std::size_t step) const;
};

/// Makes it the flow of the procedure, whose steps are there: nodes as the model wants them, one
/// end for each outcome. Of two edges that leave a step in one case only the first is kept.
void put_flow(PlannedFlow planned, model::Procedure& procedure);

}  // namespace selaras::importer
