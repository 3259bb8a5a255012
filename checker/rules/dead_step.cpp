#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  for (const model::NodeId node : facts.soundness().dead) {
    const model::Step& step = *facts.step_at(node);
    findings.report(step.at, {"step", step.id})
        .with("step", ArgumentKind::step, step.id)
        .cite(step.evidence);
  }
}

}  // namespace

extern const Rule dead_step{.id = "dead-step", .level = Level::error, .check = check};

}  // namespace selaras::checker
