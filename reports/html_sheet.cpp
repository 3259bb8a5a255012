#include "reports/html_sheet.h"

#include <algorithm>
#include <map>

#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

/// Another quote of the same line holds it: the same quote counts once, where it first stands.
bool is_part_of_another(const model::Evidence& quote, const model::EvidenceList& evidence) {
  return std::ranges::any_of(evidence, [&](const model::Evidence& other) {
    if (&other == &quote || other.line != quote.line) return false;
    if (other.quote == quote.quote) return &other < &quote;
    return other.quote.find(quote.quote) != std::string::npos;
  });
}

}  // namespace

Sheet::Sheet(const Audit& audit, const AuditedProcedure& audited, const Texts& texts,
             std::string anchor)
    : audit_(audit),
      audited_(audited),
      names_(*audited.result->procedure, audited.result->reference, texts),
      anchor_(std::move(anchor)) {
  std::map<std::string, std::size_t> taken;  // of one fingerprint: the first keeps it bare
  for (NumberedFinding& each : numbered(result())) {
    const std::string& fingerprint = each.finding->fingerprint;
    const std::size_t twin = taken[fingerprint]++;
    std::string place = anchor_ + "/" + fingerprint;
    if (twin > 0) place += "-" + std::to_string(twin + 1);
    findings_.push_back({std::move(each), std::move(place)});
  }
}

const model::FindingNote* Sheet::note(const checker::Finding& finding) const {
  return audit_.annotations == nullptr ? nullptr : audit_.annotations->note(finding.fingerprint);
}

const model::Judgement* Sheet::judgement(std::string_view obligation) const {
  if (audit_.annotations == nullptr) return nullptr;
  return audit_.annotations->judgement(procedure().id, obligation);
}

bool Sheet::compared() const {
  return audit_.earlier != nullptr && audit_.earlier->covers(procedure().id);
}

std::string Sheet::group_anchor(std::string_view group) const {
  return anchor() + "/" + std::string(group);
}

std::string Sheet::obligation_anchor(std::string_view id) const {
  return anchor() + "/" + std::string(id);
}

std::string Sheet::line_anchor(std::uint32_t line) const {
  return anchor() + "/line-" + std::to_string(line);
}

std::vector<const model::Reference*> references_of(std::span<const Sheet> sheets) {
  std::vector<const model::Reference*> used;
  for (const Sheet& sheet : sheets) {
    const model::Reference* reference = sheet.result().reference;
    if (reference != nullptr && std::ranges::count(used, reference) == 0) used.push_back(reference);
  }
  return used;
}

View quotes_view(const model::EvidenceList& evidence, const Sheet& sheet) {
  View quotes = list_view();
  for (const model::Evidence& each : evidence) {
    if (is_part_of_another(each, evidence)) continue;
    View quote;
    quote.set("words", sheet.texts().quote(each.quote));
    quote.set("place", sheet.texts().fill("page.line", {{"n", std::to_string(each.line)}}));
    quote.set("href", "#" + sheet.line_anchor(each.line));
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

std::string_view symbol(checker::Verdict verdict) {
  switch (verdict) {
    case checker::Verdict::met:
      return "✓";
    case checker::Verdict::not_met:
      return "✗";
    case checker::Verdict::cannot_tell:
      return "?";
    case checker::Verdict::not_applicable:
      return "–";
    case checker::Verdict::not_examined:
      return "○";
  }
  return "○";
}

View verdict_view(const checker::ObligationResult& result, const Texts& texts) {
  View view;
  view.set("verdict", std::string(word(result.verdict)));
  view.set("symbol", std::string(symbol(result.verdict)));
  view.set("word", texts("verdict." + std::string(word(result.verdict))));
  view.set("reason_word", std::string(word(result.reason)));
  const bool has_reason = result.reason != checker::Reason::none;
  view.set("reason", maybe(has_reason ? texts("reason." + std::string(word(result.reason))) : ""));
  return view;
}

View judgement_view(const Sheet& sheet, std::string_view obligation) {
  View list = list_view();
  const model::Judgement* judgement = sheet.judgement(obligation);
  if (judgement == nullptr) return list;
  const Texts& texts = sheet.texts();
  const auto verdict = std::ranges::find(verdicts(), judgement->outcome,
                                         [](checker::Verdict each) { return word(each); });
  View view;
  view.set("verdict", judgement->outcome);
  view.set("symbol", std::string(symbol(*verdict)));
  view.set("word", texts("verdict." + judgement->outcome));
  view.set("why", judgement->reason);
  view.set("by", judgement->date.empty() ? judgement->by
                                         : judgement->by + ", " + texts.date(judgement->date));
  list.push_back(std::move(view));
  return list;
}

}  // namespace selaras::reports
