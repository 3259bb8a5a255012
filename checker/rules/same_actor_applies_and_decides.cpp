#include <algorithm>
#include <optional>

#include "checker/possible.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// The role an actor certainly has: only a name with one meaning may accuse anybody.
const std::string* certain_role(const model::Actor* actor) {
  return actor == nullptr || actor->roles.size() != 1 ? nullptr : &actor->roles.front();
}

/// A decision as it came out on a run.
struct Decided {
  const Step* step = nullptr;
  const model::Actor* actor = nullptr;
};

/// The first step's actor and what that very actor may decide later.
class OwnDecisions {
 public:
  OwnDecisions(const Step& first, const Facts& facts)
      : first_(first), facts_(facts), role_(certain_role(first.actor_of(""))) {}

  /// Null where it is not certain.
  [[nodiscard]] const std::string* role() const { return role_; }
  /// Some step is decided by the first one's actor, in one outcome at least.
  [[nodiscard]] bool any() const {
    return std::ranges::any_of(facts_.procedure().steps, [&](const Step& step) {
      return std::ranges::any_of(
          step.outcomes, [&](const model::Outcome& outcome) { return is_own(step, outcome.id); });
    });
  }
  /// The transition is such a decision; without a step where it is none.
  [[nodiscard]] Decided at(behaviour::TransitionId id) const {
    const Step* step = step_done(facts_, id);
    const std::string& outcome = facts_.net().transition(id).outcome;
    if (step == nullptr || !is_own(*step, outcome)) return {};
    return {step, step->actor_of(outcome)};
  }

 private:
  [[nodiscard]] bool is_own(const Step& step, const std::string& outcome) const {
    if (&step == &first_ || step.outcomes.empty()) return false;
    const std::string* role = certain_role(step.actor_of(outcome));
    return role != nullptr && role_ != nullptr && *role == *role_;
  }

  const Step& first_;
  const Facts& facts_;
  const std::string* role_;
};

/// A shortest run that does the first step and one of the decisions; none where they exclude each
/// other.
std::optional<behaviour::Run> run_with_both(const Step& first, const OwnDecisions& decisions,
                                            const Facts& facts) {
  enum : std::uint8_t { neither, applied, decided, both };
  const auto observe = [&](std::uint8_t state, behaviour::TransitionId id) -> std::uint8_t {
    if (step_done(facts, id) == &first) return state == decided || state == both ? both : applied;
    if (decisions.at(id).step != nullptr) return state == applied || state == both ? both : decided;
    return state;
  };
  auto found = possible_run(facts, {.observe = observe, .goals = behaviour::only(both)});
  if (found.answer != behaviour::Answer::possible) return std::nullopt;
  return std::move(found.run);
}

/// The decision that the run comes to last.
Decided last_decision(const behaviour::Run& run, const OwnDecisions& decisions) {
  Decided last;
  for (const behaviour::TransitionId id : run) {
    const Decided decided = decisions.at(id);
    if (decided.step != nullptr) last = decided;
  }
  return last;
}

/// One cause, one finding: of several decisions the one that is come to first.
void check_applicant(const Step& first, const Facts& facts, Findings& findings) {
  const OwnDecisions decisions(first, facts);
  if (!decisions.any()) return;
  const auto run = run_with_both(first, decisions, facts);
  if (!run) return;
  const Decided decision = last_decision(*run, decisions);
  findings.report(decision.step->at, {"step", decision.step->id})
      .with("step", ArgumentKind::step, decision.step->id)
      .with("first", ArgumentKind::step, first.id)
      .with("role", ArgumentKind::role, *decisions.role())
      .cite(first.actor->evidence)
      .cite(first.evidence)
      .cite(decision.actor->evidence)
      .cite(decision.step->evidence)
      .witness = behaviour::steps_of(facts.net(), *run);
}

void check(const Facts& facts, Findings& findings) {
  for (const Step* first : facts.first_steps()) check_applicant(*first, facts, findings);
}

}  // namespace

extern const Rule same_actor_applies_and_decides{
    .id = "same-actor-applies-and-decides", .level = Level::warning, .check = check};

}  // namespace selaras::checker
