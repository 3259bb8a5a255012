#include "reports/diagram_words.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace selaras::reports::diagram {
namespace {

/// Thousandths of the type size for U+0020 … U+007E: the widest that common sans-serif faces set
/// them, rounded up to tens.
constexpr std::array<std::uint16_t, 95> ascii_widths = {
    320,  400, 460, 840, 640, 950, 780, 280, 390, 390, 500, 840, 320, 360, 320, 340,  // SPACE … /
    640,  640, 640, 640, 640, 640, 640, 640, 640, 640, 340, 340, 840, 840, 840, 560,  // 0 … ?
    1020, 690, 690, 730, 770, 670, 620, 780, 760, 300, 500, 670, 560, 870, 750, 790,  // @ … O
    670,  790, 730, 670, 620, 740, 690, 990, 690, 670, 690, 390, 340, 390, 840, 560,  // P … _
    500,  620, 640, 560, 640, 620, 360, 640, 640, 280, 280, 580, 280, 980, 640, 620,  // ` … o
    640,  640, 420, 530, 400, 640, 600, 820, 600, 600, 530, 640, 340, 640, 840};      // p … ~

constexpr int wide = 1350;       // emoji, ideographs
constexpr int usual = 1050;      // everything not known better
constexpr int alphabetic = 850;  // letters of Latin, Greek and Cyrillic beyond ASCII

bool combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D) || c == 0xFE0F;
}

bool ideograph_or_emoji(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xD7FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x1F000;
}

int width_of(char32_t c) {
  if (c >= 0x20 && c <= 0x7E) return ascii_widths[c - 0x20];
  if (combining(c)) return 0;
  if (ideograph_or_emoji(c)) return wide;
  if (c == 0x2013 || (c >= 0x2018 && c <= 0x201F)) return 660;
  if (c >= 0xA0 && c < 0x530) return alphabetic;
  return usual;
}

constexpr double bold_factor = 1.14;

/// Takes code points from `text` while they fit; at least one, so that every call gets on.
std::size_t fitting_bytes(std::string_view text, double size, double width, bool bold) {
  std::size_t at = 0;
  double used = 0;
  while (at < text.size()) {
    std::size_t next = at;
    used += width_of(next_code_point(text, next)) * size / 1000 * (bold ? bold_factor : 1);
    if (used > width && at > 0) return at;
    at = next;
  }
  return at;
}

void drop_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

/// How much of `rest` makes the next line: up to the last space, stroke or hyphen that fits, else
/// inside the word.
std::size_t line_bytes(std::string_view rest, double size, double width, bool bold) {
  const std::size_t fits = fitting_bytes(rest, size, width, bold);
  if (fits == rest.size() || rest[fits] == ' ') return fits;
  const std::size_t last = rest.find_last_of(" /-", fits - 1);
  if (last == std::string_view::npos || last == 0) return fits;
  return rest[last] == ' ' ? last : last + 1;
}

std::string with_ellipsis(std::string_view line, double size, double width, bool bold) {
  const std::string_view ellipsis = "…";
  const double room = width - text_width(ellipsis, size, bold);
  line = line.substr(0, fitting_bytes(line, size, room, bold));
  while (line.ends_with(' ')) line.remove_suffix(1);
  return std::string(line).append(ellipsis);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t c = static_cast<char32_t>(first & (0x3F >> more));
  for (int i = 0; i < more && at < text.size(); ++i, ++at)
    c = (c << 6) | (static_cast<unsigned char>(text[at]) & 0x3Fu);
  return c;
}

double text_width(std::string_view text, double size, bool bold) {
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < text.size();)
    sum += static_cast<std::uint64_t>(width_of(next_code_point(text, at)));
  return static_cast<double>(sum) * size / 1000 * (bold ? bold_factor : 1);
}

std::vector<std::string> wrapped(std::string_view text, double size, double width, std::size_t most,
                                 bool bold) {
  std::vector<std::string> lines;
  drop_spaces(text);
  while (!text.empty()) {
    const std::size_t bytes = line_bytes(text, size, width, bold);
    if (lines.size() + 1 == most && bytes < text.size()) {
      lines.push_back(with_ellipsis(text.substr(0, bytes), size, width, bold));
      break;
    }
    lines.emplace_back(text.substr(0, bytes));
    text.remove_prefix(bytes);
    drop_spaces(text);
  }
  return lines;
}

std::string one_line(std::string_view text, double size, double width, bool bold) {
  const std::vector<std::string> lines = wrapped(text, size, width, 1, bold);
  return lines.empty() ? std::string() : lines.front();
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string in_language(const model::Text& text, std::string_view language) {
  const std::string& asked = language == "en" ? text.en : text.id;
  if (!asked.empty()) return asked;
  return language == "en" ? text.id : text.en;
}

}  // namespace selaras::reports::diagram
