#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/sampler.h"

namespace selaras::simulator {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// What happens at a node of the flow. `pass` only chooses a way; `stuck` is where nothing is
/// stated to follow.
enum class StationKind : std::uint8_t { step, pass, fork, end, stuck };

struct Station {
  StationKind kind = StationKind::pass;
  bool has_delay = false;
  bool delay_in_working_time = false;
  std::uint32_t step = none;         // index into Procedure::steps
  std::uint32_t resource = none;     // none: takes nobody's time
  std::uint32_t outcome = none;      // with which it closes a case
  std::uint32_t first_slot = 0;      // fork: where the tokens of its edges in are counted
  std::uint32_t slots = 0;           // fork: edges in, if it has to wait for several
  std::uint32_t marks_at_start = 0;  // bit set of Process::marks
  std::uint32_t marks_at_end = 0;
  std::uint64_t kinds = ~std::uint64_t{0};  // bit set: kinds of case that the step concerns
  Sampler effort;
  Sampler delay;
};

/// Where a token goes next: taken when a uniform 64-bit draw is at most `threshold`.
struct Way {
  std::uint64_t threshold = std::numeric_limits<std::uint64_t>::max();
  std::uint32_t target = none;  // station
  std::uint32_t slot = none;    // of the edge, where the target waits for several
};

struct WayRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct ResourcePlan {
  std::uint32_t staff = 1;
  std::uint32_t shift = 0;  // index into Process::shifts
};

/// Arrivals as a Poisson process in working time of a shift, or round the clock.
struct Stream {
  std::uint32_t shift = none;  // none: round the clock
  std::uint32_t entry = 0;     // station that its cases come to first
  Sampler gap;
};

/// Cases that are at a step when the simulation starts.
struct Inside {
  std::uint32_t station = 0;
  std::int64_t cases = 0;
};

/// A moment of a case that a time claim hangs on: a step's first beginning or end.
struct Mark {
  std::string step;
  bool at_end = true;
};

/// A promise in one reading of its unit.
struct Claim {
  std::uint32_t index = 0;  // into Procedure::time_claims
  model::UnitReading reading;
  double limit = 0;
  std::uint32_t from = none;   // mark; none: arrival
  std::uint32_t to = none;     // mark; none: the case's close
  std::uint32_t scope = none;  // index into Process::scopes; none: the whole case is measured
};

/// A procedure under a scenario as flat arrays: everything a replication reads and nothing it
/// writes.
struct Process {
  std::vector<Station> stations;
  std::vector<WayRange> way_ranges;  // [station * kinds + kind]
  std::vector<Way> ways;
  std::vector<std::string> way_names;  // of each way: its outcome or target; empty: no choice
  std::vector<ResourcePlan> resources;
  std::vector<model::Calendar> shifts;  // the first is the calendar itself
  std::vector<Stream> streams;
  std::vector<Inside> inside;
  std::vector<std::uint64_t> kind_thresholds;
  std::uint32_t kinds = 1;
  std::uint32_t slots = 0;            // counters of edges into forks that each case needs
  std::vector<std::string> outcomes;  // the last is "stuck"
  std::vector<Mark> marks;
  std::vector<Claim> claims;
  std::vector<std::vector<bool>> scopes;  // [scope][station]
  model::Instant start = 0;
  model::Instant counted_from = 0;
  model::Instant counted_until = 0;

  [[nodiscard]] WayRange ways_of(std::uint32_t station, std::uint32_t kind) const {
    return way_ranges[station * kinds + kind];
  }
  [[nodiscard]] std::uint32_t stuck() const {
    return static_cast<std::uint32_t>(outcomes.size() - 1);
  }
};

/// Empty where an error was reported.
[[nodiscard]] std::optional<Process> compile(const model::Procedure& procedure,
                                             const model::Scenario& scenario,
                                             const model::Calendar& calendar,
                                             model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
