#include <algorithm>
#include <map>
#include <set>

#include "checker/possible.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// Somebody acts on another's behalf.
struct Act {
  const Step* step = nullptr;
  const model::Actor* actor = nullptr;

  [[nodiscard]] const std::string& role() const { return actor->roles.front(); }
};

/// The name means one role and no other.
bool is_certain(const model::Actor& actor) { return actor.roles.size() == 1; }

/// Some run does the step with this outcome.
bool can_come_out(const Step& step, const model::Outcome& outcome, const Facts& facts) {
  const auto observe = [&](std::uint8_t state, behaviour::TransitionId id) -> std::uint8_t {
    const bool is_it =
        step_done(facts, id) == &step && facts.net().transition(id).outcome == outcome.id;
    return is_it ? 1 : state;
  };
  return possible_run(facts, {.observe = observe, .goals = behaviour::only(1)}).answer ==
         behaviour::Answer::possible;
}

/// Whoever does the step: whom it names itself, where not every outcome names somebody else, and
/// whom those outcomes name that can come about.
std::vector<const model::Actor*> who_acts(const Step& step, const Facts& facts) {
  std::vector<const model::Actor*> actors;
  const bool acts_itself = step.outcomes.empty() ||
                           std::ranges::any_of(step.outcomes, [](const model::Outcome& outcome) {
                             return !outcome.actor.has_value();
                           });
  if (step.actor && acts_itself) actors.push_back(&*step.actor);
  for (const model::Outcome& outcome : step.outcomes) {
    if (outcome.actor && can_come_out(step, outcome, facts)) actors.push_back(&*outcome.actor);
  }
  return actors;
}

/// By role: on whose behalf it acts, and the first step that says so.
using Delegations = std::map<std::string, std::map<std::string, Act>>;

Delegations delegations(const Facts& facts) {
  Delegations found;
  for (const Step& step : facts.procedure().steps) {
    if (!step.on_behalf_of || !is_certain(*step.on_behalf_of)) continue;
    const std::string& principal = step.on_behalf_of->roles.front();
    for (const model::Actor* actor : who_acts(step, facts)) {
      if (!is_certain(*actor) || actor->roles.front() == principal) continue;
      found[actor->roles.front()].try_emplace(principal, Act{&step, actor});
    }
  }
  return found;
}

/// The shortest chain of steps by which a role acts, in the end, on its own behalf; empty where
/// none does.
std::vector<Act> circle(const Delegations& delegations, const std::string& role) {
  struct Link {
    std::string role;
    std::vector<Act> acts;
  };
  std::vector<Link> open{{role, {}}};
  std::set<std::string> seen;
  for (std::size_t next = 0; next < open.size(); ++next) {
    const Link link = open[next];
    const auto known = delegations.find(link.role);
    if (known == delegations.end()) continue;
    for (const auto& [principal, act] : known->second) {
      std::vector<Act> acts = link.acts;
      acts.push_back(act);
      if (principal == role) return acts;
      if (seen.insert(principal).second) open.push_back({principal, std::move(acts)});
    }
  }
  return {};
}

void report(const std::vector<Act>& acts, Findings& findings) {
  const Step& first = *acts.front().step;
  Finding& finding = findings.report(first.at, {"step", first.id});
  std::vector<std::string> ids;
  std::vector<std::string> roles;
  for (const Act& act : acts) {
    ids.push_back(act.step->id);
    roles.push_back(act.role());
    finding.cite(act.step->evidence).cite(act.step->on_behalf_of->evidence);
  }
  finding.with("steps", ArgumentKind::step, ids).with("roles", ArgumentKind::role, roles);
}

void check(const Facts& facts, Findings& findings) {
  const Delegations known = delegations(facts);
  std::set<std::string> told;
  for (const auto& [role, principals] : known) {
    if (told.contains(role)) continue;
    const std::vector<Act> acts = circle(known, role);
    if (acts.empty()) continue;
    for (const Act& act : acts) told.insert(act.role());
    report(acts, findings);
  }
}

}  // namespace

extern const Rule circular_delegation{
    .id = "circular-delegation", .level = Level::warning, .check = check};

}  // namespace selaras::checker
