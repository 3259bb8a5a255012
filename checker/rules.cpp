#include <array>

#include "checker/rule.h"

namespace selaras::checker {

// The one list. A macro, so that a rule is one line here: it declares the constant and takes its
// address.
// clang-format off
#define SELARAS_RULES(RULE)                    \
  /* the graph */                              \
  RULE(unreachable_step)                       \
  RULE(no_end)                                 \
  RULE(deadlock)                               \
  RULE(unsynchronised_merge)                   \
  RULE(improper_completion)                    \
  RULE(livelock)                               \
  RULE(dead_step)                              \
  RULE(behaviour_not_decided)                  \
  RULE(decision_without_alternative)           \
  RULE(duplicate_step)                         \
  RULE(document_not_produced)                  \
  RULE(document_never_used)                    \
  RULE(document_produced_twice)                \
  RULE(contradictory_document)                 \
  RULE(concurrent_write)                       \
  RULE(circular_requirement)                   \
  RULE(same_actor_applies_and_decides)         \
  RULE(circular_delegation)                    \
  /* the reference, beside its obligations */  \
  RULE(ambiguous_actor)                        \
  RULE(extra_step)                             \
  RULE(delegation_without_power)               \
  RULE(legacy_flow)                            \
  RULE(run_not_in_reference)                   \
  /* time */                                   \
  RULE(sla_missing)                            \
  RULE(sla_unit_ambiguous)                     \
  RULE(sla_range)                              \
  RULE(sla_parts_exceed_total)                 \
  RULE(sla_below_minimum)                      \
  RULE(sla_parts_incomplete)                   \
  RULE(sla_scope_too_narrow)                   \
  RULE(sla_scope_unstated)                     \
  RULE(sla_start_unstated)                     \
  /* the text */                               \
  RULE(text_incomplete)                        \
  RULE(flow_under_requirements)                \
  RULE(product_mismatch)                       \
  RULE(component_missing)                      \
  RULE(decree_missing)                         \
  RULE(dangling_reference)                     \
  RULE(actor_named_inconsistently)             \
  RULE(contact_inconsistent)                   \
  RULE(broken_enumeration)                     \
  RULE(branch_listed_late)                     \
  RULE(clause_as_step)                         \
  RULE(requirement_as_step)
// clang-format on

#define SELARAS_DECLARE(rule) extern const Rule rule;
SELARAS_RULES(SELARAS_DECLARE)
#undef SELARAS_DECLARE

std::span<const Rule* const> rules() {
#define SELARAS_ADDRESS(rule) &rule,
  static constexpr std::array listed{SELARAS_RULES(SELARAS_ADDRESS)};
#undef SELARAS_ADDRESS
  return listed;
}

}  // namespace selaras::checker
