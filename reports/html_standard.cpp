#include "reports/html_standard.h"

#include <algorithm>
#include <array>
#include <optional>

#include "model/words.h"
#include "reports/html_template.h"

namespace selaras::reports {
namespace {

using model::Procedure;

/// What a page says of one component: where, and in how many entries or which words.
struct Stated {
  std::uint32_t line = 0;  // 0: the page does not say where
  std::string words;
};
using Answer = std::optional<Stated>;  // none: not stated

std::uint32_t line_of(const model::EvidenceList& evidence) {
  return evidence.empty() ? 0 : evidence.front().line;
}

Answer requirements(const Procedure& procedure, const Texts& texts) {
  if (procedure.requirements.empty()) return {};
  return Stated{line_of(procedure.requirements.front().evidence),
                texts.count("standard.requirements", procedure.requirements.size())};
}

Answer steps(const Procedure& procedure, const Texts& texts) {
  if (procedure.steps.empty()) return {};
  return Stated{line_of(procedure.steps.front().evidence),
                texts.count("standard.steps", procedure.steps.size())};
}

Answer time(const Procedure& procedure, const Texts& texts) {
  if (procedure.time_claims.empty()) return {};
  const model::EvidenceList& evidence = procedure.time_claims.front().evidence;
  return Stated{line_of(evidence), evidence.empty() ? "" : texts.quote(evidence.front().quote)};
}

Answer cost(const Procedure& procedure, const Texts& texts) {
  if (!procedure.cost) return {};
  return Stated{line_of(procedure.cost->evidence), texts.quote(procedure.cost->text)};
}

Answer product(const Procedure& procedure, const Texts& texts) {
  if (procedure.products.empty()) return {};
  const model::Product& first = procedure.products.front();
  return Stated{line_of(first.evidence), texts.quote(first.text)};
}

Answer complaints(const Procedure& procedure, const Texts& texts) {
  std::vector<std::string> channels;
  std::uint32_t line = 0;
  for (const model::Contact& contact : procedure.contacts) {
    if (!contact.complaints) continue;
    if (line == 0) line = line_of(contact.evidence);
    const std::string& name = texts("contact." + contact.kind);
    if (std::ranges::count(channels, name) == 0) channels.push_back(name);
  }
  if (channels.empty()) return {};
  return Stated{line, texts.list(channels)};
}

/// One number that is the most it may take, not a range, an average or several promises.
Answer one_longest_time(const Procedure& procedure, const Texts& texts) {
  if (procedure.time_claims.size() != 1) return {};
  const model::TimeClaim& claim = procedure.time_claims.front();
  const model::Quantity& quantity = claim.quantity;
  const bool single =
      quantity.maximum && (!quantity.minimum || quantity.minimum == quantity.maximum);
  if (!single || claim.bound == model::Bound::average || claim.bound == model::Bound::minimum) {
    return {};
  }
  return Stated{line_of(claim.evidence), texts.number(*quantity.maximum) + " " + quantity.unit};
}

struct Component {
  const char* key;
  const char* otherwise;  // what is said where there is no answer
  Answer (*answer)(const Procedure& procedure, const Texts& texts);
};
constexpr std::array components{
    Component{"section.requirements", "standard.not-stated", requirements},
    Component{"section.procedure", "standard.not-stated", steps},
    Component{"section.time", "standard.not-stated", time},
    Component{"section.cost", "standard.not-stated", cost},
    Component{"section.product", "standard.not-stated", product},
    Component{"section.complaints", "standard.not-stated", complaints},
    Component{"standard.one-time", "standard.no-one-time", one_longest_time}};

View cell(const Component& component, const Sheet& sheet, const Texts& texts) {
  const Answer answer = component.answer(sheet.procedure(), texts);
  View view;
  view.set("label", texts(component.key));
  view.set("stated", flag(answer.has_value()));
  view.set("words", answer ? answer->words : texts(component.otherwise));
  view.set("href", maybe(answer && answer->line > 0 ? "#" + sheet.line_anchor(answer->line) : ""));
  return view;
}

/// Requirements that ask for what only the procedure itself gives, and the like.
View unfulfillable(const Sheet& sheet) {
  View list = list_view();
  for (const AnchoredFinding& each : sheet.findings()) {
    if (each.finding->rule != "circular-requirement") continue;
    View link;
    link.set("href", "#" + each.anchor);
    link.set("number", std::to_string(each.number));
    list.push_back(std::move(link));
  }
  return list;
}

}  // namespace

Part standard_part(std::span<const Sheet> sheets, const Texts& texts) {
  View heads = list_view();
  for (const Component& component : components) heads.push_back(texts(component.key));
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    View cells = list_view();
    for (const Component& component : components) cells.push_back(cell(component, sheet, texts));
    View row;
    row.set("region", sheet.procedure().region);
    row.set("href", "#" + sheet.anchor());
    row.set("cells", std::move(cells));
    row.set("unfulfillable", unfulfillable(sheet));
    rows.push_back(std::move(row));
  }
  View view;
  view.set("heads", std::move(heads));
  view.set("rows", std::move(rows));
  return {"standard", rendered("standard", view, texts)};
}

}  // namespace selaras::reports
