#include <algorithm>
#include <optional>

#include "checker/rule.h"
#include "checker/wording.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Step;

bool same_actor(const std::optional<Actor>& one, const std::optional<Actor>& other) {
  if (!one || !other) return one.has_value() == other.has_value();
  if (one->roles.empty() && other->roles.empty()) {
    return squeezed(one->name) == squeezed(other->name);
  }
  return one->roles == other->roles;
}

std::vector<std::string> sorted(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return ids;
}

bool same_act(const Step& one, const Step& other) {
  if (one.activity != other.activity || one.refines != other.refines) return false;
  return !one.activity.empty() || squeezed(one.label) == squeezed(other.label);
}

bool is_twin(const Step& one, const Step& other) {
  return one.items.size() == other.items.size() && one.when == other.when &&
         sorted(one.items) == sorted(other.items) && same_actor(one.actor, other.actor) &&
         same_actor(one.addressee, other.addressee) && same_act(one, other);
}

void check(const Facts& facts, Findings& findings) {
  const std::vector<Step>& steps = facts.procedure().steps;
  for (std::size_t index = 1; index < steps.size(); ++index) {
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(index);
    const auto twin = std::find_if(
        steps.begin(), end, [&](const Step& earlier) { return is_twin(earlier, steps[index]); });
    if (twin == end) continue;
    findings.report(steps[index].at, {"step", steps[index].id})
        .with("step", ArgumentKind::step, steps[index].id)
        .with("other", ArgumentKind::step, twin->id)
        .cite(twin->evidence)
        .cite(steps[index].evidence);
  }
}

}  // namespace

extern const Rule duplicate_step{.id = "duplicate-step", .level = Level::warning, .check = check};

}  // namespace selaras::checker
