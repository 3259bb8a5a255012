#include <algorithm>
#include <optional>

#include "checker/possible.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// The role an actor certainly has: only a name with one meaning may accuse anybody.
std::optional<std::string> certain_role(const Step& step) {
  if (!step.actor || step.actor->roles.size() != 1) return std::nullopt;
  return step.actor->roles.front();
}

/// A shortest run that does both; none where they exclude each other.
std::optional<behaviour::Run> run_with_both(const Step& first, const Step& decision,
                                            const Facts& facts) {
  enum : std::uint8_t { neither, applied, decided, both };
  const auto observe = [&](std::uint8_t state, behaviour::TransitionId id) -> std::uint8_t {
    const Step* step = step_done(facts, id);
    if (step == &first) return state == decided || state == both ? both : applied;
    if (step == &decision) return state == applied || state == both ? both : decided;
    return state;
  };
  auto found = possible_run(facts, {.observe = observe, .goal = both});
  if (found.answer != behaviour::Answer::possible) return std::nullopt;
  return std::move(found.run);
}

void check_decision(const Step& decision, const Facts& facts, Findings& findings) {
  const std::optional<std::string> decider = certain_role(decision);
  if (!decider) return;
  for (const Step* first : facts.first_steps()) {
    if (first == &decision || certain_role(*first) != decider) continue;
    const auto run = run_with_both(*first, decision, facts);
    if (!run) continue;
    findings.report(decision.at, {"step", decision.id})
        .with("step", ArgumentKind::step, decision.id)
        .with("first", ArgumentKind::step, first->id)
        .with("role", ArgumentKind::role, *decider)
        .cite(first->actor->evidence)
        .cite(first->evidence)
        .cite(decision.actor->evidence)
        .cite(decision.evidence)
        .witness = behaviour::steps_of(facts.net(), *run);
    return;
  }
}

void check(const Facts& facts, Findings& findings) {
  for (const Step& step : facts.procedure().steps) {
    if (!step.outcomes.empty()) check_decision(step, facts, findings);
  }
}

}  // namespace

extern const Rule same_actor_applies_and_decides{
    .id = "same-actor-applies-and-decides", .level = Level::warning, .check = check};

}  // namespace selaras::checker
