#include "reports/html_matrix.h"

#include <algorithm>

#include "reports/html_template.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using checker::ObligationResult;
using checker::Verdict;

constexpr std::size_t columns_of_a_table = 8;

/// The obligations of all references, each id once, with the reference that knows it.
struct Row {
  const model::Obligation* obligation = nullptr;
  std::string group;
  View totals = list_view();
};

View total_view(Verdict verdict, std::size_t count, const Texts& texts) {
  const std::string name(word(verdict));
  View view;
  view.set("verdict", name);
  view.set("symbol", std::string(symbol(verdict)));
  view.set("word", texts("verdict." + name));
  view.set("count", texts.number(static_cast<double>(count)));
  return view;
}

/// How often each outcome stands in the column or row; outcomes that never do are left out.
template <class CountOf>
View totals_view(CountOf count_of, const Texts& texts) {
  View list = list_view();
  for (const Verdict verdict : verdicts()) {
    if (const std::size_t count = count_of(verdict); count > 0) {
      list.push_back(total_view(verdict, count, texts));
    }
  }
  return list;
}

std::size_t count_in_row(std::string_view obligation, Verdict verdict,
                         std::span<const Sheet> sheets) {
  return static_cast<std::size_t>(std::ranges::count_if(sheets, [&](const Sheet& sheet) {
    const ObligationResult* result = sheet.result().obligation(obligation);
    return result != nullptr && result->verdict == verdict;
  }));
}

std::vector<Row> rows_of(std::span<const Sheet> sheets, const Texts& texts) {
  std::vector<Row> rows;
  for (const model::Reference* reference : references_of(sheets)) {
    for (const model::Obligation& each : reference->obligations) {
      const bool known =
          std::ranges::any_of(rows, [&](const Row& row) { return row.obligation->id == each.id; });
      if (known) continue;
      const bool has_group = std::ranges::count(groups(), each.group) > 0;
      const auto count = [&](Verdict verdict) { return count_in_row(each.id, verdict, sheets); };
      rows.push_back({&each, has_group ? each.group : "completeness", totals_view(count, texts)});
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
  if (const ObligationResult* result = sheet.result().obligation(obligation)) {
    judged.push_back(verdict_view(*result, texts));
  }
  view.set("judged", std::move(judged));
  view.set("judgement", judgement_view(sheet, obligation));
  return view;
}

View row_view(const Row& row, std::span<const Sheet> slice, const Texts& texts) {
  View view;
  view.set("title", texts.of(row.obligation->title));
  view.set("totals", row.totals);
  View cells = list_view();
  for (const Sheet& sheet : slice) cells.push_back(cell(sheet, row.obligation->id, texts));
  view.set("cells", std::move(cells));
  return view;
}

View themes_view(const std::vector<Row>& all, std::span<const Sheet> slice, const Texts& texts) {
  View themes = list_view();
  for (const std::string& group : groups()) {
    View rows = list_view();
    for (const Row& row : all) {
      if (row.group == group) rows.push_back(row_view(row, slice, texts));
    }
    if (rows.is_empty_list()) continue;
    View theme;
    theme.set("title", texts("group." + group));
    theme.set("columns", std::to_string(slice.size() + 2));
    theme.set("rows", std::move(rows));
    themes.push_back(std::move(theme));
  }
  return themes;
}

View column_views(std::span<const Sheet> slice, const Texts& texts) {
  View list = list_view();
  for (const Sheet& sheet : slice) {
    const auto count = [&](Verdict verdict) {
      return static_cast<std::size_t>(
          std::ranges::count(sheet.result().obligations, verdict, &ObligationResult::verdict));
    };
    View column;
    column.set("anchor", sheet.anchor());
    column.set("region", sheet.procedure().region);
    column.set("totals", totals_view(count, texts));
    list.push_back(std::move(column));
  }
  return list;
}

std::string table(const std::vector<Row>& rows, std::span<const Sheet> slice, const Texts& texts) {
  View view;
  view.set("columns_of_regions", column_views(slice, texts));
  view.set("themes", themes_view(rows, slice, texts));
  return rendered("matrix_table", view, texts);
}

std::string title_of_slice(std::span<const Sheet> slice) {
  const std::string& first = slice.front().procedure().region;
  return slice.size() == 1 ? first : first + " – " + slice.back().procedure().region;
}

/// To be searched.
std::string names_of(std::span<const Sheet> slice) {
  std::string names;
  for (const Sheet& sheet : slice) names += sheet.procedure().region + "\n";
  return names;
}

}  // namespace

void add_matrix(std::vector<Part>& parts, std::span<const Sheet> sheets, bool late,
                const Texts& texts) {
  const std::vector<Row> rows = rows_of(sheets, texts);
  if (rows.empty()) return;
  View tables = list_view();
  std::vector<Part> late_parts;
  for (std::size_t first = 0; first < sheets.size(); first += columns_of_a_table) {
    const auto slice = sheets.subspan(first, std::min(columns_of_a_table, sheets.size() - first));
    const std::string name = "matrix/" + std::to_string(first / columns_of_a_table + 1);
    std::string markup = table(rows, slice, texts);
    View one;
    one.set("name", name);
    one.set("title", title_of_slice(slice));
    one.set("names", names_of(slice));
    one.set("table", late ? list_view() : maybe(markup));
    tables.push_back(std::move(one));
    if (late) late_parts.push_back({name, std::move(markup), true});
  }
  View view;
  view.set("tables", std::move(tables));
  view.set("late", flag(late));
  parts.push_back({"matrix", rendered("matrix", view, texts)});
  std::ranges::move(late_parts, std::back_inserter(parts));
}

}  // namespace selaras::reports
