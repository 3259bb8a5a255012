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

constexpr std::size_t beginning = 3;  // letters by which most lines are known to be no heading

}  // namespace

HeadingFinder::HeadingFinder(const Page& page, const Language& language) : page_(page) {
  for (const Heading& heading : language.headings) {
    for (const std::string& form : heading.letters) {
      const auto [at, fresh] = forms_.emplace(form, &heading);
      if (!fresh) continue;
      by_length_[form.size()].push_back(at->first);
      beginnings_.insert(form.substr(0, beginning));
      longest_ = std::max(longest_, form.size());
    }
  }
}

std::optional<HeadingFound> HeadingFinder::at(std::size_t index) const {
  constexpr std::size_t most_rows = 3;  // a label may be split over rows of a table
  const Span span = without_number(page_, page_.lines[index].span);
  if (span.empty()) return std::nullopt;
  std::string letters;
  Span printed = span;
  for (std::size_t rows = 0; rows < most_rows && index + rows < page_.lines.size(); ++rows) {
    const Span next = rows == 0 ? span : page_.lines[index + rows].span;
    if (next.size() > longest_heading) break;
    letters += letters_of(page_[next]);
    if (letters.size() > longest_ + 1) break;
    printed.end = next.end;
    if (const Heading* heading = whole(letters)) {
      return HeadingFound{.kind = heading->kind, .printed = printed, .rest = {}, .lines = rows + 1};
    }
  }
  return with_value(span);
}

const Language::Heading* HeadingFinder::whole(std::string_view letters) const {
  const auto exact = forms_.find(letters);
  return exact != forms_.end() ? exact->second : with_slip(letters);
}

/// A digit behind a heading is a value glued to it, not a slip.
const Language::Heading* HeadingFinder::with_slip(std::string_view letters) const {
  constexpr std::size_t shortest = 8;  // of the form: two short words often differ by a letter
  if (letters.size() + 1 < shortest ||
      letters.find_first_of("0123456789") != std::string_view::npos)
    return nullptr;
  for (std::size_t length = letters.size() - 1; length <= letters.size() + 1; ++length) {
    const auto forms = by_length_.find(length);
    if (length < shortest || forms == by_length_.end()) continue;
    for (const std::string_view form : forms->second) {
      if (nearly_equal(letters, form)) return forms_.find(form)->second;
    }
  }
  return nullptr;
}

std::optional<HeadingFound> HeadingFinder::with_value(Span span) const {
  const std::string letters = letters_of(page_[{
      span.begin, std::min(span.end, span.begin + static_cast<std::uint32_t>(longest_heading))}]);
  if (!beginnings_.contains(std::string_view(letters).substr(0, beginning))) return std::nullopt;
  for (std::size_t length = std::min(letters.size(), longest_); length > 0; --length) {
    const auto form = forms_.find(std::string_view(letters).substr(0, length));
    if (form == forms_.end()) continue;
    const std::uint32_t end = behind_letters(page_, span, length);
    if (const auto rest = value_behind(page_, span, end))
      return HeadingFound{.kind = form->second->kind, .printed = {span.begin, end}, .rest = *rest};
  }
  return std::nullopt;
}

}  // namespace selaras::importer
