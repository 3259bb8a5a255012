#include "importer/stipulation.h"

#include <algorithm>

#include "importer/jumps.h"

namespace selaras::importer {
namespace {

bool begins(const Patterns& patterns, const Words& words, std::size_t at) {
  return std::ranges::any_of(
      patterns, [&](const Pattern& pattern) { return pattern.end_at(words, at).has_value(); });
}

/// Where "(angka 4)", "pada angka 4" or "sebagaimana dimaksud pada angka 4" begins, the numbered
/// word standing at `unit`.
std::size_t begin_of_reference(const Reading& reading, const Words& words, std::size_t from,
                               std::size_t unit) {
  constexpr std::size_t longest = 4;  // "sebagaimana dimaksud dalam" before it
  for (std::size_t at = unit - std::min(unit - from, longest); at < unit; ++at) {
    if (begins(reading.language.reference, words, at)) return at;
  }
  const bool preposition = unit > from && words[unit].before != '(' &&
                           begins(reading.language.reference_prepositions, words, unit - 1);
  return preposition ? unit - 1 : unit;
}

}  // namespace

Stipulation stipulation_of(const Reading& reading, const Words& words, const Sentence& sentence) {
  if (!sentence.condition) return {};
  const auto [begin, whole_end] = *sentence.condition;
  Stipulation stipulation;
  std::size_t end = whole_end;
  for (std::size_t at = begin + 1; at < whole_end; ++at) {
    const auto numbered = numbered_at(reading.language, words, at);
    if (!numbered || numbered->end > whole_end) continue;
    stipulation.number = numbered->value;
    end = begin_of_reference(reading, words, begin + 1, at);
    break;
  }
  stipulation.span = span_of(words, begin, end);
  stipulation.text = reading.text(stipulation.span);
  return stipulation;
}

}  // namespace selaras::importer
