#include "importer/completeness.h"

#include <algorithm>
#include <set>

namespace selaras::importer {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The word that calls for another behind it: "… disampaikan kepada".
bool calls_for_more(const Words& words, const Language& language) {
  return words.size() >= 3 && std::ranges::count(language.joining_words, words.back().folded) > 0;
}

/// What stands behind the last word for more to come: an ellipsis, a comma, a bracket.
bool ends_with_open_mark(std::string_view text) {
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6") || text.ends_with(',') ||
         text.ends_with('(') || (text.size() > 1 && text.ends_with('-'));
}

/// "Petugas meme": the last word is none that the page uses elsewhere, but others begin so.
class LastWord {
 public:
  explicit LastWord(const Glance& glance) : glance_(glance) {}

  bool is_cut(const Words& words, std::string_view line) const {
    if (words.size() < 2 || !is_letter(line.back())) return false;
    const Word& last = words.back();
    if (last.capital || last.folded.size() < 2) return false;
    bool longer = false;
    for (const std::string& word : others(last.span)) {
      if (word == last.folded) return false;
      longer = longer || word.starts_with(last.folded);
    }
    return longer;
  }

 private:
  /// The page's other words, and the ones of the language that are written out in its data.
  std::set<std::string> others(Span last) const {
    constexpr std::size_t most_lines = 500;  // a page of a service has fewer
    std::set<std::string> words(glance_.language().function_words.begin(),
                                glance_.language().function_words.end());
    words.insert(glance_.language().nouns.begin(), glance_.language().nouns.end());
    for (std::size_t i = 0; i < glance_.size() && i < most_lines; ++i) {
      for (const Word& word : glance_.words(glance_.line(i))) {
        if (word.span != last) words.insert(word.folded);
      }
    }
    return words;
  }

  const Glance& glance_;
};

/// The last words of a line.
Span end_of(const Page& page, Span span) {
  constexpr std::uint32_t longest = 400;  // bytes
  if (span.size() <= longest) return span;
  const std::size_t blank = page.text.find(' ', span.end - longest);
  return {static_cast<std::uint32_t>(std::min<std::size_t>(blank, span.end)), span.end};
}

}  // namespace

bool is_complete(const Glance& glance, const Layout& layout) {
  if (layout.part(model::SectionKind::cost) == nullptr || glance.size() == 0) return false;
  const Line& last = glance.line(glance.size() - 1);
  const std::string_view text = glance.page()[last.span];
  const Words words =
      split(glance.page(), end_of(glance.page(), last.span), glance.language().spelling);
  return !ends_with_open_mark(text) && !calls_for_more(words, glance.language()) &&
         !LastWord(glance).is_cut(words, text);
}

}  // namespace selaras::importer
