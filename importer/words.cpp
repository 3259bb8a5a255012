#include "importer/words.h"

#include <algorithm>

namespace selaras::importer {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

/// Calls `take(folded, begin, end)` for each word, once for each word of its usual spelling.
template <class Take>
void each_word(std::string_view text, const Spelling& spelling, Take take) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end]) && is_digit(text[end]) == is_digit(text[i]))
      ++end;
    const std::string word = lowered(text.substr(i, end - i));
    const auto usual = spelling.find(word);
    const std::string_view form = usual == spelling.end() ? std::string_view(word) : usual->second;
    for (std::size_t begin = 0; begin < form.size();) {
      const std::size_t space = std::min(form.find(' ', begin), form.size());
      take(std::string(form.substr(begin, space - begin)), i, end);
      begin = space + 1;
    }
    i = end;
  }
}

char mark_between(std::string_view text) {
  const std::size_t last = text.find_last_of(",:;()/.-");
  return last == std::string_view::npos ? ' ' : text[last];
}

}  // namespace

Words split(const Page& page, Span span, const Spelling& spelling) {
  Words words;
  const std::string_view text = page[span];
  std::size_t previous = 0;
  each_word(text, spelling, [&](std::string folded, std::size_t begin, std::size_t end) {
    const char mark =
        begin >= previous ? mark_between(text.substr(previous, begin - previous)) : ' ';
    words.push_back({.folded = std::move(folded),
                     .span = {span.begin + static_cast<std::uint32_t>(begin),
                              span.begin + static_cast<std::uint32_t>(end)},
                     .before = mark,
                     .capital = text[begin] >= 'A' && text[begin] <= 'Z'});
    previous = end;
  });
  return words;
}

std::vector<std::string> fold(std::string_view text, const Spelling& spelling) {
  std::vector<std::string> words;
  each_word(text, spelling, [&](std::string folded, std::size_t, std::size_t) {
    words.push_back(std::move(folded));
  });
  return words;
}

Span span_of(const Words& words, std::size_t begin, std::size_t end) {
  if (begin >= end || end > words.size()) return {};
  return {words[begin].span.begin, words[end - 1].span.end};
}

bool is_number(std::string_view word) {
  return !word.empty() && word.size() < 7 && std::ranges::all_of(word, is_digit);
}

}  // namespace selaras::importer
