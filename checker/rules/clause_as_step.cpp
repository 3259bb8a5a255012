#include <algorithm>

#include "checker/rule.h"
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

bool is_clause(const Item& item, const model::Procedure& procedure) {
  const bool clause = item.kind == model::ItemKind::clause || item.kind == model::ItemKind::content;
  return clause && is_numbered_among_steps(item, procedure) && !states_a_step(item, procedure);
}

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  std::vector<const Item*> clauses;
  for (const Item& item : procedure.items) {
    if (is_clause(item, procedure)) clauses.push_back(&item);
  }
  if (!procedure.text_complete || clauses.empty()) return;
  std::vector<std::string> ids;
  std::vector<std::string> markers;
  Finding& finding = findings.report(clauses.front()->at, {"procedure", procedure.id});
  for (const Item* item : clauses) {
    ids.push_back(item->id);
    markers.push_back(number_of(*item, procedure));
    finding.cite(item->evidence);
  }
  finding.with("items", ArgumentKind::item, ids).with("markers", ArgumentKind::text, markers);
}

}  // namespace

extern const Rule clause_as_step{.id = "clause-as-step", .level = Level::note, .check = check};

}  // namespace selaras::checker
