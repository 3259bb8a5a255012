#include "reports/html_example.h"

namespace selaras::reports {
namespace {

using checker::ProcedureResult;

constexpr std::size_t quotes_at_most = 2;

/// Null where that page does not state it fully, or states it without words that could be shown.
/// Pages of one reference have its obligations at the same places: `index` saves the search.
const checker::ObligationResult* stated_well(const ProcedureResult& other, std::size_t index,
                                             const std::string& obligation) {
  const bool is_there =
      index < other.obligations.size() && other.obligations[index].id == obligation;
  const checker::ObligationResult* result =
      is_there ? &other.obligations[index] : other.obligation(obligation);
  const bool is_met = result != nullptr && result->verdict == checker::Verdict::met;
  return is_met && !result->evidence.empty() ? result : nullptr;
}

/// A page that states it well, with what it states.
struct Example {
  const ProcedureResult* page = nullptr;
  const checker::ObligationResult* stated = nullptr;
};

/// The first of the same level, else the first of all.
Example example_of(const std::string& obligation, const Sheet& sheet) {
  Example found;
  const checker::ObligationResult* own = sheet.result().obligation(obligation);
  if (own == nullptr) return found;
  const auto index = static_cast<std::size_t>(own - sheet.result().obligations.data());
  for (const AuditedProcedure& each : sheet.audit().procedures) {
    const ProcedureResult& other = *each.result;
    if (&other == &sheet.result() || other.reference != sheet.result().reference) continue;
    const bool same_level = other.procedure->level == sheet.procedure().level;
    if (!same_level && found.page != nullptr) continue;
    const checker::ObligationResult* stated = stated_well(other, index, obligation);
    if (stated == nullptr) continue;
    if (found.page == nullptr || same_level) found = {&other, stated};
    if (same_level) break;
  }
  return found;
}

}  // namespace

View example_view(const checker::Finding& finding, const Sheet& sheet) {
  View list = list_view();
  const Example example = example_of(finding.obligation, sheet);
  if (example.page == nullptr) return list;
  View quotes = list_view();
  for (const model::Evidence& each : example.stated->evidence) {
    if (quotes.list()->size() == quotes_at_most) break;
    View quote;
    quote.set("words", sheet.texts().quote(each.quote));
    quote.set("place", sheet.texts().fill("page.line", {{"n", std::to_string(each.line)}}));
    quotes.push_back(std::move(quote));
  }
  View view;
  view.set("how",
           sheet.texts().fill("page.example", {{"region", example.page->procedure->region}}));
  view.set("quotes", std::move(quotes));
  list.push_back(std::move(view));
  return list;
}

}  // namespace selaras::reports
