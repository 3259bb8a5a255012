#include "reports/text_paint.h"

#include <algorithm>
#include <vector>

#include "model/text.h"

namespace selaras::reports {
namespace {

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
