#include "reports/html_requests.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using checker::ObligationResult;
using checker::Reason;
using checker::Verdict;
using model::Clause;
using model::ClauseKind;
using model::Reference;

bool is_open(const ObligationResult& result, const Sheet& sheet) {
  if (sheet.judgement(result.id) != nullptr) return false;
  if (result.verdict == Verdict::cannot_tell || result.verdict == Verdict::not_examined)
    return true;
  return result.verdict == Verdict::not_met &&
         (result.reason == Reason::silent || result.reason == Reason::partial);
}

/// What the reference says a step produces first: its letter or paper, not what is attached to it.
std::vector<std::string> papers_of(const std::vector<std::string>& activities,
                                   const Reference& reference) {
  std::vector<std::string> documents;
  for (const model::Step& step : reference.procedure.steps) {
    const bool is_asked = std::ranges::count(activities, step.activity) > 0;
    if (is_asked && !step.outputs.empty()) documents.push_back(step.outputs.front().document);
  }
  return documents;
}

/// What shows by itself whether the clause is kept; empty: only a description of the flow does.
std::vector<std::string> documents_for(const Clause& clause, const Reference& reference) {
  if (!clause.document.empty()) return {clause.document};
  switch (clause.kind) {
    case ClauseKind::occurs:
    case ClauseKind::role:
    case ClauseKind::participants:
    case ClauseKind::form:
    case ClauseKind::includes:
    case ClauseKind::recurs:
      return papers_of(clause.steps, reference);
    default:
      return {};
  }
}

/// What is open, by the document that would settle it.
class Requests {
 public:
  explicit Requests(const Sheet& sheet) : sheet_(sheet) {
    const Reference* reference = sheet.result().reference;
    if (reference == nullptr) return;
    for (const ObligationResult& each : sheet.result().obligations) {
      const model::Obligation* obligation = reference->obligation(each.id);
      if (obligation != nullptr && is_open(each, sheet)) add(*obligation, *reference);
    }
  }

  [[nodiscard]] View of_the_flow() const { return questions(flow_); }
  [[nodiscard]] View of_document(const std::string& document) const {
    const auto found = documents_.find(document);
    return found == documents_.end() ? list_view() : questions(found->second);
  }

 private:
  using Open = std::set<std::string_view>;

  void add(const model::Obligation& obligation, const Reference& reference) {
    for (const Clause& clause : obligation.clauses) {
      const std::vector<std::string> documents = documents_for(clause, reference);
      if (documents.empty()) flow_.insert(obligation.id);
      for (const std::string& each : documents) documents_[each].insert(obligation.id);
    }
  }

  [[nodiscard]] View question(const ObligationResult& result) const {
    const Texts& texts = sheet_.texts();
    View view;
    view.set("href", "#" + sheet_.obligation_anchor(result.id));
    view.set("title", sheet_.names().obligation(result.id));
    view.set("why", result.reason == Reason::none
                        ? texts("verdict." + std::string(word(result.verdict)))
                        : texts("reason." + std::string(word(result.reason))));
    return view;
  }

  [[nodiscard]] View questions(const Open& open) const {
    View list = list_view();
    for (const ObligationResult& each : sheet_.result().obligations) {
      if (open.contains(each.id)) list.push_back(question(each));
    }
    return list;
  }

  const Sheet& sheet_;
  Open flow_;
  std::map<std::string, Open> documents_;
};

/// Findings about the standard of service: its decree says what was laid down.
View standard_findings(const Sheet& sheet) {
  View list = list_view();
  for (const AnchoredFinding& each : sheet.findings()) {
    const bool is_fresh = each.finding->state == checker::State::fresh;
    if (each.group != "standard" || !is_fresh) continue;
    View view;
    view.set("href", "#" + each.anchor);
    view.set("title", sheet.texts().fill("page.finding", {{"n", std::to_string(each.number)}}));
    view.set("why", title_of(each.finding->rule, sheet.result().reference, sheet.texts()));
    list.push_back(std::move(view));
  }
  return list;
}

std::string title_of_document(const model::Document& document, const Sheet& sheet) {
  const Reference& reference = *sheet.result().reference;
  const model::Text* term = reference.term(document.id);
  const std::string name = term == nullptr ? document.name : sheet.texts().of(*term);
  if (document.id != reference.product) return name;
  return sheet.texts().fill("page.request.product", {{"document", name}});
}

void add(View& rows, const std::string& document, View questions) {
  if (questions.is_empty_list()) return;
  View row;
  row.set("document", document);
  row.set("questions", std::move(questions));
  rows.push_back(std::move(row));
}

}  // namespace

View requests_view(const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  const Requests requests(sheet);
  View rows = list_view();
  const auto& decree = sheet.procedure().decree;
  add(rows,
      decree && !decree->number.empty()
          ? texts.fill("page.request.decree-known", {{"number", decree->number}})
          : texts("page.request.decree"),
      standard_findings(sheet));
  add(rows, texts("page.request.flow"), requests.of_the_flow());
  if (sheet.result().reference == nullptr) return rows;
  for (const model::Document& each : sheet.result().reference->procedure.documents) {
    add(rows, title_of_document(each, sheet), requests.of_document(each.id));
  }
  return rows;
}

}  // namespace selaras::reports
