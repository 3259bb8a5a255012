#include "reports/text_paint.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/text.h"

namespace selaras::reports {
namespace {

constexpr std::size_t snippet_columns = 76;
constexpr std::size_t before_caret = 30;  // columns kept before it in a long line

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::error:
      return "\x1b[1;31m";
    case Ink::warning:
      return "\x1b[1;33m";
    case Ink::note:
      return "\x1b[1;36m";
    case Ink::caret:
      return "\x1b[1;32m";
  }
  return "";
}

/// One element a code point.
std::vector<std::string_view> letters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    out.push_back(text.substr(i, next - i));
    i = next;
  }
  return out;
}

/// The line of that number, from 1. A long file with many findings is not split for each of them.
std::optional<std::string_view> nth_line(std::string_view text, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  if (text.empty()) return std::nullopt;
  const std::size_t end = text.find('\n');
  return model::lines(end == std::string_view::npos ? text : text.substr(0, end + 1)).front();
}

std::string joined(const std::vector<std::string_view>& parts, std::size_t from,
                   std::size_t count) {
  std::string out;
  for (std::size_t i = from; i < std::min(parts.size(), from + count); ++i) out += parts[i];
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0) words.push_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

/// How many columns the caret spans: up to the end of the place, or of the line.
std::size_t caret_width(const model::Place& at, std::size_t line_length) {
  const std::size_t begin = at.begin.column;
  const std::size_t end = at.end.line == at.begin.line ? at.end.column : line_length + 1;
  return end > begin ? end - begin : 1;
}

}  // namespace

Ink ink_of(model::Level level) {
  switch (level) {
    case model::Level::error:
      return Ink::error;
    case model::Level::warning:
      return Ink::warning;
    case model::Level::note:
      return Ink::note;
  }
  return Ink::plain;
}

std::string painted(std::string_view words, Ink ink, bool colour) {
  const std::string safe = model::printable(words);
  if (!colour || ink == Ink::plain) return safe;
  return std::string(code_of(ink)) + safe + "\x1b[0m";
}

std::string wrapped(std::string_view words, std::size_t indent, std::size_t columns) {
  const std::string safe = model::printable(words);
  std::string out;
  std::size_t column = indent;
  for (const std::string_view word : words_of(safe)) {
    const std::size_t width = model::code_points(word);
    if (column > indent && column + 1 + width > columns) {
      out.append("\n").append(indent, ' ');
      column = indent;
    }
    if (column > indent) out += ' ';
    out += word;
    column += width + (column > indent ? 1 : 0);
  }
  return out;
}

std::string location(const model::Place& at) {
  std::string out = at.file;
  if (at.begin.line == 0) return out;
  out += ":" + std::to_string(at.begin.line);
  if (at.begin.column > 0) out += ":" + std::to_string(at.begin.column);
  return out;
}

std::string snippet(const model::Place& at, const Files& files, bool colour) {
  const auto file = files.find(at.file);
  if (file == files.end() || at.begin.line == 0 || at.begin.column == 0) return {};
  const auto found = nth_line(file->second, at.begin.line);
  if (!found) return {};
  const std::string line = model::printable(*found);
  const std::vector<std::string_view> text = letters(line);
  const std::size_t caret = std::min<std::size_t>(at.begin.column - 1, text.size());
  const bool is_long = text.size() > snippet_columns;
  const std::size_t from = is_long && caret > before_caret ? caret - before_caret : 0;
  const std::size_t width = std::min(caret_width(at, text.size()),
                                     snippet_columns - std::min(caret - from, snippet_columns - 1));
  const std::string number = std::to_string(at.begin.line);
  return painted(number + " | ", Ink::faint, colour) + joined(text, from, snippet_columns) + "\n" +
         std::string(number.size(), ' ') + painted(" | ", Ink::faint, colour) +
         std::string(caret - from, ' ') +
         painted("^" + std::string(width - 1, '~'), Ink::caret, colour) + "\n";
}

std::string padded(std::string_view words, std::size_t columns) {
  const std::string safe = model::printable(words);
  const std::vector<std::string_view> text = letters(safe);
  if (text.size() > columns) return joined(text, 0, columns - 1) + "…";
  return safe + std::string(columns - text.size(), ' ');
}

std::string right_aligned(std::string_view words, std::size_t columns) {
  const std::size_t width = model::code_points(words);
  return std::string(columns > width ? columns - width : 0, ' ') + std::string(words);
}

}  // namespace selaras::reports
