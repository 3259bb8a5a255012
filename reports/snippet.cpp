#include "reports/snippet.h"

#include <algorithm>

#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t snippet_columns = 76;
constexpr std::size_t before_caret = 30;  // columns kept before it in a long line

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The bytes of as many code points, or of all that there are.
std::size_t bytes_of(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; code_points > 0 && at < text.size(); --code_points) {
    do ++at;
    while (at < text.size() && continues(text[at]));
  }
  return at;
}

/// The bytes of as many code points at the end of the text.
std::size_t last_bytes_of(std::string_view text, std::size_t code_points) {
  std::size_t at = text.size();
  for (; code_points > 0 && at > 0; --code_points) {
    do --at;
    while (at > 0 && continues(text[at]));
  }
  return text.size() - at;
}

/// Takes the next line off the text.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// How many columns the caret spans: up to the end of the place, or of what is shown.
std::size_t caret_width(const model::Place& place, std::size_t indent, std::size_t shown) {
  const std::size_t most = snippet_columns - std::min(indent, snippet_columns - 1);
  if (place.end.line != place.begin.line) return std::clamp<std::size_t>(shown - indent, 1, most);
  const std::size_t end = std::max(place.end.column, place.begin.column);
  return std::clamp<std::size_t>(end - place.begin.column, 1, most);
}

}  // namespace

/// False where the file has no such line.
bool Snippets::find_line(const model::Place& place) {
  if (number_ == 0 || place.file != file_ || place.begin.line < number_) {
    const auto file = files_.find(place.file);
    if (file == files_.end()) return false;
    file_ = place.file;
    below_ = file->second;
    number_ = 0;
  }
  for (; number_ < place.begin.line; ++number_) {
    if (below_.empty()) return false;
    line_ = next_line(below_);
    column_ = 1;
    offset_ = 0;
  }
  return true;
}

/// To the column, or behind the line's last.
void Snippets::go_to_column(std::size_t column) {
  if (column < column_) {
    column_ = 1;
    offset_ = 0;
  }
  const std::string_view rest = line_.substr(offset_);
  const std::size_t passed = bytes_of(rest, column - column_);
  column_ += model::code_points(rest.substr(0, passed));
  offset_ += passed;
}

std::string Snippets::at(const model::Place& place) {
  if (place.begin.line == 0 || place.begin.column == 0 || !find_line(place)) return {};
  go_to_column(place.begin.column);
  const bool is_long = bytes_of(line_, snippet_columns) < line_.size();
  const std::size_t before =
      is_long ? last_bytes_of(line_.substr(0, offset_), before_caret) : offset_;
  const std::string_view from = line_.substr(offset_ - before);
  const std::string_view shown = from.substr(0, bytes_of(from, snippet_columns));
  const std::size_t indent = model::code_points(from.substr(0, before));
  const std::size_t width = caret_width(place, indent, model::code_points(shown));
  const std::string number = std::to_string(place.begin.line);
  return painted(number + " | ", Ink::faint, colour_) + model::printable(shown) + "\n" +
         std::string(number.size(), ' ') + painted(" | ", Ink::faint, colour_) +
         std::string(indent, ' ') +
         painted("^" + std::string(width - 1, '~'), Ink::caret, colour_) + "\n";
}

}  // namespace selaras::reports
