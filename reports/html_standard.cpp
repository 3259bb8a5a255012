#include "reports/html_standard.h"

#include "reports/html_template.h"
#include "reports/service_components.h"

namespace selaras::reports {
namespace {

View cell(const ServiceComponent& component, const Sheet& sheet, const Texts& texts) {
  const std::optional<StatedComponent> answer = component.answer(sheet.procedure(), texts);
  View view;
  view.set("label", texts(component.key));
  view.set("stated", flag(answer.has_value()));
  view.set("words", answer ? answer->words : texts(component.otherwise));
  view.set("href", maybe(answer && answer->line > 0 ? "#" + sheet.line_anchor(answer->line) : ""));
  return view;
}

/// Requirements that ask for what only the procedure itself gives, and the like.
View unfulfillable(const Sheet& sheet) {
  View list = list_view();
  for (const AnchoredFinding& each : sheet.findings()) {
    if (each.finding->rule != "circular-requirement") continue;
    View link;
    link.set("href", "#" + each.anchor);
    link.set("number", std::to_string(each.number));
    list.push_back(std::move(link));
  }
  return list;
}

}  // namespace

Part standard_part(std::span<const Sheet> sheets, const Texts& texts) {
  View heads = list_view();
  for (const ServiceComponent& component : service_components())
    heads.push_back(texts(component.key));
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    View cells = list_view();
    for (const ServiceComponent& component : service_components())
      cells.push_back(cell(component, sheet, texts));
    View row;
    row.set("region", sheet.procedure().region);
    row.set("href", "#" + sheet.anchor());
    row.set("cells", std::move(cells));
    row.set("unfulfillable", unfulfillable(sheet));
    rows.push_back(std::move(row));
  }
  View view;
  view.set("heads", std::move(heads));
  view.set("rows", std::move(rows));
  return {"standard", rendered("standard", view, texts)};
}

}  // namespace selaras::reports
