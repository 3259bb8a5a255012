#include "reports/html_sheet.h"

#include <algorithm>
#include <map>

#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

std::size_t rank(const NumberedFinding& each) {
  return static_cast<std::size_t>(std::ranges::find(groups(), each.group) - groups().begin());
}

bool before(const NumberedFinding& a, const NumberedFinding& b) {
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.finding->level > b.finding->level;
}

}  // namespace

Sheet::Sheet(const AuditedProcedure& audited, const Texts& texts)
    : audited_(audited), names_(*audited.result->procedure, audited.result->reference, texts) {
  for (const checker::Finding& finding : result().findings) {
    findings_.push_back({.finding = &finding, .group = group_of(finding.rule, result().reference)});
  }
  std::ranges::stable_sort(findings_, before);
  std::map<std::string, std::size_t> taken;  // of one fingerprint: the first keeps it bare
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const std::string& fingerprint = findings_[i].finding->fingerprint;
    const std::size_t twin = taken[fingerprint]++;
    findings_[i].number = i + 1;
    findings_[i].anchor =
        anchor() + "/" + fingerprint + (twin == 0 ? "" : "-" + std::to_string(twin + 1));
  }
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

View quotes_view(const model::EvidenceList& evidence, const Sheet& sheet) {
  View quotes = list_view();
  for (const model::Evidence& each : evidence) {
    View quote;
    quote.set("words", sheet.texts().quote(each.quote));
    quote.set("place", sheet.texts().fill("page.line", {{"n", std::to_string(each.line)}}));
    quote.set("href", "#" + sheet.line_anchor(each.line));
    quotes.push_back(quote);
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
  const bool has_reason = result.reason != checker::Reason::none;
  view.set("reason", maybe(has_reason ? texts("reason." + std::string(word(result.reason))) : ""));
  return view;
}

}  // namespace selaras::reports
