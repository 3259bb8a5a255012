#include <algorithm>
#include <set>

#include "checker/fault.h"
#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::Step;

/// What is still to be done when the end is reached; where only gateways are left, what led there.
std::vector<const Step*> still_open(const Facts& facts, const behaviour::Marking& after) {
  std::set<const Step*> steps;
  for (const model::NodeId node : nodes_ahead(facts, after)) {
    auto nearest = nearest_steps(facts, node, Direction::after);
    if (nearest.empty()) nearest = nearest_steps(facts, node, Direction::before);
    steps.insert(nearest.begin(), nearest.end());
  }
  return model::in_page_order(steps);
}

std::string end_reached(const Facts& facts, const behaviour::Marking& after) {
  for (const behaviour::PlaceId id : after) {
    const behaviour::Place& place = facts.net().places()[id.value()];
    if (place.kind == behaviour::Place::Kind::end) {
      return facts.procedure().flow.nodes[place.node.value()].id;
    }
  }
  return {};
}

void report(const Facts& facts, const behaviour::Fault& fault, Findings& findings) {
  const std::vector<const Step*> open = still_open(facts, fault.after);
  Finding& finding = report_fault(facts, fault, open, findings);
  finding.with("end", ArgumentKind::end, end_reached(facts, fault.after));
  finding.with("steps", ArgumentKind::step, ids_of(open));
  if (open.empty()) finding.message_variant = "bare";
}

void check(const Facts& facts, Findings& findings) {
  for (const behaviour::Fault& fault : facts.soundness().faults) {
    if (fault.defect == behaviour::Defect::improper_completion) report(facts, fault, findings);
  }
}

}  // namespace

extern const Rule improper_completion{
    .id = "improper-completion", .level = Level::error, .check = check};

}  // namespace selaras::checker
