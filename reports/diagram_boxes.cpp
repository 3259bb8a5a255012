#include "reports/diagram_boxes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "model/text.h"
#include "reports/diagram_lanes.h"
#include "reports/diagram_words.h"
#include "reports/texts.h"

namespace selaras::reports::diagram {
namespace {

using Kind = Diagram::BoxKind;

constexpr std::size_t deepest_item = 4;  // deeper ones lose their outermost markers

std::string filled_with(std::string_view key, const DiagramOptions& options,
                        const std::string& name, const std::string& other = {}) {
  return filled(options.text(key), [&](std::string_view which) -> std::optional<std::string> {
    return which == "name" ? name : other;
  });
}

std::string role_title(std::string_view id, const model::Reference* reference,
                       const DiagramOptions& options) {
  const model::Role* role = reference ? reference->role(id) : nullptr;
  return role ? in_language(role->title, options.language) : std::string(id);
}

/// As written on the page; the reference's own steps name roles only.
std::string name_of(const model::Actor& actor, const model::Reference* reference,
                    const DiagramOptions& options) {
  if (!actor.name.empty()) return actor.name;
  std::string names;
  for (const std::string& role : actor.roles)
    names.append(names.empty() ? "" : " / ").append(role_title(role, reference, options));
  return names;
}

/// True where the lane's heading does not already say who it is.
bool needs_name(const model::Actor& actor, const model::Reference* reference) {
  return actor.roles.size() != 1 ||
         lane_role(actor.roles.front(), reference) != actor.roles.front();
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all.append(all.empty() ? "" : ", ").append(name);
  return all;
}

std::vector<std::string> agreement_details(const std::vector<model::Participants>& list,
                                           std::string_view key, const model::Reference* reference,
                                           const DiagramOptions& options) {
  std::vector<std::string> lines;
  for (const model::Participants& each : list) {
    if (each.sides.size() < 2) continue;
    lines.push_back(filled_with(key, options, name_of(each.sides[0].actor, reference, options),
                                name_of(each.sides[1].actor, reference, options)));
  }
  return lines;
}

std::vector<std::string> who_details(const model::Step& step, const model::Reference* reference,
                                     const DiagramOptions& options) {
  std::vector<std::string> lines;
  const auto add = [&](const std::optional<model::Actor>& actor, std::string_view key) {
    if (actor) lines.push_back(filled_with(key, options, name_of(*actor, reference, options)));
  };
  if (step.actor && needs_name(*step.actor, reference)) add(step.actor, "diagram.detail.by");
  add(step.on_behalf_of, "diagram.detail.on-behalf-of");
  add(step.channel, "diagram.detail.through");
  add(step.addressee, "diagram.detail.to");
  return lines;
}

std::vector<std::string> details_of(const model::Step& step, const model::Reference* reference,
                                    const DiagramOptions& options) {
  std::vector<std::string> lines = who_details(step, reference, options);
  const auto add = [&](const std::vector<std::string>& more) {
    lines.insert(lines.end(), more.begin(), more.end());
  };
  add(agreement_details(step.parties, "diagram.detail.between", reference, options));
  add(agreement_details(step.signatories, "diagram.detail.signed-by", reference, options));
  if (!step.recurs.empty())
    add({filled_with("diagram.detail.every", options,
                     term_title(step.recurs, reference, options))});
  std::vector<std::string> applicants;
  for (const std::string& role : step.when.applicants)
    applicants.push_back(role_title(role, reference, options));
  if (!applicants.empty())
    add({filled_with("diagram.detail.only-for", options, joined(applicants))});
  return lines;
}

std::string bare(std::string_view marker) {
  while (!marker.empty() && (marker.back() == '.' || marker.back() == ')')) marker.remove_suffix(1);
  while (marker.starts_with('(')) marker.remove_prefix(1);
  return std::string(marker);
}

bool lies_in(const model::Procedure& procedure, const std::string& item, const std::string& outer) {
  const model::Item* at = procedure.item(item);
  for (std::size_t depth = 0; at && depth < deepest_item; ++depth) {
    if (at->parent == outer) return true;
    at = procedure.item(at->parent);
  }
  return false;
}

/// "4 a, 4 b" as "4 a, b".
std::string compressed(const std::vector<std::string>& markers) {
  std::string all, before;
  for (const std::string& marker : markers) {
    const std::size_t space = marker.rfind(' ');
    const std::string outer = space == std::string::npos ? "" : marker.substr(0, space + 1);
    const bool sibling = !outer.empty() && outer == before;
    all.append(all.empty() ? "" : ", ").append(marker, sibling ? outer.size() : 0);
    before = outer;
  }
  return all;
}

/// Of the items that state the step; not those that only enclose another of them.
std::string markers(const model::Step& step, const model::Procedure& procedure) {
  std::vector<std::string> all;
  for (const std::string& item : step.items) {
    const bool encloses = std::ranges::any_of(
        step.items, [&](const std::string& other) { return lies_in(procedure, other, item); });
    const std::string marker = encloses ? "" : marker_of(procedure, item);
    if (!marker.empty() && std::ranges::find(all, marker) == all.end()) all.push_back(marker);
  }
  return compressed(all);
}

std::string_view gateway_key(Kind kind) {
  return kind == Kind::parallel    ? "diagram.legend.parallel"
         : kind == Kind::inclusive ? "diagram.legend.inclusive"
                                   : "diagram.legend.exclusive";
}

Kind kind_of(model::NodeKind kind) {
  switch (kind) {
    case model::NodeKind::start:
      return Kind::start;
    case model::NodeKind::end:
      return Kind::end;
    case model::NodeKind::parallel:
      return Kind::parallel;
    case model::NodeKind::inclusive:
      return Kind::inclusive;
    case model::NodeKind::exclusive:
      return Kind::exclusive;
    case model::NodeKind::step:
      break;
  }
  return Kind::step;
}

/// What an end is called: by our own word for the outcomes that every reference uses, else by the
/// reference's.
std::string outcome_title(const std::string& outcome, const model::Reference* reference,
                          const DiagramOptions& options) {
  constexpr std::array<std::string_view, 4> ours = {"granted", "rejected", "abandoned",
                                                    "completed"};
  if (std::ranges::find(ours, outcome) != ours.end()) return options.text("diagram.end." + outcome);
  return term_title(outcome, reference, options);
}

/// As the page words it, and who acts where it comes out so.
std::string outcome_label(const model::Outcome& outcome, const std::string& title,
                          const model::Reference* reference, const DiagramOptions& options) {
  const std::string label = outcome.label.empty() ? title : outcome.label;
  if (!outcome.actor) return label;
  return label + ", " +
         filled_with("diagram.detail.by", options, name_of(*outcome.actor, reference, options));
}

}  // namespace

std::string term_title(std::string_view id, const model::Reference* reference,
                       const DiagramOptions& options) {
  const model::Text* title = reference ? reference->term(id) : nullptr;
  return title ? in_language(*title, options.language) : std::string(id);
}

std::string marker_of(const model::Procedure& procedure, std::string_view id) {
  std::string chain;
  const model::Item* item = procedure.item(id);
  for (std::size_t depth = 0; item && depth < deepest_item; ++depth) {
    const std::string marker = bare(model::printable(item->marker));
    if (!marker.empty() && marker != "-") chain = chain.empty() ? marker : marker + " " + chain;
    item = item->parent.empty() ? nullptr : procedure.item(item->parent);
  }
  return chain;
}

Diagram::Box box_of(const model::Step& step, const model::Procedure& procedure,
                    const model::Reference* reference, const DiagramOptions& options) {
  return {.id = step.id,
          .kind = step.outcomes.empty() ? Kind::step : Kind::decision,
          .marker = markers(step, procedure),
          .label = step.label.empty() ? term_title(step.activity, reference, options) : step.label,
          .details = details_of(step, reference, options)};
}

Diagram::Box box_of(const model::Node& node, const model::Reference* reference,
                    const DiagramOptions& options) {
  Diagram::Box box{.id = node.id, .kind = kind_of(node.kind)};
  if (box.kind == Kind::start) {
    box.label = options.text("diagram.start");
  } else if (box.kind == Kind::end) {
    box.label = options.text("diagram.end");
    if (!node.outcome.empty()) box.details = {outcome_title(node.outcome, reference, options)};
  } else {
    box.label = options.text(gateway_key(box.kind));
  }
  return box;
}

Diagram::Box ghost_of(const model::Step& step, const model::Reference& reference,
                      const DiagramOptions& options) {
  const std::string& activity = step.activity.empty() ? step.id : step.activity;
  const model::Text* title = reference.term(activity);
  model::Step nameless = step;  // no page has named them: they are called by their roles
  for (auto* actor :
       {&nameless.actor, &nameless.addressee, &nameless.channel, &nameless.on_behalf_of})
    if (*actor && !(*actor)->roles.empty()) (*actor)->name.clear();
  return {.id = step.id,
          .kind = step.outcomes.empty() ? Kind::step : Kind::decision,
          .ghost = true,
          .label = title ? in_language(*title, options.language) : step.label,
          .details = who_details(nameless, &reference, options)};
}

std::string arrow_label(const model::Edge& edge, const model::Step* decision,
                        const model::Reference* reference, const DiagramOptions& options) {
  std::string label;
  if (!edge.outcome.empty()) {
    label = term_title(edge.outcome, reference, options);
    if (decision)
      for (const model::Outcome& outcome : decision->outcomes)
        if (outcome.id == edge.outcome) label = outcome_label(outcome, label, reference, options);
  }
  std::vector<std::string> applicants;
  for (const std::string& role : edge.when.applicants)
    applicants.push_back(role_title(role, reference, options));
  if (applicants.empty()) return label;
  const std::string whom = filled_with("diagram.detail.only-for", options, joined(applicants));
  return label.empty() ? whom : label + ", " + whom;
}

}  // namespace selaras::reports::diagram
