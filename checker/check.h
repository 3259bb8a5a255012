#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/finding.h"
#include "checker/fitness.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::checker {

enum class Verdict { met, not_met, not_applicable, cannot_tell, not_examined };

enum class Reason {
  none,
  silent,
  contrary,
  partial,
  elsewhere,
  conflicting,
  ambiguous,
  listed,
  incomplete,
  needs
};

/// One cell of the matrix.
struct ObligationResult {
  std::string id;
  Verdict verdict = Verdict::not_examined;
  Reason reason = Reason::none;
  std::vector<std::string> missing;  // ids of contents, sides, outcomes that are not stated
  std::vector<std::string> steps;    // of the procedure, that the judgement rests on
  model::EvidenceList evidence;
  std::vector<std::string> needs;               // the needed obligations that are not met
  std::vector<std::string> depends_on_reading;  // readings under which the verdict differs
};

struct ProcedureResult {
  const model::Procedure* procedure = nullptr;
  const model::Reference* reference = nullptr;  // null where none matched
  std::vector<ObligationResult> obligations;    // in the reference's order; empty without one
  std::vector<Finding> findings;                // by place, then rule
  std::optional<double> fitness;                // see checker/fitness.h
  std::vector<OutcomeFitness> fitness_by_outcome;
  std::vector<AlignedMove> alignment;  // the procedure beside the reference

  [[nodiscard]] std::size_t count(Level level) const;
  [[nodiscard]] const ObligationResult* obligation(std::string_view id) const;
};

struct Selection {
  std::vector<std::string> select;  // rule ids; empty: all
  std::vector<std::string> ignore;

  [[nodiscard]] bool includes(std::string_view rule) const;
};

/// Puts findings in the order of their places, then rules, so that the order of evaluation does not
/// show, and gives each its fingerprint. Where two are of one identity (the same rule on the same
/// element with the same arguments), the second's tells that it is the second.
void arrange(std::vector<Finding>& findings);

/// Examines every obligation of the reference (null: none applies) and every rule on the procedure.
[[nodiscard]] ProcedureResult check(const model::Procedure& procedure,
                                    const model::Reference* reference,
                                    const Selection& selection = {});

}  // namespace selaras::checker
