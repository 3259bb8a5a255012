#include "checker/fault.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

void report(const Facts& facts, const behaviour::Fault& fault, Findings& findings) {
  const model::NodeId merge = facts.net().transition(fault.run.back()).node;
  auto steps = nearest_steps(facts, merge, Direction::after);
  const bool before_end = steps.empty();
  if (before_end) steps = nearest_steps(facts, merge, Direction::before);
  Finding& finding = report_fault(facts, fault, steps, findings);
  finding.with("steps", ArgumentKind::step, ids_of(steps));
  if (before_end) finding.message_variant = steps.empty() ? "bare" : "before-end";
}

void check(const Facts& facts, Findings& findings) {
  for (const behaviour::Fault& fault : facts.soundness().faults) {
    if (fault.defect == behaviour::Defect::unsynchronised_merge) report(facts, fault, findings);
  }
}

}  // namespace

extern const Rule unsynchronised_merge{
    .id = "unsynchronised-merge", .level = Level::error, .check = check};

}  // namespace selaras::checker
