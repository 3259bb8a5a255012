#pragma once

#include <string>
#include <vector>

#include "behaviour/soundness.h"
#include "checker/facts.h"
#include "checker/finding.h"

/// How a fault of behaviour is told in the steps of the procedure: gateways and ends have no names
/// that a reader of the page knows.
namespace selaras::checker {

enum class Direction { before, after };

/// The node itself where it is a step; else the steps nearest to it through gateways, in the order
/// of the page.
[[nodiscard]] std::vector<const model::Step*> nearest_steps(const Facts& facts, model::NodeId node,
                                                            Direction direction);

/// Nodes that the tokens of a marking lie in front of, each once, in node order.
[[nodiscard]] std::vector<model::NodeId> nodes_ahead(const Facts& facts,
                                                     const behaviour::Marking& marking);

/// In the order of the page.
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<const model::Step*>& steps);

/// Reports at the first of the steps on the page, or at the procedure where there are none; cites
/// them, and shows the run.
Finding& report_fault(const Facts& facts, const behaviour::Fault& fault,
                      const std::vector<const model::Step*>& steps, Findings& findings);

}  // namespace selaras::checker
