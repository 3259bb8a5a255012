#include "reports/html_example.h"

namespace selaras::reports {
namespace {

using checker::ProcedureResult;

constexpr std::size_t quotes_at_most = 2;

/// Null where that page does not state it fully, or states it without words that could be shown.
const checker::ObligationResult* stated_well(const ProcedureResult& other,
                                             const std::string& obligation) {
  const checker::ObligationResult* result = other.obligation(obligation);
  const bool is_met = result != nullptr && result->verdict == checker::Verdict::met;
  return is_met && !result->evidence.empty() ? result : nullptr;
}

const ProcedureResult* page_that_states(const std::string& obligation, const Sheet& sheet) {
  const ProcedureResult* found = nullptr;
  for (const AuditedProcedure& each : sheet.audit().procedures) {
    const ProcedureResult& other = *each.result;
    if (&other == &sheet.result() || other.reference != sheet.result().reference) continue;
    if (stated_well(other, obligation) == nullptr) continue;
    if (other.procedure->level == sheet.procedure().level) return &other;
    if (found == nullptr) found = &other;
  }
  return found;
}

}  // namespace

View example_view(const checker::Finding& finding, const Sheet& sheet) {
  View list = list_view();
  const ProcedureResult* page = page_that_states(finding.obligation, sheet);
  if (finding.obligation.empty() || page == nullptr) return list;
  View quotes = list_view();
  for (const model::Evidence& each : stated_well(*page, finding.obligation)->evidence) {
    if (quotes.list()->size() == quotes_at_most) break;
    View quote;
    quote.set("words", sheet.texts().quote(each.quote));
    quote.set("place", sheet.texts().fill("page.line", {{"n", std::to_string(each.line)}}));
    quotes.push_back(std::move(quote));
  }
  View view;
  view.set("how", sheet.texts().fill("page.example", {{"region", page->procedure->region}}));
  view.set("quotes", std::move(quotes));
  list.push_back(std::move(view));
  return list;
}

}  // namespace selaras::reports
