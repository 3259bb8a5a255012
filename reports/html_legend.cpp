#include "reports/html_legend.h"

#include <algorithm>
#include <set>

#include "reports/html_sheet.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

View verdicts_legend(const Texts& texts) {
  View list = list_view();
  for (const checker::Verdict verdict : verdicts()) {
    const std::string name(word(verdict));
    View one;
    one.set("verdict", name);
    one.set("symbol", std::string(symbol(verdict)));
    one.set("word", texts("verdict." + name));
    one.set("meaning", texts("page.legend.verdict." + name));
    list.push_back(std::move(one));
  }
  return list;
}

View marks_legend(const Texts& texts) {
  View list = list_view();
  for (const model::Mark mark : {model::Mark::verified, model::Mark::transcribed, model::Mark::page,
                                 model::Mark::secondary, model::Mark::inferred}) {
    View one;
    one.set("mark", std::string(1, model::letter(mark)));
    one.set("word", mark_name(mark, texts));
    one.set("meaning", texts(std::string("page.legend.mark.") + model::letter(mark)));
    one.set("cap", level_name(model::cap(mark), texts));
    list.push_back(std::move(one));
  }
  return list;
}

/// Citations of an article at the levels that the audit holds; each once.
std::string citations(const model::Article& article, const Audit& audit) {
  std::set<std::string> words;
  for (const AuditedProcedure& each : audit.procedures) {
    auto found = article.citation.find(each.result->procedure->level);
    if (found == article.citation.end()) {
      found = article.citation.find(model::Administration::unstated);
    }
    if (found != article.citation.end()) words.insert(found->second);
  }
  std::string out;
  for (const std::string& each : words) out += (out.empty() ? "" : "; ") + each;
  return out.empty() ? article.law : out;
}

bool rests_on(const model::Obligation& obligation, const std::string& article) {
  const auto cites = [&](const model::Basis& basis) { return basis.article == article; };
  return std::ranges::any_of(obligation.basis, cites) ||
         std::ranges::any_of(obligation.clauses, [&](const model::Clause& clause) {
           return std::ranges::any_of(clause.basis, cites);
         });
}

View articles_view(const model::Reference& reference, const Audit& audit, const Texts& texts) {
  View rows = list_view();
  for (const model::Article& article : reference.articles) {
    View obligations = list_view();
    for (const model::Obligation& each : reference.obligations) {
      if (rests_on(each, article.id)) obligations.push_back(texts.of(each.title));
    }
    View row;
    row.set("citation", citations(article, audit));
    row.set("inferred", flag(article.number_inferred));
    row.set("read", article.read ? texts("page.article.read") : texts("page.article.not-read"));
    row.set("uncovered", flag(obligations.is_empty_list()));
    row.set("obligations", std::move(obligations));
    rows.push_back(std::move(row));
  }
  return rows;
}

View references_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Reference* reference : references_of(audit)) {
    View sources = list_view();
    for (const model::Text& source : reference->sources) sources.push_back(texts.of(source));
    View one;
    one.set("title", texts.of(reference->title));
    one.set("id", reference->id);
    one.set("articles", articles_view(*reference, audit, texts));
    one.set("sources", std::move(sources));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

View legend_view(const Audit& audit, const Texts& texts) {
  View view;
  view.set("verdicts", verdicts_legend(texts));
  view.set("marks", marks_legend(texts));
  view.set("references", references_view(audit, texts));
  view.set("command", maybe(audit.command));
  view.set("version", audit.tool_version);
  return view;
}

}  // namespace selaras::reports
