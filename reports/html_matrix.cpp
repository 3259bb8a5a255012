#include "reports/html_matrix.h"

#include <algorithm>

#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

/// The obligations of all references, each id once, with the reference that knows it.
struct Row {
  const model::Obligation* obligation = nullptr;
  std::string group;
};

std::vector<Row> rows_of(const std::vector<Sheet>& sheets) {
  std::vector<Row> rows;
  for (const Sheet& sheet : sheets) {
    if (sheet.result().reference == nullptr) continue;
    for (const model::Obligation& each : sheet.result().reference->obligations) {
      const bool known =
          std::ranges::any_of(rows, [&](const Row& row) { return row.obligation->id == each.id; });
      if (known) continue;
      const bool has_group = std::ranges::count(groups(), each.group) > 0;
      rows.push_back({&each, has_group ? each.group : "completeness"});
    }
  }
  return rows;
}

/// A region that was not measured against this obligation has an empty cell.
View cell(const Sheet& sheet, const std::string& obligation, const Texts& texts) {
  View view;
  view.set("region", sheet.procedure().region);
  view.set("href", "#" + sheet.obligation_anchor(obligation));
  View judged = list_view();
  if (const checker::ObligationResult* result = sheet.result().obligation(obligation)) {
    judged.push_back(verdict_view(*result, texts));
  }
  view.set("judged", judged);
  return view;
}

View row_view(const Row& row, const std::vector<Sheet>& sheets, const Texts& texts) {
  View view;
  view.set("title", texts.of(row.obligation->title));
  view.set("id", row.obligation->id);
  View cells = list_view();
  for (const Sheet& sheet : sheets) cells.push_back(cell(sheet, row.obligation->id, texts));
  view.set("cells", cells);
  return view;
}

}  // namespace

View matrix_view(const std::vector<Sheet>& sheets, const Texts& texts) {
  const std::vector<Row> all = rows_of(sheets);
  View themes = list_view();
  for (const std::string& group : groups()) {
    View rows = list_view();
    for (const Row& row : all) {
      if (row.group == group) rows.push_back(row_view(row, sheets, texts));
    }
    if (rows.is_empty_list()) continue;
    View theme;
    theme.set("title", texts("group." + group));
    theme.set("columns", std::to_string(sheets.size() + 1));
    theme.set("rows", rows);
    themes.push_back(theme);
  }
  return themes;
}

}  // namespace selaras::reports
