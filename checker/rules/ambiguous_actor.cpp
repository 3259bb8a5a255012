#include <algorithm>
#include <map>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Step;

struct Use {
  const Actor* actor = nullptr;  // where the name first stands
  std::vector<std::string> steps;
};

void add(std::map<std::string, Use>& uses, const Actor& actor, const Step& step) {
  if (actor.roles.size() < 2) return;
  Use& use = uses[actor.name];
  if (use.actor == nullptr) use.actor = &actor;
  use.steps.push_back(step.id);
}

/// One finding a name, however often it stands.
void check(const Facts& facts, Findings& findings) {
  std::map<std::string, Use> uses;
  for (const Step* step : facts.steps()) {
    for (const Actor* actor : step->everybody()) add(uses, *actor, *step);
  }
  for (const auto& [name, use] : uses) {
    findings.report(use.actor->at, {"step", use.steps.front()})
        .with("actor", ArgumentKind::quote, name)
        .with("role", ArgumentKind::role, use.actor->roles)
        .with("step", ArgumentKind::step, use.steps)
        .cite(use.actor->evidence);
  }
}

}  // namespace

extern const Rule ambiguous_actor{.id = "ambiguous-actor", .level = Level::note, .check = check};

}  // namespace selaras::checker
