#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/run.h"
#include "checker/obligations/judgement.h"

namespace selaras::checker {

/// Whether a run exists in which a step of `later` is done before any step of `earlier` (by the
/// outcome, where one is asked for), and what that order rests on.
struct OrderViolation {
  behaviour::Shown shown;
  bool rests_on_listing = false;  // every such order needs an edge that only numbering gives
  bool never = false;             // the earlier step is not done later in that run either

  [[nodiscard]] bool decided() const { return shown.answer != behaviour::Answer::not_decided; }
  [[nodiscard]] bool possible() const { return shown.answer == behaviour::Answer::possible; }
};

[[nodiscard]] OrderViolation order_violation(const Circumstances& circumstances,
                                             const std::vector<Occurrence>& earlier,
                                             const std::vector<Occurrence>& later,
                                             const std::string& outcome = {});

/// No run does a step of `later` before one of `earlier`.
[[nodiscard]] bool order_holds(const Circumstances& circumstances,
                               const std::vector<Occurrence>& earlier,
                               const std::vector<Occurrence>& later,
                               const std::string& outcome = {});

/// The order that a run shows, the later step at its end and none of the earlier ones before, rests
/// on numbering where no way made of stated or inferred edges gives it. Where an earlier step was
/// done, but not as it should be, the way from there decides; where one still comes afterwards, the
/// way between the two decides; otherwise the way from the last point at which it could still have
/// come.
[[nodiscard]] bool rests_on_listing(const model::Procedure& procedure, const behaviour::Net& net,
                                    const behaviour::Run& run,
                                    const std::vector<model::NodeId>& earlier);

/// Nodes reached by edges that pass `keep`, from (and without) the given node, not passing through
/// `without`.
[[nodiscard]] std::vector<bool> reached(const model::Procedure& procedure,
                                        const std::vector<std::uint32_t>& first_edges,
                                        const std::vector<model::NodeId>& without,
                                        bool also_listed);

}  // namespace selaras::checker
