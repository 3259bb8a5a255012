#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "checker/rule.h"
#include "checker/wording.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Step;

constexpr char separator = '\x1f';  // stands in no id and in no name that was read

void append(std::string& identity, std::vector<std::string> ids) {
  std::ranges::sort(ids);
  for (const std::string& id : ids) identity.append(id).append(1, ',');
  identity += separator;
}

/// The roles that a name may mean; the name itself where none is known.
void append(std::string& identity, const std::optional<Actor>& actor) {
  if (!actor) {
    identity += '-';
  } else if (actor->roles.empty()) {
    identity += squeezed(actor->name);
  }
  append(identity, actor ? actor->roles : std::vector<std::string>());
}

/// What makes a step the same as another: who does what to whom, stated in which items, for which
/// applicants. The label counts only where no activity says what is done.
std::string identity_of(const Step& step) {
  std::string identity = step.activity + separator + step.refines + separator;
  if (step.activity.empty()) identity += squeezed(step.label);
  identity += separator;
  append(identity, step.actor);
  std::map<std::string_view, const std::optional<Actor>*> by_outcome;
  for (const model::Outcome& outcome : step.outcomes) {
    if (outcome.actor) by_outcome[outcome.id] = &outcome.actor;
  }
  for (const auto& [outcome, actor] : by_outcome) append(identity.append(outcome), *actor);
  append(identity, step.addressee);
  append(identity, step.items);
  append(identity, step.when.applicants);
  return identity;
}

void check(const Facts& facts, Findings& findings) {
  std::unordered_map<std::string, const Step*> first;
  first.reserve(facts.steps().size());
  for (const Step* step : facts.steps()) {
    const auto [twin, fresh] = first.emplace(identity_of(*step), step);
    if (fresh) continue;
    findings.report(step->at, {"step", step->id})
        .with("step", ArgumentKind::step, step->id)
        .with("other", ArgumentKind::step, twin->second->id)
        .cite(twin->second->evidence)
        .cite(step->evidence);
  }
}

}  // namespace

extern const Rule duplicate_step{.id = "duplicate-step", .level = Level::warning, .check = check};

}  // namespace selaras::checker
