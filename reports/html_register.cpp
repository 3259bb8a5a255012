#include "reports/html_register.h"

#include <algorithm>

#include "reports/html_template.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

struct Entry {
  const Sheet* sheet = nullptr;
  const AnchoredFinding* numbered = nullptr;
  std::string rule_title;
};

/// What is alike stands together; within that, the regions in the audit's order.
std::vector<Entry> entries(std::span<const Sheet> sheets, const std::string& group) {
  std::vector<Entry> list;
  for (const Sheet& sheet : sheets) {
    for (const AnchoredFinding& each : sheet.findings()) {
      if (each.group != group) continue;
      const std::string& rule = each.finding->rule;
      list.push_back({&sheet, &each, title_of(rule, sheet.result().reference, sheet.texts())});
    }
  }
  std::ranges::stable_sort(list, {}, &Entry::rule_title);
  return list;
}

/// Of the obligation it rests on.
checker::Reason reason_of(const Entry& entry) {
  const checker::Finding& finding = *entry.numbered->finding;
  const checker::ObligationResult* judged = entry.sheet->result().obligation(finding.obligation);
  return judged == nullptr ? checker::Reason::none : judged->reason;
}

View row_view(const Entry& entry) {
  const checker::Finding& finding = *entry.numbered->finding;
  const Texts& texts = entry.sheet->texts();
  const std::string reason(word(reason_of(entry)));
  View row;
  row.set("href", "#" + entry.numbered->anchor);
  row.set("sheet", entry.sheet->anchor());
  row.set("region", entry.sheet->procedure().region);
  row.set("level", std::string(level_word(finding.level)));
  row.set("level_rank", std::to_string(static_cast<int>(finding.level)));
  row.set("level_name", level_name(finding.level, texts));
  row.set("reason_word", reason);
  row.set("reason", reason.empty() ? "" : texts("reason." + reason));
  row.set("rule_title", entry.rule_title);
  row.set("sentence", message_of(finding, entry.sheet->names()));
  row.set("state_word", std::string(word(finding.state)));
  return row;
}

View rows_view(const std::vector<Entry>& list) {
  View rows = list_view();
  for (const Entry& entry : list) rows.push_back(row_view(entry));
  return rows;
}

View choices(const std::vector<std::pair<std::string, std::string>>& values) {
  View list = list_view();
  for (const auto& [value, title] : values) {
    View one;
    one.set("value", value);
    one.set("title", title);
    list.push_back(std::move(one));
  }
  return list;
}

View regions(std::span<const Sheet> sheets) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const Sheet& sheet : sheets) values.emplace_back(sheet.anchor(), sheet.procedure().region);
  return choices(values);
}

View levels(const Texts& texts) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const model::Level level :
       {model::Level::error, model::Level::warning, model::Level::note}) {
    values.emplace_back(std::string(level_word(level)), level_name(level, texts));
  }
  return choices(values);
}

View reasons_view(const Texts& texts) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const checker::Reason reason : reasons()) {
    if (reason == checker::Reason::needs) continue;  // such obligations have no findings
    values.emplace_back(std::string(word(reason)), texts("reason." + std::string(word(reason))));
  }
  return choices(values);
}

}  // namespace

void add_register(std::vector<Part>& parts, std::span<const Sheet> sheets, bool late,
                  const Texts& texts) {
  View themes = list_view();
  std::vector<Part> tables;
  for (const std::string& group : groups()) {
    const std::vector<Entry> list = entries(sheets, group);
    if (list.empty()) continue;
    const std::string name = "findings/" + group;
    View rows;
    rows.set("rows", rows_view(list));
    tables.push_back({name, rendered("register_rows", rows, texts), late});
    View theme;
    theme.set("name", name);
    theme.set("title", texts("group." + group));
    theme.set("count", texts.count("page.findings", list.size()));
    theme.set("folded", flag(late || group == "editorial"));
    theme.set("late", flag(late));
    theme.set("table", late ? list_view() : maybe(tables.back().markup));
    themes.push_back(std::move(theme));
  }
  View view;
  view.set("without_findings", flag(themes.is_empty_list()));
  view.set("themes", std::move(themes));
  view.set("regions", regions(sheets));
  view.set("levels", levels(texts));
  view.set("reasons", reasons_view(texts));
  parts.push_back({"findings", rendered("register", view, texts)});
  if (late) std::ranges::move(tables, std::back_inserter(parts));
}

}  // namespace selaras::reports
