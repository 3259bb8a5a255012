#include "checker/clock.h"

namespace selaras::checker {
namespace {

using model::Step;
using model::TimeClaim;

/// Somebody else than those whose work is promised certainly acts here.
bool is_outside_scope(const Step& step, const TimeClaim& claim, const Facts& facts) {
  if (claim.scope_roles.empty() || !step.actor || step.actor->roles.empty()) return false;
  return !facts.share_a_body(*step.actor, {.roles = claim.scope_roles});
}

/// The clock starts later, or stops earlier. A step on a loop through the milestone is inside.
bool is_outside_clock(const Step& step, const TimeClaim& claim, const Facts& facts) {
  const auto leads = [&](const Step& from, const Step& to) {
    return facts.graph().leads_to(facts.node(from), facts.node(to));
  };
  if (claim.from) {
    const Step* start = facts.procedure().step(claim.from->step);
    if (start == &step && claim.from->at_end) return true;
    if (start != nullptr && leads(step, *start) && !leads(*start, step)) return true;
  }
  const Step* stop = claim.to ? facts.procedure().step(claim.to->step) : nullptr;
  if (stop == nullptr) return false;
  return (stop == &step && !claim.to->at_end) || (leads(*stop, step) && !leads(step, *stop));
}

}  // namespace

bool is_outside(const Step& step, const TimeClaim& claim, const Facts& facts) {
  return is_outside_scope(step, claim, facts) || is_outside_clock(step, claim, facts);
}

}  // namespace selaras::checker
