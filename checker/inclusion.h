#pragma once

#include <set>
#include <string>
#include <vector>

#include "behaviour/run.h"
#include "checker/facts.h"
#include "checker/fitness.h"

/// Language inclusion against the reference: what no rule has asked for, a run may still show.
namespace selaras::checker {

/// A run of the procedure that no run of the reference begins with, and how it differs.
struct ExtraRun {
  behaviour::Answer answer = behaviour::Answer::impossible;
  behaviour::Shown shown;
  const model::Step* departing = nullptr;  // the step that the reference does not do there
  std::vector<std::string> expected;       // activities that it does there instead, sorted
  std::vector<AlignedMove> alignment;      // the whole run beside the reference
  bool rests_on_inference = false;         // the reference's own order is only inferred there
};

/// `set_aside`: activities about which something has been reported: the reference is taken to let
/// them be done anywhere, any number of times, or not at all. The same holds for those that the
/// procedure does not state. Beginnings of the reference's runs are runs of its: a page that stops
/// early contradicts nothing. Nor does a run that departs where only the numbering of the page
/// orders the steps, after an outcome that the reference does not know, or on a condition.
[[nodiscard]] ExtraRun extra_run(const Facts& facts, const model::Reference& reference,
                                 const std::set<std::string>& set_aside);

}  // namespace selaras::checker
