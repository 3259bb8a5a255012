#pragma once

#include <array>
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

using model::Instant;
using model::Ticks;

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// What happens at a node of the flow. `pass` only chooses a way; `open_some` is an inclusive
/// gateway that takes each way by itself, `close_some` waits for those that were taken; `stuck` is
/// where nothing is stated to follow.
enum class StationKind : std::uint8_t { step, pass, fork, open_some, close_some, end, stuck };

struct IndexRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

inline constexpr std::int32_t no_priority = -1;

struct Station {
  StationKind kind = StationKind::pass;
  bool has_delay = false;
  bool delay_in_working_time = false;
  std::uint32_t step = none;         // index into Procedure::steps
  std::uint32_t resource = none;     // none: takes nobody's time
  std::uint32_t outcome = none;      // with which it closes a case
  std::uint32_t join = none;         // fork: index into Process::joins of the first kind of case
  std::uint32_t slot = none;         // open_some, close_some: where open branches are counted
  std::uint32_t marks_at_start = 0;  // bit set of Process::marks
  std::uint32_t marks_at_end = 0;
  std::uint32_t number = 0;                 // within its own procedure
  std::uint64_t key = 0;                    // of its draws
  std::uint64_t kinds = ~std::uint64_t{0};  // bit set: kinds of case that the step concerns
  Sampler effort;
  Sampler delay;
  std::uint32_t people = 1;                       // of the resource, all at once
  std::uint32_t batch = none;                     // index into Process::batches
  std::uint32_t patience = none;                  // index into Process::patiences
  std::uint32_t returns = none;                   // index into Process::returns
  IndexRange companions = {};                     // of Process::companions
  std::int32_t priority = no_priority;            // instead of the case's
  std::uint64_t people_able = ~std::uint64_t{0};  // bit set, where the resource names its people
};

/// Where a token goes next: taken when a uniform 64-bit draw is at most `threshold`.
struct Way {
  std::uint64_t threshold = std::numeric_limits<std::uint64_t>::max();
  std::uint32_t target = none;  // station
  std::uint32_t slot = none;    // of the edge, where the target waits for several
};

struct ResourcePlan {
  std::uint32_t staff = 1;  // at the beginning
  std::uint32_t shift = 0;  // index into Process::shifts
  /// First come, first served by people who are all alike and always as many, one for a file.
  bool plain = true;
  bool finishes_at_closing = false;
  bool by_name = false;
  model::Discipline discipline = model::Discipline::fifo;
  std::uint32_t most_waiting = none;
  std::uint32_t turned_away = none;  // outcome
  std::uint64_t people = 0;          // bit set: there at the beginning
};

/// Who is there from an instant on.
struct Presence {
  Instant at = 0;
  std::uint32_t resource = 0;
  std::uint32_t staff = 0;
  std::uint64_t people = 0;  // bit set
};

/// People of another resource needed at the same time.
struct Companion {
  std::uint32_t resource = 0;
  std::uint32_t people = 1;
};

/// Files that gather before a step.
struct BatchPlan {
  std::uint32_t station = 0;
  std::uint32_t minimum = 1;
  bool every_day = true;
  std::array<bool, 7> days{};  // Monday first
  std::optional<model::Length> longest;
};

/// How long applicants wait at a step before they give up.
struct PatiencePlan {
  Sampler length;
  bool in_working_time = false;
  std::uint32_t outcome = none;
};

/// Files that come back to a step.
struct ReturnPlan {
  /// A document that is looked at. Its draws hang on its id: another document changes nothing.
  struct Looked {
    std::uint64_t key = 0;
    std::vector<std::uint64_t> missing;  // [kind of case]: at first where a 64-bit draw is below
  };
  std::vector<std::uint64_t> thresholds;  // [kind of case]: returned where a 64-bit draw is below
  std::vector<Looked> documents;          // in the order of Process::documents; they decide instead
  std::uint64_t mended = 0;               // each time the file was back, where a draw is below
  Sampler delay;
  bool in_working_time = false;
};

/// Arrivals as a Poisson process in working time of a shift, or round the clock: candidates at the
/// highest rate, of which each is taken with the share that its date has of that rate (thinning;
/// Lewis and Shedler 1979). Or recorded ones.
struct Stream {
  std::uint32_t shift = none;    // none: round the clock
  std::uint32_t entry = 0;       // station that its cases come to first
  std::uint64_t key = 0;         // of its draws: what else arrives does not change them
  std::uint32_t first_kind = 0;  // of Process::kind_thresholds, priorities and due
  Sampler gap;
  bool even = true;  // every candidate is taken
  std::array<double, 7> weekdays{};
  std::array<double, 12> months{};
  Instant from = 0;
  Instant until = std::numeric_limits<Instant>::max();
  bool is_recorded = false;
  std::vector<Instant> recorded;
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

/// What is counted beyond a case's first outcome.
struct Followed {
  std::uint32_t from = none;                 // mark; none: arrival
  std::uint32_t to = none;                   // mark; none: never reached
  std::vector<std::uint32_t> stations = {};  // whose visits are counted
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
  std::vector<IndexRange> way_ranges;  // [station * kinds + kind]
  std::vector<Way> ways;
  std::vector<std::string> way_names;     // of each way: its outcome or target; empty: no choice
  std::vector<IndexRange> joins;          // [Station::join + kind]: of join_slots
  std::vector<std::uint32_t> join_slots;  // of edges that a join has to wait for
  std::vector<ResourcePlan> resources;
  std::vector<Presence> presence;  // by instant
  std::vector<Companion> companions;
  std::vector<BatchPlan> batches;
  std::vector<PatiencePlan> patiences;
  std::vector<ReturnPlan> returns;
  std::vector<std::vector<std::string>> people;   // [resource]: ids by bit
  std::vector<std::int32_t> priorities;           // [Stream::first_kind + kind of case]
  std::vector<std::optional<model::Length>> due;  // the same, since arrival
  bool goes_by_due_date = false;                  // some queue
  bool overtakes = false;                         // events may be overtaken by others
  std::vector<model::Calendar> shifts;            // the first is the calendar itself
  std::vector<Stream> streams;
  std::vector<Inside> inside;
  std::vector<std::uint64_t> kind_thresholds;  // [Stream::first_kind + kind of case]
  std::uint32_t kinds = 1;
  std::uint32_t most_stations = 0;    // of one procedure: above every Station::number
  std::uint32_t slots = 0;            // counters of edges into forks that each case needs
  std::vector<std::string> outcomes;  // the last is "stuck"
  std::vector<Mark> marks;
  std::vector<Claim> claims;
  std::vector<Followed> followed;         // in the scenario's order
  std::vector<std::string> documents;     // ids of those that a file may lack
  std::vector<std::vector<bool>> scopes;  // [scope][station]
  model::Instant start = 0;
  model::Instant counted_from = 0;
  model::Instant counted_until = 0;

  [[nodiscard]] IndexRange ways_of(std::uint32_t station, std::uint32_t kind) const {
    return way_ranges[station * kinds + kind];
  }
  [[nodiscard]] std::uint32_t stuck() const {
    return static_cast<std::uint32_t>(outcomes.size() - 1);
  }
};

/// Which of several ways is taken under a uniform 64-bit draw: index into Process::ways.
[[nodiscard]] inline std::uint32_t way_taken(const Process& process, IndexRange range,
                                             std::uint64_t drawn) {
  std::uint32_t way = range.first;
  while (drawn > process.ways[way].threshold) ++way;
  return way;
}

/// Empty where an error was reported. Codes beside the scenario's:
///   never-leaves             step
///   gateway-not-simulated    gateway            (an inclusive one that is not block-structured)
///   truncation-leaves-little share, least       (percent of a distribution)
///   batch-without-day        step
[[nodiscard]] std::optional<Process> compile(const model::Procedure& procedure,
                                             const model::Scenario& scenario,
                                             const model::Calendar& calendar,
                                             model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
