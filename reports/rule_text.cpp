#include "reports/rule_text.h"

#include <algorithm>

namespace selaras::reports {
namespace {

/// The pattern of the finding's sentence: of its variant, where the page has one of that name.
const model::Text& pattern_of(const checker::Finding& finding, const RuleText& text) {
  if (text.page != nullptr && !finding.message_variant.empty()) {
    const auto variant = text.page->variants.find(finding.message_variant);
    if (variant != text.page->variants.end()) return variant->second;
  }
  return text.rule->message;
}

/// What every sentence may name: the articles that the finding rests on.
std::optional<std::string> common_argument(std::string_view name, const checker::Finding& finding,
                                           const Names& names) {
  if (name != "article") return std::nullopt;
  if (finding.basis.empty()) return "–";
  std::vector<std::string> citations;
  for (const checker::CitedBasis& basis : finding.basis) {
    citations.push_back(basis.citation.empty() ? basis.article : basis.citation);
  }
  return names.texts().list(citations);
}

std::string with_arguments(std::string_view pattern, const checker::Finding& finding,
                           const Names& names) {
  return filled(pattern, [&](std::string_view name) -> std::optional<std::string> {
    const checker::Argument* argument = finding.argument(name);
    return argument == nullptr ? common_argument(name, finding, names) : names.of(*argument);
  });
}

std::string note_on_readings(const checker::Finding& finding, const Names& names) {
  if (finding.readings.empty()) return {};
  std::vector<std::string> titles;
  for (const std::string& id : finding.readings) titles.push_back(names.reading(id));
  return names.texts().fill("finding.under-reading", {{"readings", names.texts().list(titles)}});
}

}  // namespace

RuleText rule_text(std::string_view rule, const model::Reference* reference) {
  const model::RulePage* page = model::shipped_rule_page(rule);
  if (reference != nullptr) {
    for (const model::DeclaredRule& declared : reference->rules) {
      if (declared.id == rule) return {&declared, page};
    }
  }
  return {page == nullptr ? nullptr : &page->rule, page};
}

std::string title_of(std::string_view rule, const model::Reference* reference, const Texts& texts) {
  const RuleText text = rule_text(rule, reference);
  return text.rule == nullptr ? std::string(rule) : texts.of(text.rule->title);
}

std::string group_of(std::string_view rule, const model::Reference* reference) {
  const RuleText text = rule_text(rule, reference);
  const bool known = text.rule != nullptr && std::ranges::count(groups(), text.rule->group) > 0;
  return known ? text.rule->group : "completeness";
}

std::string message_of(const checker::Finding& finding, const Names& names) {
  const RuleText text = rule_text(finding.rule, names.reference());
  if (text.rule == nullptr) return finding.rule + note_on_readings(finding, names);
  const std::string& pattern = names.texts().of(pattern_of(finding, text));
  return with_arguments(pattern, finding, names) + note_on_readings(finding, names);
}

std::string help_of(const checker::Finding& finding, const Names& names) {
  const RuleText text = rule_text(finding.rule, names.reference());
  if (text.rule == nullptr) return {};
  return with_arguments(names.texts().of(text.rule->help), finding, names);
}

std::string citation_of(const checker::CitedBasis& basis, const Texts& texts) {
  const std::string& words = basis.citation.empty() ? basis.article : basis.citation;
  return texts.fill(basis.number_inferred ? "basis.number-inferred" : "basis.plain",
                    {{"citation", words}, {"mark", mark_name(basis.mark, texts)}});
}

std::string without_markup(std::string_view prose) {
  std::string out;
  for (const char letter : prose) {
    if (letter == '\n') {
      out += ' ';
    } else if (letter != '`' && letter != '*') {
      out += letter;
    }
  }
  return out;
}

std::string_view level_word(model::Level level) {
  switch (level) {
    case model::Level::error:
      return "error";
    case model::Level::warning:
      return "warning";
    case model::Level::note:
      return "note";
  }
  return "note";
}

const std::string& level_name(model::Level level, const Texts& texts) {
  return texts("level." + std::string(level_word(level)));
}

const std::string& mark_name(model::Mark mark, const Texts& texts) {
  return texts(std::string("mark.") + model::letter(mark));
}

const std::vector<std::string>& groups() {
  static const std::vector<std::string> all{"authority", "completeness", "agreement", "standard",
                                            "editorial"};
  return all;
}

}  // namespace selaras::reports
