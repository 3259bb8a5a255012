#include "reports/html_practice.h"

#include <algorithm>

#include "reports/service_components.h"

namespace selaras::reports {
namespace {

constexpr std::size_t bytes_at_most = 400;

std::string others_in_words(const Standing& standing, const Texts& texts) {
  return texts.fill("page.practice.others", {{"n", std::to_string(standing.lacking)},
                                             {"all", std::to_string(standing.others)}});
}

/// As much as gives an idea of the wording: the rest stands with the obligation.
model::EvidenceList excerpt(const model::EvidenceList& evidence) {
  model::EvidenceList shown;
  std::size_t bytes = 0;
  for (const model::Evidence& each : evidence) {
    if (std::ranges::count(shown, each.quote, &model::Evidence::quote) > 0) continue;
    bytes += each.quote.size();
    if (!shown.empty() && bytes > bytes_at_most) break;
    shown.push_back(each);
  }
  return shown;
}

View practice(const std::string& title, View quotes, View component, const Standing& standing,
              const Sheet& sheet) {
  View view;
  view.set("title", title);
  view.set("quotes", std::move(quotes));
  view.set("component", std::move(component));
  view.set("others", others_in_words(standing, sheet.texts()));
  return view;
}

void add_obligations(View& list, const Sheet& sheet, const Peers& peers) {
  for (const checker::ObligationResult& each : sheet.result().obligations) {
    if (each.verdict != checker::Verdict::met || each.evidence.empty()) continue;
    const Standing standing = peers.of(sheet.result(), each.id);
    if (!is_good_practice(standing)) continue;
    list.push_back(practice(sheet.names().obligation(each.id),
                            quotes_view(excerpt(each.evidence), sheet), list_view(), standing,
                            sheet));
  }
}

/// Its words may be a count of ours, so they are no quote.
View component_view(const StatedComponent& stated, const Sheet& sheet) {
  View one;
  one.set("words", stated.words);
  one.set("href", "#" + sheet.line_anchor(stated.line));
  View list = list_view();
  list.push_back(std::move(one));
  return list;
}

void add_components(View& list, const Sheet& sheet, const Peers& peers) {
  for (std::size_t i = 0; i < service_components().size(); ++i) {
    const ServiceComponent& component = service_components()[i];
    const auto stated = component.answer(sheet.procedure(), sheet.texts());
    const Standing standing = peers.of_component(i);
    if (!stated || stated->line == 0 || !is_good_practice(standing)) continue;
    list.push_back(practice(sheet.texts()(component.key), list_view(),
                            component_view(*stated, sheet), standing, sheet));
  }
}

}  // namespace

View practices_view(const Sheet& sheet, const Peers& peers) {
  View list = list_view();
  add_obligations(list, sheet, peers);
  add_components(list, sheet, peers);
  return list;
}

}  // namespace selaras::reports
