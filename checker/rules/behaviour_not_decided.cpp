#include <set>

#include "checker/fault.h"
#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using Undecided = behaviour::Soundness::Undecided;

std::vector<const model::Step*> steps_before_gateways(const Facts& facts) {
  std::set<const model::Step*> steps;
  for (const model::NodeId gateway : facts.net().inclusive()) {
    for (const model::Step* step : nearest_steps(facts, gateway, Direction::before)) {
      steps.insert(step);
    }
  }
  return model::in_page_order(steps);
}

void check(const Facts& facts, Findings& findings) {
  const behaviour::Soundness& soundness = facts.soundness();
  if (soundness.why == Undecided::none) return;
  const model::Procedure& procedure = facts.procedure();
  Finding& finding = findings.report(procedure.flow.at, {"procedure", procedure.id});
  if (soundness.why == Undecided::limit) {
    finding.message_variant = "limit";
    finding.number("states", static_cast<double>(soundness.states));
    return;
  }
  const auto steps = steps_before_gateways(facts);
  finding.with("steps", ArgumentKind::step, ids_of(steps));
  for (const model::Step* step : steps) finding.cite(step->evidence);
}

}  // namespace

extern const Rule behaviour_not_decided{
    .id = "behaviour-not-decided", .level = Level::note, .check = check};

}  // namespace selaras::checker
