#include <algorithm>
#include <set>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;
using model::TimeClaim;

/// Time that a promise with parts must divide up: not the application itself, with which the clock
/// starts, nor what the applicant does in his own time.
bool needs_a_part(const Step& step, const Facts& facts) {
  return !facts.is_first(step) && step.recurs.empty() &&
         !(step.actor && facts.is_applicant(*step.actor));
}

std::vector<const Step*> without_part(const TimeClaim& claim, const Facts& facts) {
  std::set<std::string> covered;
  for (const model::TimePart& part : claim.parts)
    covered.insert(part.steps.begin(), part.steps.end());
  std::vector<const Step*> lacking;
  for (const Step* step : facts.steps_to_product()) {
    if (needs_a_part(*step, facts) && !covered.contains(step->id)) lacking.push_back(step);
  }
  return lacking;
}

void check_claim(const TimeClaim& claim, const Facts& facts, Findings& findings) {
  const std::vector<const Step*> lacking = without_part(claim, facts);
  std::vector<std::string> stray;
  model::EvidenceList evidence = claim.evidence;
  for (const model::TimePart& part : claim.parts) {
    evidence.insert(evidence.end(), part.evidence.begin(), part.evidence.end());
    if (part.steps.empty()) stray.push_back(part.label);
  }
  if (lacking.empty() && stray.empty()) return;
  std::vector<std::string> steps;
  for (const Step* step : lacking) steps.push_back(step->id);
  Finding& finding = findings.report(claim.at, {"claim", claim.id})
                         .with("claim", ArgumentKind::claim, claim.id)
                         .with("steps", ArgumentKind::step, steps)
                         .with("parts", ArgumentKind::quote, stray)
                         .cite(evidence);
  for (const Step* step : lacking) finding.cite(step->evidence);
  if (stray.empty()) finding.message_variant = "steps-without-part";
  if (steps.empty()) finding.message_variant = "parts-without-step";
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const TimeClaim* claim : facts.claims()) {
    if (!claim->parts.empty()) check_claim(*claim, facts, findings);
  }
}

}  // namespace

extern const Rule sla_parts_incomplete{
    .id = "sla-parts-incomplete", .level = Level::warning, .check = check};

}  // namespace selaras::checker
