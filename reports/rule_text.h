#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/finding.h"
#include "model/reference.h"
#include "model/rule_page.h"
#include "reports/names.h"

namespace selaras::reports {

/// What a rule says of itself: its shipped page, or the declaration in a reference file where that
/// has one of its own. Both null: nobody described the rule, and its id must do.
struct RuleText {
  const model::DeclaredRule* rule = nullptr;
  const model::RulePage* page = nullptr;
};
[[nodiscard]] RuleText rule_text(std::string_view rule, const model::Reference* reference);

[[nodiscard]] std::string title_of(std::string_view rule, const model::Reference* reference,
                                   const Texts& texts);
/// Theme of the report: authority, completeness, agreement, standard, editorial.
[[nodiscard]] std::string group_of(std::string_view rule, const model::Reference* reference);

/// The finding's sentence in the reader's language; where it holds under some readings of the law
/// only, it says so.
[[nodiscard]] std::string message_of(const checker::Finding& finding, const Names& names);
/// What the rule advises; empty where it advises nothing.
[[nodiscard]] std::string help_of(const checker::Finding& finding, const Names& names);

/// "Permendagri 102/2019 Pasal 9 huruf a (transkripsi; nomor pasal disimpulkan)".
[[nodiscard]] std::string citation_of(const checker::CitedBasis& basis, const Texts& texts);

/// A page's prose without its Markdown: paragraphs in one line each, no backticks or asterisks.
[[nodiscard]] std::string without_markup(std::string_view prose);

[[nodiscard]] std::string_view level_word(model::Level level);  ///< error, warning, note: JSON
[[nodiscard]] const std::string& level_name(model::Level level, const Texts& texts);
[[nodiscard]] const std::string& mark_name(model::Mark mark, const Texts& texts);

/// The themes in the order of the report, the editorial last.
[[nodiscard]] const std::vector<std::string>& groups();

}  // namespace selaras::reports
