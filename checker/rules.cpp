#include <array>

#include "checker/rule.h"

namespace selaras::checker {

extern const Rule actor_named_inconsistently;
extern const Rule branch_listed_late;
extern const Rule broken_enumeration;
extern const Rule circular_requirement;
extern const Rule clause_as_step;
extern const Rule component_missing;
extern const Rule contact_inconsistent;
extern const Rule dangling_reference;
extern const Rule decision_without_alternative;
extern const Rule decree_missing;
extern const Rule document_never_used;
extern const Rule document_not_produced;
extern const Rule duplicate_step;
extern const Rule flow_under_requirements;
extern const Rule no_end;
extern const Rule product_mismatch;
extern const Rule requirement_as_step;
extern const Rule same_actor_applies_and_decides;
extern const Rule sla_missing;
extern const Rule sla_parts_exceed_total;
extern const Rule sla_parts_incomplete;
extern const Rule sla_range;
extern const Rule sla_scope_too_narrow;
extern const Rule sla_scope_unstated;
extern const Rule sla_start_unstated;
extern const Rule sla_unit_ambiguous;
extern const Rule text_incomplete;
extern const Rule unreachable_step;

std::span<const Rule* const> rules() {
  static constexpr std::array listed{
      // the graph
      &unreachable_step,
      &no_end,
      &decision_without_alternative,
      &duplicate_step,
      &document_not_produced,
      &document_never_used,
      &circular_requirement,
      &same_actor_applies_and_decides,
      // time
      &sla_missing,
      &sla_unit_ambiguous,
      &sla_range,
      &sla_parts_exceed_total,
      &sla_parts_incomplete,
      &sla_scope_too_narrow,
      &sla_scope_unstated,
      &sla_start_unstated,
      // the text
      &text_incomplete,
      &flow_under_requirements,
      &product_mismatch,
      &component_missing,
      &decree_missing,
      &dangling_reference,
      &actor_named_inconsistently,
      &contact_inconsistent,
      &broken_enumeration,
      &branch_listed_late,
      &clause_as_step,
      &requirement_as_step,
  };
  return listed;
}

}  // namespace selaras::checker
