#include "checker/item_as_step.h"

#include <algorithm>

#include "checker/wording.h"

namespace selaras::checker {
namespace {

using model::Item;

bool is_numbered_among_steps(const Item& item, const model::Procedure& procedure) {
  const model::Section* section = procedure.section(item.section);
  return section != nullptr && section->kind == model::SectionKind::procedure &&
         item.parent.empty() && !item.marker.empty();
}

bool states_a_step(const Item& item, const model::Procedure& procedure) {
  return std::ranges::any_of(procedure.steps, [&](const model::Step& step) {
    return std::ranges::find(step.items, item.id) != step.items.end();
  });
}

}  // namespace

void report_items_among_steps(const Facts& facts, std::span<const model::ItemKind> kinds,
                              Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  std::vector<const Item*> items;
  for (const Item& item : procedure.items) {
    if (std::ranges::find(kinds, item.kind) != kinds.end() &&
        is_numbered_among_steps(item, procedure) && !states_a_step(item, procedure)) {
      items.push_back(&item);
    }
  }
  if (!procedure.text_complete || items.empty()) return;
  std::vector<std::string> ids;
  std::vector<std::string> markers;
  Finding& finding = findings.report(items.front()->at, {"procedure", procedure.id});
  for (const Item* item : items) {
    ids.push_back(item->id);
    markers.push_back(number_of(*item, procedure));
    finding.cite(item->evidence);
  }
  finding.with("items", ArgumentKind::item, ids).with("markers", ArgumentKind::text, markers);
}

}  // namespace selaras::checker
