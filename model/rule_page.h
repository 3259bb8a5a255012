#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/reference.h"

namespace selaras::model {

/// A rule's page: its declaration (level, group, title, message, help), its prose in both languages
/// and its examples. The same page is documentation, the source of every finding's sentence, and a
/// test.
struct RulePage {
  /// A heading of the page and the text under it, Markdown as written.
  struct Section {
    std::string heading;
    std::string text;
  };

  DeclaredRule rule;
  std::map<std::string, Text, std::less<>> variants;  // other messages, by name
  std::vector<Section> indonesian;
  std::vector<Section> english;
  std::string incorrect;  // a procedure that has the defect, as JSON
  std::string output;     // what `selaras check` prints about it, in English
  std::string correct;    // the same, mended
};

/// Parses a page; each fault is a diagnostic.
[[nodiscard]] RulePage read_rule_page(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics);

/// The page compiled into the program; null where no rule of that name has one. Pages are ours: a
/// fault in one is a bug.
[[nodiscard]] const RulePage* shipped_rule_page(std::string_view rule);

/// Ids of all rules that have a page, sorted.
[[nodiscard]] std::vector<std::string> shipped_rules();

}  // namespace selaras::model
