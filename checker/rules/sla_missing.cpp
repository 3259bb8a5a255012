#include <algorithm>

#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  const bool stated =
      std::ranges::any_of(procedure.time_claims, states_a_number, &model::TimeClaim::quantity);
  if (!procedure.text_complete || stated) return;
  const bool words_only = !procedure.time_claims.empty();
  Finding& finding = findings.report(words_only ? facts.claims().front()->at : procedure.at,
                                     {"procedure", procedure.id});
  for (const model::TimeClaim* claim : facts.claims()) finding.cite(claim->evidence);
  if (words_only) finding.message_variant = "no-number";
}

}  // namespace

extern const Rule sla_missing{.id = "sla-missing", .level = Level::warning, .check = check};

}  // namespace selaras::checker
