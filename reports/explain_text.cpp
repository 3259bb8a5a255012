#include "reports/explain_text.h"

#include <algorithm>

#include "model/text.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t rule_columns = 30;
constexpr std::size_t level_columns = 14;

/// A paragraph is wrapped; a list, a table or code keeps its lines.
bool is_paragraph(std::string_view block) { return block.find_first_of("-*|`0123456789 ") != 0; }

std::string block_text(std::string_view block) {
  if (is_paragraph(block)) {
    std::string joined(block);
    std::ranges::replace(joined, '\n', ' ');
    return "  " + wrapped(joined, 2) + "\n";
  }
  std::string out;
  for (const std::string_view line : model::lines(block)) {
    out += "  " + model::printable(line) + "\n";
  }
  return out;
}

std::string prose(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t gap = std::min(text.find("\n\n"), text.size());
    if (gap > 0) out += (out.empty() ? "" : "\n") + block_text(text.substr(0, gap));
    text.remove_prefix(std::min(gap + 2, text.size()));
  }
  return out;
}

std::string line_of(const model::DeclaredRule& rule, const Texts& texts) {
  return "  " + padded(rule.id, std::max(rule_columns, rule.id.size() + 1)) +
         padded(level_name(rule.level, texts), level_columns) +
         wrapped(texts.of(rule.title), 2 + rule_columns + level_columns) + "\n";
}

}  // namespace

std::string explain_text(const model::RulePage& page, const Texts& texts) {
  std::string out = page.rule.id + " – " + level_name(page.rule.level, texts) + ", " +
                    texts("group." + page.rule.group) + "\n" +
                    wrapped(texts.of(page.rule.title), 0) + "\n";
  const auto& sections = texts.language() == Language::id ? page.indonesian : page.english;
  for (const model::RulePage::Section& section : sections) {
    out += "\n" + model::printable(section.heading) + "\n" + prose(section.text);
  }
  if (const std::string& help = texts.of(page.rule.help); !help.empty()) {
    out += "\n" + texts("explain.help") + "\n  " + wrapped(help, 2) + "\n";
  }
  return out;
}

std::string rules_text(const Texts& texts) {
  std::string out;
  for (const std::string& group : groups()) {
    std::string lines;
    for (const std::string& id : model::shipped_rules()) {
      const model::DeclaredRule& rule = model::shipped_rule_page(id)->rule;
      if (rule.group == group) lines += line_of(rule, texts);
    }
    if (!lines.empty()) out += (out.empty() ? "" : "\n") + texts("group." + group) + "\n" + lines;
  }
  return out;
}

}  // namespace selaras::reports
