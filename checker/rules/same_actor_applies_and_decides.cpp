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

/// By step of the procedure: it is a decision of whoever does the first step.
std::vector<bool> own_decisions(const Step& first, const Facts& facts) {
  std::vector<bool> own;
  for (const Step& step : facts.procedure().steps) {
    own.push_back(!step.outcomes.empty() && &step != &first &&
                  certain_role(step) == certain_role(first));
  }
  return own;
}

/// A shortest run that does the first step and one of the decisions; none where they exclude each
/// other.
std::optional<behaviour::Run> run_with_both(const Step& first, const std::vector<bool>& decisions,
                                            const Facts& facts) {
  enum : std::uint8_t { neither, applied, decided, both };
  const auto decides = [&](const Step* step) {
    return step != nullptr &&
           decisions[static_cast<std::size_t>(step - facts.procedure().steps.data())];
  };
  const auto observe = [&](std::uint8_t state, behaviour::TransitionId id) -> std::uint8_t {
    const Step* step = step_done(facts, id);
    if (step == &first) return state == decided || state == both ? both : applied;
    if (decides(step)) return state == applied || state == both ? both : decided;
    return state;
  };
  auto found = possible_run(facts, {.observe = observe, .goals = behaviour::only(both)});
  if (found.answer != behaviour::Answer::possible) return std::nullopt;
  return std::move(found.run);
}

/// The decision that the run comes to last.
const Step& last_decision(const behaviour::Run& run, const std::vector<bool>& decisions,
                          const Facts& facts) {
  const Step* last = nullptr;
  for (const behaviour::TransitionId id : run) {
    const Step* step = step_done(facts, id);
    if (step == nullptr) continue;
    if (decisions[static_cast<std::size_t>(step - facts.procedure().steps.data())]) last = step;
  }
  return *last;
}

/// One cause, one finding: of several decisions the one that is come to first.
void check_applicant(const Step& first, const Facts& facts, Findings& findings) {
  if (!certain_role(first)) return;
  const std::vector<bool> decisions = own_decisions(first, facts);
  if (std::ranges::find(decisions, true) == decisions.end()) return;
  const auto run = run_with_both(first, decisions, facts);
  if (!run) return;
  const Step& decision = last_decision(*run, decisions, facts);
  findings.report(decision.at, {"step", decision.id})
      .with("step", ArgumentKind::step, decision.id)
      .with("first", ArgumentKind::step, first.id)
      .with("role", ArgumentKind::role, *certain_role(first))
      .cite(first.actor->evidence)
      .cite(first.evidence)
      .cite(decision.actor->evidence)
      .cite(decision.evidence)
      .witness = behaviour::steps_of(facts.net(), *run);
}

void check(const Facts& facts, Findings& findings) {
  for (const Step* first : facts.first_steps()) check_applicant(*first, facts, findings);
}

}  // namespace

extern const Rule same_actor_applies_and_decides{
    .id = "same-actor-applies-and-decides", .level = Level::warning, .check = check};

}  // namespace selaras::checker
