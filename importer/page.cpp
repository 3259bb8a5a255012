#include "importer/page.h"

#include <algorithm>
#include <array>

namespace selaras::importer {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// White space of one or more bytes: the no-break space of word processors counts.
std::size_t blank_at(std::string_view text, std::size_t i) {
  if (is_blank(text[i])) return 1;
  return text.substr(i).starts_with("\xC2\xA0") ? 2 : 0;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Takes one line of the source apart.
class LineReader {
 public:
  LineReader(Page& page, std::size_t begin, std::size_t end)
      : page_(page), i_(begin), end_(end), source_(page.source) {}

  Line read(std::uint32_t number) {
    Line line{.number = number};
    skip_blanks(line);
    read_heading(line);
    line.span.begin = static_cast<std::uint32_t>(page_.text.size());
    while (i_ < end_) take();
    line.span.end = static_cast<std::uint32_t>(page_.text.size());
    put('\n', end_);
    line.span = trimmed(page_, line.span);
    return line;
  }

 private:
  void skip_blanks(Line& line) {
    while (i_ < end_) {
      const std::size_t blank = blank_at(source_, i_);
      if (blank == 0) return;
      line.indent += source_[i_] == '\t' ? 4 : 1;
      i_ += blank;
    }
  }

  void read_heading(Line& line) {
    std::size_t j = i_;
    while (j < end_ && source_[j] == '#') ++j;
    const std::size_t level = j - i_;
    if (level == 0 || level > 6 || j == end_ || !is_blank(source_[j])) return;
    line.heading = static_cast<std::uint32_t>(level);
    i_ = j + 1;
  }

  void take() {
    const char c = source_[i_];
    if (const std::size_t blank = blank_at(source_, i_)) {
      put(' ', i_);
      i_ += blank;
    } else if (c == '\\' && i_ + 1 < end_ &&
               std::string_view("\\`*_{}[]()#+-.!|").find(source_[i_ + 1]) !=
                   std::string_view::npos) {
      put(source_[i_ + 1], i_ + 1);
      i_ += 2;
    } else if (c == '*' && i_ + 1 < end_ && source_[i_ + 1] == '*') {
      i_ += 2;
    } else if ((c == '[' && take_link()) || (c == '<' && take_tag())) {
      return;
    } else {
      put(c, i_++);
    }
  }

  /// `[words](address)`: the words stay.
  bool take_link() {
    constexpr std::size_t longest = 1'000;  // of the words, and of the address
    const std::size_t close = source_.substr(0, std::min(end_, i_ + longest)).find("](", i_);
    if (close == std::string_view::npos) return false;
    const std::size_t end = source_.substr(0, std::min(end_, close + longest)).find(')', close);
    if (end == std::string_view::npos) return false;
    if (source_.substr(i_ + 1, close - i_ - 1).find('[') != std::string_view::npos) return false;
    for (std::size_t j = i_ + 1; j < close; ++j) put(source_[j], j);
    i_ = end + 1;
    return true;
  }

  /// A tag of HTML amid other text; a line that it breaks is broken.
  bool take_tag() {
    constexpr std::size_t longest = 200;
    std::size_t j = i_ + 1;
    if (j < end_ && source_[j] == '/') ++j;
    std::string name;
    while (j < end_ && is_letter_or_digit(source_[j]) && name.size() < 12)
      name.push_back(static_cast<char>(source_[j++] | 0x20));
    if (!is_tag(name) || j >= end_ ||
        std::string_view(" />").find(source_[j]) == std::string_view::npos)
      return false;
    const std::size_t close = source_.substr(0, std::min(end_, i_ + longest)).find('>', j);
    if (close == std::string_view::npos) return false;
    put(name == "br" || name == "p" || name == "li" || name == "td" || name == "tr" ? '\n' : ' ',
        i_);
    i_ = close + 1;
    return true;
  }

  static bool is_tag(std::string_view name) {
    constexpr std::array<std::string_view, 27> tags{
        "a",   "b",   "br",    "center", "div", "em", "font", "h1",   "h2",
        "h3",  "h4",  "i",     "img",    "li",  "ol", "p",    "span", "strong",
        "sub", "sup", "table", "tbody",  "td",  "th", "tr",   "u",    "ul"};
    return std::ranges::find(tags, name) != tags.end();
  }

  void put(char c, std::size_t at) {
    page_.text.push_back(c);
    page_.at.push_back(static_cast<std::uint32_t>(at));
  }

  Page& page_;
  std::size_t i_;
  std::size_t end_;
  std::string_view source_;
};

bool is_table_row(std::string_view line) {
  return line.size() > 2 &&
         (line.front() == '|' || line.back() == '|' || line.find(" | ") != std::string_view::npos);
}

/// A line of dashes, bars and the like says nothing.
bool says_something(std::string_view line) { return std::ranges::any_of(line, is_letter_or_digit); }

/// The cells of a table row as lines of their own, all with the row's number.
void split_row(Page& page, const Line& row) {
  std::uint32_t begin = row.span.begin;
  for (std::uint32_t i = begin; i <= row.span.end; ++i) {
    if (i < row.span.end && page.text[i] != '|') continue;
    Line cell = row;
    cell.span = trimmed(page, {begin, i});
    if (says_something(page[cell.span])) page.lines.push_back(cell);
    if (i < row.span.end) page.text[i] = '\n';
    begin = i + 1;
  }
}

}  // namespace

Page read_page(std::string source) {
  Page page;
  page.source = std::move(source);
  page.text.reserve(page.source.size() + 1);
  page.at.reserve(page.source.size() + 1);
  const std::string_view text = page.source;
  std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::uint32_t number = 1; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Line line = LineReader(page, begin, end).read(number);
    if (is_table_row(page[line.span]))
      split_row(page, line);
    else if (says_something(page[line.span]))
      page.lines.push_back(line);
    begin = end + 1;
  }
  return page;
}

Span trimmed(const Page& page, Span span) {
  while (span.begin < span.end && is_blank(page.text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_blank(page.text[span.end - 1])) --span.end;
  return span;
}

std::string words_of(const Page& page, Span span) {
  std::string words;
  for (const char c : page[trimmed(page, span)]) {
    if (!is_blank(c))
      words.push_back(c);
    else if (!words.empty() && words.back() != ' ')
      words.push_back(' ');
  }
  return words;
}

std::uint32_t line_number(const Page& page, std::uint32_t offset) {
  const auto after = std::ranges::upper_bound(page.lines, offset, {},
                                              [](const Line& line) { return line.span.begin; });
  return after == page.lines.begin() ? 1 : std::prev(after)->number;
}

namespace {

/// White space, and the sign that takes a mark its meaning, may stand between the words of a quote.
bool is_quiet(std::string_view skipped) {
  return std::ranges::all_of(
      skipped, [](char c) { return is_blank(c) || c == '\\' || c == '\xC2' || c == '\xA0'; });
}

/// Where the words from `begin` on are interrupted, by a line's end or by mark-up.
std::uint32_t end_of_quote(const Page& page, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (page.text[i] == '\n') return i;
    const std::uint32_t here = page.at[i] + 1;
    if (i + 1 < end && page.at[i + 1] > here &&
        !is_quiet(std::string_view(page.source).substr(here, page.at[i + 1] - here)))
      return i + 1;
  }
  return end;
}

}  // namespace

model::EvidenceList evidence(const Page& page, Span span) {
  model::EvidenceList list;
  for (std::uint32_t begin = span.begin; begin < span.end;) {
    const std::uint32_t end = end_of_quote(page, begin, span.end);
    const Span part = trimmed(page, {begin, end});
    if (!part.empty() && says_something(page[part])) {
      const std::uint32_t first = page.at[part.begin];
      list.push_back({.line = line_number(page, part.begin),
                      .quote = page.source.substr(first, page.at[part.end - 1] + 1 - first)});
    }
    begin = end < span.end && page.text[end] == '\n' ? end + 1 : std::max(end, begin + 1);
  }
  return list;
}

}  // namespace selaras::importer
