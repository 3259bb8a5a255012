#include "reports/html_obligations.h"

#include <algorithm>

#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

View finding_links(std::string_view obligation, const Sheet& sheet) {
  View links = list_view();
  for (const AnchoredFinding& each : sheet.findings()) {
    if (each.finding->obligation != obligation) continue;
    View link;
    link.set("href", "#" + each.anchor);
    link.set("number", std::to_string(each.number));
    links.push_back(std::move(link));
  }
  return links;
}

std::string listed(const std::vector<std::string>& ids, std::string_view key,
                   std::string (Names::*name)(std::string_view) const, const Sheet& sheet) {
  if (ids.empty()) return {};
  std::vector<std::string> titles;
  for (const std::string& id : ids) titles.push_back((sheet.names().*name)(id));
  return sheet.texts().fill(key, {{"list", sheet.texts().list(titles)}});
}

/// What is missing, which needed obligation is not met, on which reading it depends.
View remarks(const checker::ObligationResult& result, const Sheet& sheet) {
  View list = list_view();
  for (const std::string& remark :
       {listed(result.missing, "page.obligation.missing", &Names::thing, sheet),
        listed(result.needs, "page.obligation.needs", &Names::obligation, sheet),
        listed(result.depends_on_reading, "page.obligation.reading", &Names::reading, sheet)}) {
    if (!remark.empty()) list.push_back(remark);
  }
  return list;
}

/// What the earlier audit said, where that was another outcome.
std::string outcome_before(const checker::ObligationResult& result, const Sheet& sheet) {
  if (!sheet.compared()) return {};
  const std::string before(sheet.audit().earlier->outcome(sheet.procedure().id, result.id));
  if (before == word(result.verdict) || !sheet.texts().has("verdict." + before)) return {};
  return sheet.texts().fill("page.outcome-before",
                            {{"outcome", sheet.texts()("verdict." + before)}});
}

View row(const checker::ObligationResult& result, const Sheet& sheet) {
  View view = verdict_view(result, sheet.texts());
  view.set("anchor", sheet.obligation_anchor(result.id));
  view.set("id", result.id);
  view.set("title", sheet.names().obligation(result.id));
  view.set("judgement", judgement_view(sheet, result.id));
  view.set("before", maybe(outcome_before(result, sheet)));
  view.set("remarks", remarks(result, sheet));
  view.set("quotes", quotes_view(result.evidence, sheet));
  view.set("findings", finding_links(result.id, sheet));
  return view;
}

std::string group_of_obligation(const checker::ObligationResult& result, const Sheet& sheet) {
  const model::Reference* reference = sheet.result().reference;
  const model::Obligation* known =
      reference == nullptr ? nullptr : reference->obligation(result.id);
  const bool listed_group = known != nullptr && std::ranges::count(groups(), known->group) > 0;
  return listed_group ? known->group : "completeness";
}

}  // namespace

View obligations_view(const Sheet& sheet) {
  View themes = list_view();
  for (const std::string& group : groups()) {
    View rows = list_view();
    for (const checker::ObligationResult& result : sheet.result().obligations) {
      if (group_of_obligation(result, sheet) == group) rows.push_back(row(result, sheet));
    }
    if (rows.is_empty_list()) continue;
    View theme;
    theme.set("title", sheet.texts()("group." + group));
    theme.set("rows", std::move(rows));
    themes.push_back(std::move(theme));
  }
  return themes;
}

}  // namespace selaras::reports
