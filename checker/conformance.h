#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "behaviour/alignment.h"
#include "model/event_log.h"
#include "model/procedure.h"
#include "model/reference.h"

/// Recorded cases beside a flow: what was done, against what could have been.
namespace selaras::checker {

/// One side of a move. Empty where that side does nothing.
struct MoveSide {
  std::string name;     // as the log has it; of the flow, id of a step or an activity (Yardstick)
  std::string outcome;  // of a decision

  auto operator<=>(const MoveSide&) const = default;
};

/// One line of the comparison.
struct RecordedMove {
  behaviour::MoveKind kind = behaviour::MoveKind::synchronous;
  MoveSide recorded;
  MoveSide flow;

  bool operator==(const RecordedMove&) const = default;
};

/// Cases in which the same was recorded in the same order.
struct CaseVariant {
  std::vector<std::string> cases;  // ids, in the log's order
  bool open = false;               // no event closes them: only their beginning is compared
  std::optional<double> fitness;   // none where the comparison would be too large
  std::uint64_t cost = 0;
  std::vector<RecordedMove> moves;
};

/// A move that departs from the flow.
struct Deviation {
  behaviour::MoveKind kind = behaviour::MoveKind::missing;
  MoveSide what;          // of the flow where it has such a step, else as recorded
  std::size_t cases = 0;  // in which it occurs, once or several times
};

/// Fitness is 1 − cost / worst cost, summed over the cases: the worst is to leave out all that was
/// recorded and to put in a cheapest run of the flow (A. Adriansyah, Aligning Observed and Modeled
/// Behavior, 2014).
struct Conformance {
  std::size_t cases = 0;
  std::size_t open = 0;
  std::size_t conforming = 0;  // at no cost
  std::size_t not_compared = 0;
  std::optional<double> fitness;      // none where no case was compared
  std::vector<CaseVariant> variants;  // most cases first, then as they come in the log
  std::vector<Deviation> deviations;  // most cases first
  std::vector<std::string> unknown;   // recorded activities that mean nothing here, sorted
};

/// Against the procedure, or against the reference where one is given: then what the log names is
/// first sought in the procedure, whose step tells the activity. Of each activity the completions
/// count. Where the log closes cases at all, those that it does not close are still open.
[[nodiscard]] Conformance conformance(const model::EventLog& log, const model::Procedure& procedure,
                                      const model::Reference* reference);

}  // namespace selaras::checker
