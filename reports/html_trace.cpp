#include "reports/html_trace.h"

#include <algorithm>
#include <map>
#include <set>

#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using model::Administration;

constexpr std::size_t links_at_most = 6;

std::set<Administration> levels_of(std::span<const Sheet> sheets) {
  std::set<Administration> levels;
  for (const Sheet& sheet : sheets) levels.insert(sheet.procedure().level);
  return levels;
}

/// Citations of an article at the levels that the audit holds; each once.
std::string citations(const model::Article& article, const std::set<Administration>& levels) {
  std::set<std::string> words;
  for (const Administration level : levels) {
    auto found = article.citation.find(level);
    if (found == article.citation.end()) found = article.citation.find(Administration::unstated);
    if (found != article.citation.end()) words.insert(found->second);
  }
  std::string out;
  for (const std::string& each : words) out += (out.empty() ? "" : "; ") + each;
  return out.empty() ? article.law : out;
}

/// Every basis that an obligation or one of its clauses cites for an article.
std::vector<const model::Basis*> bases(const model::Obligation& obligation,
                                       const std::string& article) {
  std::vector<const model::Basis*> found;
  const auto take = [&](const std::vector<model::Basis>& list) {
    for (const model::Basis& each : list) {
      if (each.article == article) found.push_back(&each);
    }
  };
  take(obligation.basis);
  for (const model::Clause& clause : obligation.clauses) take(clause.basis);
  return found;
}

/// The letters that hold at the levels of the audit.
std::string marks(const std::vector<const model::Basis*>& cited,
                  const std::set<Administration>& levels) {
  std::set<model::Mark> all;
  for (const model::Basis* basis : cited) {
    for (const Administration level : levels) all.insert(basis->mark(level));
  }
  std::string out;
  for (const model::Mark mark : all) out += (out.empty() ? "" : " ") + std::string(1, letter(mark));
  return out;
}

std::string steps_of(const model::Obligation& obligation, const model::Reference& reference,
                     const Texts& texts) {
  std::vector<std::string> titles;
  for (const model::Clause& clause : obligation.clauses) {
    for (const std::string& step : clause.steps) {
      const model::Text* term = reference.term(step);
      const std::string& title = term == nullptr ? step : texts.of(*term);
      if (std::ranges::count(titles, title) == 0) titles.push_back(title);
    }
  }
  return titles.empty() ? "" : texts.list(titles);
}

void set_findings(View& view, const std::string& obligation, std::span<const Sheet> sheets,
                  const Texts& texts) {
  View links = list_view();
  std::size_t count = 0;
  for (const Sheet& sheet : sheets) {
    for (const AnchoredFinding& each : sheet.findings()) {
      if (each.finding->obligation != obligation || ++count > links_at_most) continue;
      View link;
      link.set("href", "#" + each.anchor);
      link.set("region", sheet.procedure().region);
      link.set("number", std::to_string(each.number));
      links.push_back(std::move(link));
    }
  }
  view.set("links", std::move(links));
  view.set(
      "more",
      maybe(count > links_at_most ? texts.count("page.more-findings", count - links_at_most) : ""));
}

View obligations_of(const model::Article& article, const model::Reference& reference,
                    std::span<const Sheet> sheets, const Texts& texts) {
  View list = list_view();
  for (const model::Obligation& each : reference.obligations) {
    const std::vector<const model::Basis*> cited = bases(each, article.id);
    if (cited.empty()) continue;
    View one;
    one.set("title", texts.of(each.title));
    one.set("mark", marks(cited, levels_of(sheets)));
    one.set("steps", steps_of(each, reference, texts));
    set_findings(one, each.id, sheets, texts);
    list.push_back(std::move(one));
  }
  return list;
}

View articles_view(const model::Reference& reference, std::span<const Sheet> sheets,
                   const Texts& texts) {
  View rows = list_view();
  for (const model::Article& article : reference.articles) {
    View obligations = obligations_of(article, reference, sheets, texts);
    View row;
    row.set("citation", citations(article, levels_of(sheets)));
    row.set("inferred", flag(article.number_inferred));
    row.set("uncovered", flag(obligations.is_empty_list()));
    row.set("obligations", std::move(obligations));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string status_words(const std::string& status, const Texts& texts) {
  if (status == "in force") return texts("norm.in-force");
  if (status == "amended") return texts("norm.amended");
  if (status == "replaced") return texts("norm.replaced");
  return status.empty() ? texts("norm.unstated") : status;
}

/// Law by law: its status, and how many of its provisions were read.
View norms_view(const model::Reference& reference, const Texts& texts) {
  struct Norm {
    std::string status;
    std::size_t cited = 0;
    std::size_t read = 0;
  };
  std::map<std::string, Norm> norms;
  for (const model::Article& article : reference.articles) {
    Norm& norm = norms[article.law];
    if (norm.status.empty()) norm.status = article.status;
    ++norm.cited;
    norm.read += article.read ? 1 : 0;
  }
  View rows = list_view();
  for (const auto& [law, norm] : norms) {
    View row;
    row.set("law", law);
    row.set("status", status_words(norm.status, texts));
    row.set("read", texts.fill("norm.read", {{"read", std::to_string(norm.read)},
                                             {"cited", std::to_string(norm.cited)}}));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Criteria whose wording was found on pages that are audited themselves: they prove little.
View from_audited_pages(const model::Reference& reference, std::span<const Sheet> sheets,
                        const Texts& texts) {
  View list = list_view();
  const std::set<Administration> levels = levels_of(sheets);
  for (const model::Obligation& obligation : reference.obligations) {
    const bool from_page = std::ranges::any_of(obligation.basis, [&](const model::Basis& basis) {
      return std::ranges::any_of(
          levels, [&](Administration level) { return basis.mark(level) == model::Mark::page; });
    });
    if (from_page) list.push_back(texts.of(obligation.title));
  }
  return list;
}

}  // namespace

View trace_view(const Audit& audit, std::span<const Sheet> sheets, const Texts& texts) {
  View list = list_view();
  for (const model::Reference* reference : references_of(audit)) {
    View sources = list_view();
    for (const model::Text& source : reference->sources) sources.push_back(texts.of(source));
    View pages = from_audited_pages(*reference, sheets, texts);
    View one;
    one.set("title", texts.of(reference->title));
    one.set("norms", norms_view(*reference, texts));
    one.set("articles", articles_view(*reference, sheets, texts));
    one.set("has_page_criteria", flag(!pages.is_empty_list()));
    one.set("page_criteria", std::move(pages));
    one.set("sources", std::move(sources));
    list.push_back(std::move(one));
  }
  return list;
}

View set_aside_view(std::span<const Sheet> sheets) {
  View list = list_view();
  for (const Sheet& sheet : sheets) {
    for (const AnchoredFinding& each : sheet.findings()) {
      if (each.finding->state == checker::State::fresh) continue;
      View one;
      one.set("href", "#" + each.anchor);
      one.set("region", sheet.procedure().region);
      one.set("sentence", message_of(*each.finding, sheet.names()));
      one.set("state", sheet.texts()(each.finding->state == checker::State::baseline
                                         ? "page.state.baseline"
                                         : "page.state.suppressed"));
      list.push_back(std::move(one));
    }
  }
  return list;
}

}  // namespace selaras::reports
