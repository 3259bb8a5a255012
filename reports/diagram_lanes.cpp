#include "reports/diagram_lanes.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

using Kind = Diagram::LaneKind;

Diagram::Lane without_role(Kind kind, const DiagramOptions& options) {
  const std::string_view key = kind == Kind::other     ? "diagram.lane.other"
                               : kind == Kind::unclear ? "diagram.lane.unclear"
                                                       : "diagram.lane.unstated";
  return {.id = {}, .title = options.text(key), .kind = kind};
}

std::string title_of(const std::string& role, const std::string& fallback,
                     const model::Reference* reference, const DiagramOptions& options) {
  const model::Role* known = reference ? reference->role(role) : nullptr;
  return known ? in_language(known->title, options.language) : fallback;
}

const model::Actor* first_party(const model::Step& step) {
  for (const auto* list : {&step.parties, &step.signatories})
    for (const model::Participants& participants : *list)
      if (!participants.sides.empty()) return &participants.sides.front().actor;
  return nullptr;
}

/// The one lane of all whom the outcomes name; none where one names nobody, or somebody elsewhere.
std::optional<Diagram::Lane> lane_of_outcomes(const model::Step& step,
                                              const model::Reference* reference,
                                              const DiagramOptions& options) {
  std::optional<Diagram::Lane> only;
  for (const model::Outcome& outcome : step.outcomes) {
    if (!outcome.actor) return std::nullopt;
    const Diagram::Lane lane = lane_of(*outcome.actor, reference, options);
    if (only && (only->kind != lane.kind || only->id != lane.id)) return std::nullopt;
    only = lane;
  }
  return only;
}

std::size_t rank(const Diagram::Lane& lane, const model::Reference* reference) {
  if (lane.kind != Kind::actor) return 1'000'000 + static_cast<std::size_t>(lane.kind);
  if (!reference) return 0;
  for (std::size_t i = 0; i < reference->roles.size(); ++i)
    if (lane_role(reference->roles[i].id, reference) == lane.id) return i;
  return reference->roles.size();
}

}  // namespace

std::string lane_role(std::string_view role, const model::Reference* reference) {
  std::string at(role);
  if (!reference) return at;
  for (std::size_t i = 0; i < reference->roles.size(); ++i) {  // bounded: data may run in a circle
    const model::Role* known = reference->role(at);
    if (!known) break;
    const std::string& wider = known->kind_of.empty() ? known->head_of : known->kind_of;
    if (wider.empty()) break;
    at = wider;
  }
  return at;
}

Diagram::Lane lane_of(const model::Actor& actor, const model::Reference* reference,
                      const DiagramOptions& options) {
  std::set<std::string> roles;
  for (const std::string& role : actor.roles) roles.insert(lane_role(role, reference));
  if (roles.empty()) return without_role(Kind::other, options);
  if (roles.size() > 1) return without_role(Kind::unclear, options);
  const std::string& role = *roles.begin();
  return {.id = role, .title = title_of(role, actor.name, reference, options)};
}

Diagram::Lane lane_of(const model::Step& step, const model::Reference* reference,
                      const DiagramOptions& options) {
  if (step.actor) return lane_of(*step.actor, reference, options);
  if (auto lane = lane_of_outcomes(step, reference, options)) return *lane;
  const model::Actor* party = first_party(step);
  if (party && !party->roles.empty()) return lane_of(*party, reference, options);
  return without_role(Kind::unstated, options);
}

std::vector<Diagram::Lane> in_order(const std::vector<Diagram::Lane>& met,
                                    const model::Reference* reference) {
  std::vector<Diagram::Lane> lanes;
  for (const Diagram::Lane& lane : met) {
    const bool known = std::ranges::any_of(
        lanes, [&](const auto& each) { return each.kind == lane.kind && each.id == lane.id; });
    if (!known) lanes.push_back(lane);
  }
  std::ranges::stable_sort(lanes, {}, [&](const auto& lane) { return rank(lane, reference); });
  return lanes;
}

}  // namespace selaras::reports::diagram
