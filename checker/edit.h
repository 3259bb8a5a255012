#pragma once

#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::checker {

/// One change to a procedure. Which members count depends on the kind; places of the flow are named
/// by the ids of their nodes, the start by an empty one.
struct Edit {
  enum class Kind {
    add_step,          // step; nothing leads to it yet
    remove_step,       // id; what led to it leads to what it led to first
    add_edge,          // from, outcome, to
    remove_edge,       // from, outcome, to
    add_end,           // id, value: its outcome
    add_outcome,       // id, outcome, step.actor: whom it names, where it does
    set_role,          // id, field, step.actor: who; outcome: of which alone, or empty
    set_form,          // id, step.form
    set_participants,  // id, value: parties or signatories, step.parties or step.signatories
    set_recurrence,    // id, value
    add_contents,      // id: of the document, values; which is added where it is not declared
    add_output,        // id, value: the document
    set_time           // id: of the claim, values: steps of the part, working_days
  };

  Kind kind = Kind::add_edge;
  std::string id;
  std::string from;
  std::string outcome;
  std::string to;
  std::string field;  // actor, addressee, channel, onBehalfOf
  std::string value;
  std::vector<std::string> values;
  double working_days = 0;
  model::Step step;
};

[[nodiscard]] std::string_view word(Edit::Kind kind);

/// The procedure with the changes made, in their order; nodes stand in the reader's order.
[[nodiscard]] model::Procedure applied(const model::Procedure& procedure,
                                       const std::vector<Edit>& edits);

/// A way to put a finding right. `kind` names its sentence.
struct Repair {
  std::string kind;                // add-step, move-step, set-role …
  std::vector<std::string> steps;  // that the sentence names: of the procedure, or activities
  std::string role;                // allowed one, or empty
  std::string outcome;             // of the step that alone is changed, or empty
  double working_days = 0;         // allowed, or none
  std::vector<Edit> edits;
};

}  // namespace selaras::checker
