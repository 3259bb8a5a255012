#pragma once

#include "model/procedure.h"
#include "simulator/result.h"
#include "tests/simulator/sample.h"

/// What queueing theory says, and how a simulation is held against it.
namespace selaras::simulator {

inline constexpr double minutes_per_day = 24 * 60;

/// The truth lies within the 99 % interval of the simulated mean, and the interval is narrow enough
/// to prove something.
void expect_within99(const Estimate& estimate, double truth, const Result& result);
/// The same of a share within a promise.
void expect_within99(const Promise& promise, double truth, const Result& result);

/// Probability that an arrival has to wait, that it finds all busy where nobody waits.
[[nodiscard]] double erlang_c(int servers, double offered);
[[nodiscard]] double erlang_b(int servers, double offered);

/// A queue in equilibrium, round the clock: five days of warm-up, 20 replications.
[[nodiscard]] Result in_equilibrium(const model::Procedure& procedure, model::Scenario scenario,
                                    int days);

/// A promise of so many minutes for the whole procedure.
[[nodiscard]] model::TimeClaim within_minutes(double minutes);

}  // namespace selaras::simulator
