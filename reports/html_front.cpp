#include "reports/html_front.h"

#include "reports/html_digest.h"
#include "reports/html_overview.h"
#include "reports/html_template.h"
#include "reports/html_undetermined.h"
#include "reports/text.h"

namespace selaras::reports {
namespace {

/// Unread files are said on the first page: what is missing from the matrix must not pass
/// unnoticed.
View unread_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Diagnostics& file : audit.unread) {
    for (const model::Diagnostic& each : file) {
      View one;
      one.set("place", each.at.begin.line == 0
                           ? each.at.file
                           : each.at.file + ":" + std::to_string(each.at.begin.line));
      one.set("sentence", sentence_of(each, texts));
      list.push_back(std::move(one));
    }
  }
  return list;
}

View limits_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Reference* reference : references_of(audit)) {
    for (const model::Text& limit : reference->limits) list.push_back(texts.of(limit));
  }
  return list;
}

View references_line(const Audit& audit, const Texts& texts) {
  std::vector<std::string> titles;
  for (const model::Reference* reference : references_of(audit)) {
    titles.push_back(texts.of(reference->title));
  }
  return maybe(titles.empty() ? "" : texts.list(titles));
}

}  // namespace

Part front_part(const Audit& audit, std::span<const Sheet> sheets, const Texts& texts) {
  View unread = unread_view(audit, texts);
  View limits = limits_view(audit, texts);
  View undetermined = undetermined_view(sheets, texts);
  View view;
  view.set("checked", texts.count("page.checked", sheets.size()));
  view.set("references", references_line(audit, texts));
  view.set("has_limits", flag(!limits.is_empty_list()));
  view.set("limits", std::move(limits));
  view.set("has_unread", flag(!unread.is_empty_list()));
  view.set("unread", std::move(unread));
  view.set("totals", totals_view(sheets, texts));
  view.set("digests", digests_view(sheets));
  view.set("has_undetermined", flag(!undetermined.is_empty_list()));
  view.set("undetermined", std::move(undetermined));
  view.set("several", flag(sheets.size() > 1));
  view.set("overview", overview_view(sheets, texts));
  view.set("themes", theme_titles(texts));
  return {"front", rendered("front", view, texts)};
}

}  // namespace selaras::reports
