#pragma once

#include <cstdint>
#include <optional>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/result.h"

namespace selaras::simulator {

/// What a caller may change about a run without changing the scenario's file.
struct Options {
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> replications;
  std::optional<std::int64_t> cases;  // counted arrivals of each replication, instead of the window
  unsigned threads = 0;               // 0: as many as the machine has; results do not depend on it
};

// Codes of diagnostics beside the scenario's, with their arguments:
//   never-leaves            step                    (shares that keep a case going round for ever)
//   tokens-without-bound    step                    (a parallel gateway in a loop)
//   number-range            key, least, most        (an option)
// and as warnings:
//   years-without-holidays  calendar, years
//   resource-overloaded     resource, load (percent), queue (the longest)

/// Simulates a procedure under a scenario. Whatever is wrong with the two stands in the result's
/// diagnostics. Flow conservation and Little's law are checked in every replication; a violation is
/// a fault of the program and thrown as std::logic_error.
[[nodiscard]] Result simulate(const model::Procedure& procedure, const model::Scenario& scenario,
                              const model::Calendar& calendar, const Options& options = {});

}  // namespace selaras::simulator
