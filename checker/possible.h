#pragma once

#include "behaviour/run.h"
#include "checker/facts.h"

namespace selaras::checker {

/// A shortest run that answers the question and that one applicant can go through: none mixes steps
/// or edges that hold for applicants of different kinds. Where `concerned` names kinds, only of
/// those. Replayed on the net.
[[nodiscard]] behaviour::Found possible_run(const Facts& facts, const behaviour::Query& query,
                                            const model::Condition& concerned = {});

/// The step that a transition does; null where it does none.
[[nodiscard]] const model::Step* step_done(const Facts& facts, behaviour::TransitionId transition);

}  // namespace selaras::checker
