#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/event_recorder.h"
#include "simulator/result.h"

namespace selaras::simulator {

/// Replications go on until the 95 % interval of the mean cycle time (working days) is this narrow.
/// It is looked at after every ten, so that the number does not depend on threads.
struct Precision {
  double half_width = 0.05;  // of the mean
  std::int64_t least = 10;   // replications
  std::int64_t most = 1000;
};

/// Replications [first, last], from 1: a part of a run that other processes share.
struct Part {
  std::int64_t first = 1;
  std::int64_t last = 1;
};

/// A limit on the cycle time whose share of cases is wanted, judged like a promise of the page.
struct Limit {
  double amount = 0;
  model::UnitReading unit;

  bool operator==(const Limit&) const = default;
};

/// Cases that are at a step when the simulation starts; they are worked off, not counted.
struct InProgress {
  std::string step;  // id
  std::int64_t cases = 0;
};

/// How far a run has come. Of a run with a wanted precision, the end is what is known of it so far.
struct Progress {
  std::int64_t finished = 0;  // replications
  std::int64_t of = 0;
};

/// What a caller may change about a run without changing the scenario's file.
struct Options {
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> replications;
  std::optional<std::int64_t> cases;  // counted arrivals of each replication, instead of the window
  unsigned threads = 0;               // 0: as many as the machine has; results do not depend on it
  std::optional<Precision> precision;  // instead of `replications`
  std::optional<Part> part;            // of the replications
  std::optional<model::Length> warm_up;
  bool find_warm_up = false;  // by MSER-5, instead of the scenario's
  std::vector<Limit> limits;  // beside the promises
  std::vector<InProgress> in_progress;
  const std::atomic<bool>* interrupted = nullptr;  // once true, what is finished is reported

  [[nodiscard]] bool is_interrupted() const { return interrupted != nullptr && *interrupted; }
  std::function<void(const Progress&)> progress;  // from any thread, one call at a time
  std::optional<LogRequest> log;                  // of all replications, in their order
  bool keep_tallies = false;                      // in the result, so that parts can be merged
};

// Codes of diagnostics beside the scenario's, with their arguments:
//   never-leaves            step                    (shares that keep a case going round for ever)
//   tokens-without-bound    step                    (a parallel gateway in a loop)
//   number-range            key, least, most        (an option)
//   unknown-id              kind (step), id, suggestion
// and as warnings:
//   years-without-holidays  calendar, years
//   resource-overloaded     resource, load (percent), queue (the longest)
//   warm-up-not-found                               (the window is too short to tell)
//   precision-not-reached   most, asked, reached    (percent of the mean)

/// Simulates a procedure under a scenario. Whatever is wrong with the two stands in the result's
/// diagnostics. Flow conservation and Little's law are checked in every replication; a violation is
/// a fault of the program and thrown as std::logic_error.
[[nodiscard]] Result simulate(const model::Procedure& procedure, const model::Scenario& scenario,
                              const model::Calendar& calendar, const Options& options = {});

/// The same from what replications left behind elsewhere (`Result::tallies`, all in their order)
/// under the same options: the same numbers to the last bit. A tally that cannot be of this run is
/// a diagnostic (part-damaged).
[[nodiscard]] Result merged(const model::Procedure& procedure, const model::Scenario& scenario,
                            const model::Calendar& calendar, const Options& options,
                            const std::vector<std::string>& tallies);

}  // namespace selaras::simulator
