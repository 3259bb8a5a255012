#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::TimeClaim;

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  std::vector<const TimeClaim*> claims;
  for (const TimeClaim* claim : facts.claims()) {
    if (states_a_number(claim->quantity) && !claim->from) claims.push_back(claim);
  }
  if (!procedure.text_complete || claims.empty()) return;
  std::vector<std::string> ids;
  Finding& finding = findings.report(claims.front()->at, {"procedure", procedure.id});
  for (const TimeClaim* claim : claims) {
    ids.push_back(claim->id);
    finding.cite(claim->evidence);
  }
  finding.with("claims", ArgumentKind::claim, ids);
}

}  // namespace

extern const Rule sla_start_unstated{
    .id = "sla-start-unstated", .level = Level::warning, .check = check};

}  // namespace selaras::checker
