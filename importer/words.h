#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importer/page.h"

namespace selaras::importer {

/// A word of the page, folded for comparison: lower case, with one spelling for each of the forms
/// in use ("kerjasama" is the two words "kerja" and "sama", both at the place of the one).
struct Word {
  std::string folded;
  Span span;
  char before =
      ' ';  // the last mark between it and the word before: one of , : ; ( ) / . - or blank
  bool capital = false;

  [[nodiscard]] bool is(std::string_view text) const { return folded == text; }
};
using Words = std::vector<Word>;

/// Written form → usual form, which may be several words.
using Spelling = std::map<std::string, std::string, std::less<>>;

/// The words of a stretch of the page; a word is a run of letters or of digits ("10Hari"
/// is two).
[[nodiscard]] Words split(const Page& page, Span span, const Spelling& spelling);
/// The folded words of a text that stands on no page (a name, a heading in a data file).
[[nodiscard]] std::vector<std::string> fold(std::string_view text, const Spelling& spelling);

/// From the first to the last of some words.
[[nodiscard]] Span span_of(const Words& words, std::size_t begin, std::size_t end);

[[nodiscard]] bool is_number(std::string_view word);

}  // namespace selaras::importer
