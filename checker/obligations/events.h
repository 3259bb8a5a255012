#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/temporal.h"
#include "checker/obligations/judgement.h"

/// Clauses that speak of runs, as questions to the net: each is a rule about finished runs
/// (behaviour/temporal.h), and what is asked is the run that breaks it.
namespace selaras::checker {

/// One of the steps is done.
[[nodiscard]] behaviour::temporal::Event doing(const behaviour::Net& net,
                                               const std::vector<Occurrence>& occurrences);
/// One of the steps is done with the outcome; with any, where none is asked for. A step that does
/// not name the outcome counts whichever way it is done: that it lacks it is another clause's.
[[nodiscard]] behaviour::temporal::Event deciding(const behaviour::Net& net,
                                                  const std::vector<Occurrence>& occurrences,
                                                  const std::string& outcome);
/// The transition goes by an edge that only the numbering gives.
[[nodiscard]] bool follows_numbering(const behaviour::Net& net, behaviour::TransitionId id);

/// The steps that name the outcome; only of those can anything be asked about what follows it.
[[nodiscard]] std::vector<Occurrence> deciding_by(const Circumstances& circumstances,
                                                  const model::Clause& clause);

/// A rule about runs: what breaks it, and what must happen for it to matter at all.
struct RunRule {
  behaviour::Query broken;
  behaviour::temporal::Event concerned;
};
/// Of `precedes`, `excludes` and `leads`; none for the other kinds.
[[nodiscard]] std::optional<RunRule> run_rule(const Circumstances& circumstances,
                                              const model::Clause& clause);

}  // namespace selaras::checker
