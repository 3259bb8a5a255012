#include "importer/headings.h"

#include <algorithm>

#include "importer/list.h"

namespace selaras::importer {
namespace {

constexpr std::size_t longest_heading = 80;  // bytes

bool is_letter(char c) { return !letters_of({&c, 1}).empty(); }

/// At most one letter more, less or other.
bool nearly_equal(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [x, y] = std::ranges::mismatch(a, b);
  const std::string_view rest_a(x, a.end());
  const std::string_view rest_b(y, b.end());
  if (rest_b.empty()) return true;
  return a.size() == b.size() ? rest_a.substr(1) == rest_b.substr(1) : rest_a == rest_b.substr(1);
}

/// Headings of tables have their number before them.
Span without_number(const Page& page, Span span) {
  const auto marker = marker_at(page, span);
  if (!marker || marker->kind == Marker::Kind::bullet) return span;
  return trimmed(page, {marker->span.end, span.end});
}

const Language::Heading* whole_heading(std::string_view letters, const Language& language) {
  constexpr std::size_t shortest_with_slip = 8;
  // A digit behind a heading is a value glued to it, not a slip.
  const bool digits = letters.find_first_of("0123456789") != std::string_view::npos;
  for (const bool exact : {true, false}) {
    if (!exact && digits) break;
    for (const Language::Heading& heading : language.headings) {
      const bool found = std::ranges::any_of(heading.letters, [&](const std::string& form) {
        return exact ? letters == form
                     : form.size() >= shortest_with_slip && nearly_equal(letters, form);
      });
      if (found) return &heading;
    }
  }
  return nullptr;
}

/// Where in the text its first `count` letters end.
std::uint32_t behind_letters(const Page& page, Span span, std::size_t letters) {
  std::uint32_t at = span.begin;
  for (; at < span.end && letters > 0; ++at) {
    if (is_letter(page.text[at])) --letters;
  }
  return at;
}

/// A value stands behind a colon, or glued to the heading: "Jangka Waktu Penyelesaian10 hari".
std::optional<Span> value_behind(const Page& page, Span span, std::uint32_t at) {
  if (at >= span.end) return std::nullopt;
  const char next = page.text[at];
  const bool glued = (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z');
  if (glued) return Span{at, span.end};
  const Span rest = trimmed(page, {at, span.end});
  if (rest.empty() || page.text[rest.begin] != ':') return std::nullopt;
  return trimmed(page, {rest.begin + 1, span.end});
}

std::optional<HeadingFound> with_value(const Page& page, Span span, const Language& language) {
  const std::string letters = letters_of(page[{
      span.begin, std::min(span.end, span.begin + static_cast<std::uint32_t>(longest_heading))}]);
  std::optional<HeadingFound> best;
  std::size_t longest = 0;
  for (const Language::Heading& heading : language.headings) {
    for (const std::string& form : heading.letters) {
      if (form.size() <= longest || !letters.starts_with(form)) continue;
      const std::uint32_t end = behind_letters(page, span, form.size());
      const auto rest = value_behind(page, span, end);
      if (!rest) continue;
      longest = form.size();
      best = HeadingFound{.kind = heading.kind, .printed = {span.begin, end}, .rest = *rest};
    }
  }
  return best;
}

}  // namespace

std::optional<HeadingFound> heading_at(const Page& page, const std::vector<Line>& lines,
                                       std::size_t index, const Language& language) {
  constexpr std::size_t most_rows = 3;  // a label may be split over rows of a table
  const Span span = without_number(page, lines[index].span);
  if (span.empty()) return std::nullopt;
  std::string letters;
  Span printed = span;
  for (std::size_t rows = 0; rows < most_rows && index + rows < lines.size(); ++rows) {
    const Span next = rows == 0 ? span : lines[index + rows].span;
    if (next.empty() || next.size() > longest_heading) break;
    letters += letters_of(page[next]);
    printed.end = next.end;
    if (const auto* heading = whole_heading(letters, language)) {
      return HeadingFound{.kind = heading->kind, .printed = printed, .rest = {}, .lines = rows + 1};
    }
  }
  return with_value(page, span, language);
}

}  // namespace selaras::importer
