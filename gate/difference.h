#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/run.h"
#include "checker/check.h"
#include "gate/match.h"
#include "model/procedure.h"

/// What a change of a procedure does: to what it states, to its findings and to what it can do.
namespace selaras::gate {

enum class Kind { added, removed, changed };

/// One thing that one version states and the other does not, or states otherwise.
struct Change {
  Kind kind = Kind::changed;
  std::string what;   // step, statement, document, claim, order, requirement, procedure
  std::string title;  // of the part; of an order where it begins
  std::string field;  // that changed; empty: the whole part came or went
  std::vector<std::string> before;
  std::vector<std::string> after;
  model::Place older_at;
  model::Place newer_at;
};

/// A run that only one of the two versions has: the steps by their labels, decisions with their
/// outcome.
struct RunOnlyHere {
  behaviour::Answer answer = behaviour::Answer::not_decided;
  std::vector<std::string> steps;
};

/// Two versions of one procedure with what a check found in each; one of them may be missing.
struct Versions {
  const checker::ProcedureResult* older = nullptr;
  const checker::ProcedureResult* newer = nullptr;
};

/// How long a case takes, on the mean in working days, under the same scenario and with the same
/// random numbers on both sides: the difference is that of each replication with its twin.
struct TimeChange {
  std::string scenario;
  double before = 0;
  double after = 0;
  double difference = 0;
  std::optional<double> half_width95;  // of the difference; none from a single replication
};

struct Difference {
  Versions versions;
  std::vector<Change> changes;
  std::vector<const checker::Finding*> appeared;  // of the newer version
  std::vector<const checker::Finding*> vanished;  // of the older one
  RunOnlyHere newly_possible;
  RunOnlyHere no_longer_possible;
  std::optional<TimeChange> times;  // where the two were simulated

  [[nodiscard]] bool empty() const;
};

/// Compares two versions; where one is missing, everything appeared or vanished.
[[nodiscard]] Difference difference(const Versions& versions);

/// What the two state, part by part.
[[nodiscard]] std::vector<Change> changes(const model::Procedure& older,
                                          const model::Procedure& newer,
                                          const std::vector<Part>& older_parts,
                                          const std::vector<Part>& newer_parts, const Match& match);

/// Runs of either that the other does not have.
void compare_runs(const model::Procedure& older, const model::Procedure& newer, const Match& match,
                  Difference& difference);

/// Pairs the procedures of two runs: by id, else the two that are left over if there is but one on
/// each side.
[[nodiscard]] std::vector<Versions> paired(const std::vector<checker::ProcedureResult>& older,
                                           const std::vector<checker::ProcedureResult>& newer);

}  // namespace selaras::gate
