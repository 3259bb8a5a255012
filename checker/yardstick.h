#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "behaviour/run_graph.h"
#include "checker/counterpart.h"
#include "model/reference.h"

namespace selaras::checker {

/// What a recorded completion may be of a flow.
struct Meaning {
  std::string name;                      // step of the flow that it does; empty: none
  std::vector<behaviour::Label> labels;  // one for each outcome that it may have had
  std::uint32_t cost = 0;                // of its having been done without the flow
  bool known = true;     // the name says something, to the procedure or the reference
  bool compared = true;  // not: it refines something that the reference leaves open
};

/// The flow that recorded cases are laid beside: the procedure's own, or the reference's where one
/// is given. Of the first, steps are called by their ids; of the second, by their activities.
class Yardstick {
 public:
  Yardstick(const model::Procedure& procedure, const model::Reference* reference);

  /// Complete runs of a case that closes with this outcome: to an end, or past a step whose
  /// milestone it is, whatever follows. With an empty outcome any milestone will do. None where
  /// nothing can be decided about the flow.
  [[nodiscard]] std::optional<behaviour::RunGraph> runs(const std::string& closes) const;
  /// Runs of a case that is still going on: whatever has been done, more may follow.
  [[nodiscard]] std::optional<behaviour::RunGraph> beginnings() const;

  /// A step's id, its label or its activity; of the reference, also an activity of its own.
  [[nodiscard]] Meaning meaning(const std::string& activity, const std::string& outcome) const;

  [[nodiscard]] const std::string& name(behaviour::TransitionId id) const;
  /// The outcome that a decision has by this transition; empty otherwise.
  [[nodiscard]] const std::string& outcome(behaviour::TransitionId id) const;

 private:
  [[nodiscard]] const model::Step* step_called(std::string_view name) const;
  [[nodiscard]] std::vector<behaviour::Label> labels(const std::string& name,
                                                     const std::string& outcome) const;
  [[nodiscard]] model::MoveWeight weight(const std::string& activity) const;

  const model::Procedure& procedure_;
  const model::Reference* reference_;
  std::optional<Counterparts> counterparts_;
  behaviour::Net net_;
  std::map<std::pair<std::string, std::string>, behaviour::Label> labels_;  // by name and outcome
  std::optional<behaviour::RunGraph> runs_;  // final where nothing more can happen
};

}  // namespace selaras::checker
