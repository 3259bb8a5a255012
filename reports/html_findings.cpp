#include "reports/html_findings.h"

#include <algorithm>

#include "reports/html_example.h"
#include "reports/html_notes.h"
#include "reports/repair_text.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"
#include "reports/witness.h"

namespace selaras::reports {
namespace {

const model::Obligation* obligation_of(const checker::Finding& finding, const Sheet& sheet) {
  const model::Reference* reference = sheet.result().reference;
  return reference == nullptr ? nullptr : reference->obligation(finding.obligation);
}

/// Where the page says nothing, that is the condition; silence is told with the section it is
/// found in.
std::string silence(const checker::Finding& finding, const Sheet& sheet) {
  if (!finding.evidence.empty()) return {};
  const model::Obligation* obligation = obligation_of(finding, sheet);
  if (obligation == nullptr) return sheet.texts()("page.condition.no-quote");
  std::vector<std::string> sections;
  for (const model::SectionKind kind : obligation->counts_in) {
    sections.push_back(sheet.texts()(section_key(kind)));
  }
  if (sections.empty()) sections.push_back(sheet.texts()("section.procedure"));
  return sheet.texts().fill("page.condition.silent", {{"sections", sheet.texts().list(sections)}});
}

View criteria(const checker::Finding& finding, const Texts& texts) {
  View list = list_view();
  for (const checker::CitedBasis& basis : finding.basis) {
    View one;
    one.set("citation", basis.citation.empty() ? basis.article : basis.citation);
    one.set("mark", std::string(1, model::letter(basis.mark)));
    one.set("mark_name", mark_name(basis.mark, texts));
    one.set("inferred", flag(basis.number_inferred));
    list.push_back(std::move(one));
  }
  return list;
}

/// For a rule that rests on no article: what its page says of its basis.
std::string basis_in_words(const checker::Finding& finding, const Sheet& sheet) {
  if (!finding.basis.empty()) return {};
  const RuleText text = rule_text(finding.rule, sheet.result().reference);
  if (text.page != nullptr) {
    const bool indonesian = sheet.texts().language() == Language::id;
    const auto& sections = indonesian ? text.page->indonesian : text.page->english;
    const std::string heading = indonesian ? "Dasar" : "Legal basis";
    const auto found = std::ranges::find(sections, heading, &model::RulePage::Section::heading);
    if (found != sections.end() && !found->text.empty()) return without_markup(found->text);
  }
  return sheet.texts()("page.criterion.none");
}

/// As the page names the one who holds that role, else the reference's title.
std::string local_name(std::string_view role, const Sheet& sheet) {
  for (const model::Step& step : sheet.procedure().steps) {
    for (const model::Actor* actor : step.everybody()) {
      if (actor->roles.size() == 1 && actor->roles.front() == role) return actor->name;
    }
  }
  return sheet.names().role(role);
}

std::string proposed_wording(const checker::Finding& finding, const Sheet& sheet) {
  const model::Obligation* obligation = obligation_of(finding, sheet);
  if (obligation == nullptr) return {};
  return filled(sheet.texts().of(obligation->wording),
                [&](std::string_view role) { return local_name(role, sheet); });
}

View obligation_link(const checker::Finding& finding, const Sheet& sheet) {
  View list = list_view();
  if (finding.obligation.empty()) return list;
  View link;
  link.set("href", "#" + sheet.obligation_anchor(finding.obligation));
  link.set("title", sheet.names().obligation(finding.obligation));
  list.push_back(std::move(link));
  return list;
}

std::string state_words(const checker::Finding& finding, const Texts& texts) {
  if (finding.state == checker::State::baseline) return texts("page.state.baseline");
  if (finding.state == checker::State::suppressed) return texts("page.state.suppressed");
  return {};
}

View finding_view(const AnchoredFinding& numbered, const Sheet& sheet) {
  const checker::Finding& finding = *numbered.finding;
  const Texts& texts = sheet.texts();
  View view;
  view.set("anchor", numbered.anchor);
  view.set("number", std::to_string(numbered.number));
  view.set("level", std::string(level_word(finding.level)));
  view.set("level_name", level_name(finding.level, texts));
  view.set("sentence", message_of(finding, sheet.names()));
  view.set("state", maybe(state_words(finding, texts)));
  view.set("rule", finding.rule);
  view.set("rule_title", title_of(finding.rule, sheet.result().reference, texts));
  view.set("obligations", obligation_link(finding, sheet));
  view.set("quotes", quotes_view(finding.evidence, sheet));
  view.set("silence", maybe(silence(finding, sheet)));
  view.set("criteria", criteria(finding, texts));
  view.set("basis_in_words", maybe(basis_in_words(finding, sheet)));
  view.set("witness", maybe(witness_of(finding, sheet.names())));
  view.set("help", maybe(help_of(finding, sheet.names())));
  view.set("repair", maybe(finding.repair ? sentence_of(*finding.repair, sheet.names()) : ""));
  view.set("wording", maybe(proposed_wording(finding, sheet)));
  view.set("example", example_view(finding, sheet));
  view.set("since", maybe(since_earlier(finding, sheet)));
  view.set("fingerprint", finding.fingerprint);
  set_notes(view, finding, sheet);
  return view;
}

}  // namespace

View findings_view(const Sheet& sheet) {
  View themes = list_view();
  for (const std::string& group : groups()) {
    View findings = list_view();
    for (const AnchoredFinding& each : sheet.findings()) {
      if (each.group == group) findings.push_back(finding_view(each, sheet));
    }
    const std::size_t count = findings.list()->size();
    if (count == 0) continue;
    View theme;
    theme.set("anchor", sheet.group_anchor(group));
    theme.set("title", sheet.texts()("group." + group));
    theme.set("count", sheet.texts().count("page.findings", count));
    theme.set("folded", flag(group == "editorial"));
    theme.set("findings", std::move(findings));
    themes.push_back(std::move(theme));
  }
  return themes;
}

}  // namespace selaras::reports
