#include <algorithm>
#include <map>
#include <set>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// The role that a name certainly means.
const std::string* certain(const std::optional<model::Actor>& actor) {
  return actor && actor->roles.size() == 1 ? &actor->roles.front() : nullptr;
}

/// By role: on whose behalf it acts, and the first step that says so.
using Delegations = std::map<std::string, std::map<std::string, const Step*>>;

Delegations delegations(const Facts& facts) {
  Delegations found;
  for (const Step& step : facts.procedure().steps) {
    const std::string* actor = certain(step.actor);
    const std::string* principal = certain(step.on_behalf_of);
    if (actor == nullptr || principal == nullptr || *actor == *principal) continue;
    found[*actor].try_emplace(*principal, &step);
  }
  return found;
}

/// The shortest chain of steps by which a role acts, in the end, on its own behalf; empty where
/// none does.
std::vector<const Step*> circle(const Delegations& delegations, const std::string& role) {
  struct Link {
    std::string role;
    std::vector<const Step*> steps;
  };
  std::vector<Link> open{{role, {}}};
  std::set<std::string> seen;
  for (std::size_t next = 0; next < open.size(); ++next) {
    const Link link = open[next];
    const auto known = delegations.find(link.role);
    if (known == delegations.end()) continue;
    for (const auto& [principal, step] : known->second) {
      std::vector<const Step*> steps = link.steps;
      steps.push_back(step);
      if (principal == role) return steps;
      if (seen.insert(principal).second) open.push_back({principal, std::move(steps)});
    }
  }
  return {};
}

void report(const std::vector<const Step*>& steps, Findings& findings) {
  Finding& finding = findings.report(steps.front()->at, {"step", steps.front()->id});
  std::vector<std::string> ids;
  std::vector<std::string> roles;
  for (const Step* step : steps) {
    ids.push_back(step->id);
    roles.push_back(step->actor->roles.front());
    finding.cite(step->evidence).cite(step->on_behalf_of->evidence);
  }
  finding.with("steps", ArgumentKind::step, ids).with("roles", ArgumentKind::role, roles);
}

void check(const Facts& facts, Findings& findings) {
  const Delegations known = delegations(facts);
  std::set<std::string> told;
  for (const auto& [role, principals] : known) {
    if (told.contains(role)) continue;
    const std::vector<const Step*> steps = circle(known, role);
    if (steps.empty()) continue;
    for (const Step* step : steps) told.insert(step->actor->roles.front());
    report(steps, findings);
  }
}

}  // namespace

extern const Rule circular_delegation{
    .id = "circular-delegation", .level = Level::warning, .check = check};

}  // namespace selaras::checker
