#include <algorithm>
#include <set>

#include "checker/fault.h"
#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::Step;

std::vector<const Step*> steps_within(const Facts& facts, const behaviour::Run& cycle) {
  std::set<const Step*> steps;
  for (const behaviour::TransitionId transition : cycle) {
    if (facts.net().transition(transition).visible) steps.insert(&facts.net().step(transition));
  }
  return model::in_page_order(steps);
}

/// The run shown leads to the loop and once round it.
void report(const Facts& facts, const behaviour::Fault& fault, Findings& findings) {
  auto steps = steps_within(facts, fault.cycle);
  const bool without_steps = steps.empty();
  if (without_steps) {
    const model::NodeId first = facts.net().transition(fault.cycle.front()).node;
    steps = nearest_steps(facts, first, Direction::before);
  }
  Finding& finding = report_fault(facts, fault, steps, findings);
  finding.with("steps", ArgumentKind::step, ids_of(steps));
  for (std::string& step : behaviour::steps_of(facts.net(), fault.cycle)) {
    finding.witness.push_back(std::move(step));
  }
  if (without_steps) finding.message_variant = steps.empty() ? "bare" : "behind";
}

void check(const Facts& facts, Findings& findings) {
  for (const behaviour::Fault& fault : facts.soundness().faults) {
    if (fault.defect == behaviour::Defect::livelock) report(facts, fault, findings);
  }
}

}  // namespace

extern const Rule livelock{.id = "livelock", .level = Level::error, .check = check};

}  // namespace selaras::checker
