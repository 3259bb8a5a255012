#include "reports/html_front.h"

#include "reports/html_digest.h"
#include "reports/html_notes.h"
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

/// How many findings are new, still there and gone, over the pages that both audits hold.
View comparison_view(const Audit& audit, std::span<const Sheet> sheets, const Texts& texts) {
  if (audit.earlier == nullptr) return list_view();
  std::size_t fresh = 0, still = 0, gone = 0;
  for (const Sheet& sheet : sheets) {
    if (!sheet.compared()) continue;
    gone += gone_view(sheet).list()->size();
    for (const AnchoredFinding& each : sheet.findings()) {
      ++(audit.earlier->found(each.finding->fingerprint) ? still : fresh);
    }
  }
  return maybe(texts.fill("earlier.summary", {{"new", texts.number(static_cast<double>(fresh))},
                                              {"still", texts.number(static_cast<double>(still))},
                                              {"gone", texts.number(static_cast<double>(gone))}}));
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
  View lost = orphans_view(audit, texts);
  view.set("identity", identity_view(audit, texts));
  view.set("has_orphans", flag(!lost.is_empty_list()));
  view.set("orphans", std::move(lost));
  view.set("comparison", comparison_view(audit, sheets, texts));
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
