#include <algorithm>
#include <map>

#include "checker/clock.h"
#include "checker/duration.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;
using model::TimeClaim;

/// The application comes before every clock, and the applicant's own time is not promised.
bool is_the_applicants(const Step& step, const Facts& facts) {
  return facts.is_first(step) || (step.actor && facts.is_applicant(*step.actor));
}

std::vector<std::string> left_out(const TimeClaim& claim, const Facts& facts) {
  std::vector<std::string> ids;
  for (const Step* step : facts.steps_to_product()) {
    if (is_the_applicants(*step, facts)) continue;
    if (is_outside(*step, claim, facts)) ids.push_back(step->id);
  }
  return ids;
}

void report(const std::vector<const TimeClaim*>& claims, const std::vector<std::string>& steps,
            const Facts& facts, Findings& findings) {
  std::vector<std::string> ids;
  Finding& finding = findings.report(claims.front()->at, {"claim", claims.front()->id});
  for (const TimeClaim* claim : claims) {
    ids.push_back(claim->id);
    finding.cite(claim->evidence);
    if (claim->from) finding.cite(claim->from->evidence);
  }
  for (const std::string& id : steps) finding.cite(facts.procedure().step(id)->evidence);
  finding.with("claims", ArgumentKind::claim, ids).with("steps", ArgumentKind::step, steps);
}

void check(const Facts& facts, Findings& findings) {
  std::map<std::vector<std::string>, std::vector<const TimeClaim*>> by_gap;
  for (const TimeClaim* claim : facts.claims()) {
    if (states_a_number(claim->quantity)) by_gap[left_out(*claim, facts)].push_back(claim);
  }
  for (const auto& [steps, claims] : by_gap) {
    if (!steps.empty()) report(claims, steps, facts, findings);
  }
}

}  // namespace

extern const Rule sla_scope_too_narrow{
    .id = "sla-scope-too-narrow", .level = Level::warning, .check = check};

}  // namespace selaras::checker
