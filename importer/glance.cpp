#include "importer/glance.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "importer/duration.h"
#include "importer/list.h"

namespace selaras::importer {
namespace {

constexpr std::uint32_t longest_clue = 400;  // bytes of a line that are looked at for what it is

Words first_words(const Page& page, Span span, const Language& language) {
  return split(page, {span.begin, std::min(span.end, span.begin + longest_clue)},
               language.spelling);
}

/// A web or mail address, or a telephone number, that stands alone.
bool is_address(std::string_view text) {
  const bool one_word = text.find(' ') == std::string_view::npos;
  const bool address = one_word && text.find_first_of(".@") != std::string_view::npos;
  const bool digits =
      text.size() > 4 && text.find_first_not_of("0123456789 ()-+/") == std::string_view::npos;
  return address || digits;
}

/// Behind its marker, if it has one.
Words words_of_item(const Words& words, const Page& page, Span span) {
  const auto marker = marker_at(page, span);
  if (!marker) return words;
  Words rest;
  std::ranges::copy_if(words, std::back_inserter(rest),
                       [&](const Word& word) { return word.span.begin >= marker->span.end; });
  return rest;
}

class LineGlance {
 public:
  LineGlance(const Page& page, const Language& language) : page_(page), language_(language) {
    for (const Patterns* patterns :
         {&language.sop_table, &language.boilerplate, &language.banner, &language.free,
          &language.introductions, &language.decree, &language.letterhead, &language.legal_basis})
      take_words(*patterns);
  }

  std::uint16_t at(Span span) {
    constexpr std::size_t longest_cost = 12;  // words
    clues_ = 0;
    const Words words = first_words(page_, span, language_);
    if (words.empty()) return 0;
    note(Clue::letterhead, is_address(page_[span]));
    if (!may_tell(words)) return clues_;
    note(Clue::letterhead, any_in(language_.letterhead, words));
    note(Clue::sop_table, any_in(language_.sop_table, words));
    note(Clue::boilerplate, any_in(language_.boilerplate, words));
    note(Clue::banner, any_in(language_.banner, words));
    note(Clue::cost, words.size() < longest_cost && any_in(language_.free, words));
    note(Clue::introduction, any_in(language_.introductions, words));
    note(Clue::decree, any_in(language_.decree, words));
    note(Clue::legal_basis, any_in(language_.legal_basis, words_of_item(words, page_, span)));
    return clues_;
  }

 private:
  /// Most lines hold no word of any pattern: that is told at once.
  void take_words(const Patterns& patterns) {
    std::vector<std::string> words;
    for (const Pattern& pattern : patterns) {
      pattern.add_words_to(words);
      any_word_may_tell_ = any_word_may_tell_ || !pattern.has_plain_word();
    }
    telling_.insert(words.begin(), words.end());
  }

  bool may_tell(const Words& words) const {
    return any_word_may_tell_ || std::ranges::any_of(words, [&](const Word& word) {
             return telling_.contains(word.folded);
           });
  }

  void note(Clue clue, bool shown) {
    if (shown) clues_ = static_cast<std::uint16_t>(clues_ | 1u << static_cast<unsigned>(clue));
  }

  const Page& page_;
  const Language& language_;
  std::unordered_set<std::string> telling_;
  bool any_word_may_tell_ = false;
  std::uint16_t clues_ = 0;
};

}  // namespace

Glance::Glance(const Page& page, const Language& language) : page_(page), language_(language) {
  LineGlance glance(page, language);
  clues_.reserve(page.lines.size());
  for (const Line& line : page.lines) clues_.push_back(glance.at(line.span));
}

std::size_t Glance::first(Clue clue, std::size_t begin, std::size_t end) const {
  while (begin < end && !shows(begin, clue)) ++begin;
  return begin;
}

bool Glance::states_time(const Line& line) const {
  return !durations(page_, words(line), language_).empty();
}

Words Glance::words(const Line& line) const { return first_words(page_, line.span, language_); }

bool is_letterhead(const Page& page, const Line& line, const Language& language) {
  return is_address(page[line.span]) ||
         any_in(language.letterhead, first_words(page, line.span, language));
}

}  // namespace selaras::importer
