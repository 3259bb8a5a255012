#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/run.h"
#include "checker/obligations/judgement.h"

namespace selaras::checker {

/// Whether a run exists in which a step of `later` is done before any step of `earlier`, and what
/// that order rests on.
struct OrderViolation {
  bool decided = true;
  bool possible = false;
  bool rests_on_listing = false;     // every such order needs an edge that only numbering gives
  std::vector<std::string> witness;  // steps of a shortest run that shows it
};

[[nodiscard]] OrderViolation order_violation(const Circumstances& circumstances,
                                             const std::vector<Occurrence>& earlier,
                                             const std::vector<Occurrence>& later);

/// The order that a run shows, the later step at its end and none of the earlier ones before, rests
/// on numbering where no way made of stated or inferred edges gives it. Where an earlier step still
/// comes afterwards, the way between the two decides; otherwise the way from the last point at
/// which it could still have come.
[[nodiscard]] bool rests_on_listing(const model::Procedure& procedure, const behaviour::Net& net,
                                    const behaviour::Run& run,
                                    const std::vector<model::NodeId>& earlier);

/// Nodes reached by edges that pass `keep`, from (and without) the given node, not passing through
/// `without`.
[[nodiscard]] std::vector<bool> reached(const model::Procedure& procedure,
                                        const std::vector<std::uint32_t>& first_edges,
                                        const std::vector<model::NodeId>& without,
                                        bool also_listed);

[[nodiscard]] std::vector<model::NodeId> nodes_of(const model::Procedure& procedure,
                                                  const std::vector<Occurrence>& occurrences);

/// Edges that leave the steps by the outcome (empty: by any).
[[nodiscard]] std::vector<std::uint32_t> edges_of_outcome(const model::Procedure& procedure,
                                                          const std::vector<Occurrence>& occurrences,
                                                          const std::string& outcome);

}  // namespace selaras::checker
