#include "reports/escape.h"

#include <algorithm>

#include "model/text.h"

namespace selaras::reports {
namespace {

constexpr std::string_view no_space = "\u200B";  // parts what would otherwise be joined to a link

std::string_view xml_entity(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

/// The longest row of backticks: the fence of a code span is longer.
std::size_t longest_fence(std::string_view text) {
  std::size_t longest = 0;
  std::size_t row = 0;
  for (const char letter : text) {
    row = letter == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return longest;
}

/// Letters that are markup wherever they stand.
bool is_markup(char letter) {
  constexpr std::string_view marks = "\\`*_{}[]#|~$^:@";
  return marks.find(letter) != std::string_view::npos;
}

void append_markdown(std::string& out, char letter, char next) {
  if (letter == '&' || letter == '<' || letter == '>') {
    out += xml_entity(letter);
    return;
  }
  if (is_markup(letter)) out += '\\';
  out += letter;
  const bool address = letter == ':' && next == '/';
  if (letter == '@' || letter == '#' || address) out += no_space;
}

/// Where a mark at the beginning would make a list or a heading of it: "- a", "12. a"; else npos.
std::size_t mark_of_list(std::string_view text) {
  const std::size_t at = std::min(text.find_first_not_of("0123456789"), text.size());
  if (at == text.size()) return std::string_view::npos;
  const std::string_view marks = at == 0 ? "+-=" : ".)";
  return marks.find(text[at]) == std::string_view::npos ? std::string_view::npos : at;
}

bool stays_in_uri(char letter) {
  constexpr std::string_view plain = "-._~/";
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || plain.find(letter) != std::string_view::npos;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char letter : model::printable(text)) {
    const std::string_view entity = xml_entity(letter);
    entity.empty() ? out.append(1, letter) : out.append(entity);
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  const std::string plain = model::printable(text);
  const std::size_t list = mark_of_list(plain);
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i == list) out += '\\';
    append_markdown(out, plain[i], i + 1 < plain.size() ? plain[i + 1] : '\0');
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string inside = table_cell(model::printable(text));  // a bar counts even in code
  if (inside.empty()) return inside;
  const std::string fence(longest_fence(inside) + 1, '`');
  const bool touches = inside.front() == '`' || inside.back() == '`';
  return fence + (touches ? " " : "") + inside + (touches ? " " : "") + fence;
}

std::string table_cell(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '|') out += '\\';
    out += letter;
  }
  return out;
}

std::string path_uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  while (path.starts_with("./")) path.remove_prefix(2);
  for (const char letter : path) {
    if (stays_in_uri(letter)) {
      out += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return out;
}

}  // namespace selaras::reports
