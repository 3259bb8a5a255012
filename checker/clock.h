#pragma once

#include "checker/facts.h"

namespace selaras::checker {

/// The step is certainly no part of what a promise of time is about: somebody else acts than those
/// whose work is promised, or the clock starts later, or stops earlier.
[[nodiscard]] bool is_outside(const model::Step& step, const model::TimeClaim& claim,
                              const Facts& facts);

}  // namespace selaras::checker
