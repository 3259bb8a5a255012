#include "gate/editor/positions.h"

#include <algorithm>

namespace selaras::gate {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Bytes of the code point that begins with this one; the text is valid UTF-8.
std::size_t length_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// UTF-16 has pairs for what takes four bytes here.
std::uint32_t units_of(char first) { return length_of(first) == 4 ? 2 : 1; }

bool ends_line(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  return text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
}

/// Where the line of that beginning has its last letter, line end left out.
std::size_t end_of(std::string_view text, const std::vector<std::size_t>& lines, std::size_t line) {
  std::size_t end = line + 1 < lines.size() ? lines[line + 1] : text.size();
  while (end > lines[line] && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return end;
}

}  // namespace

bool touch(const EditorRange& one, const EditorRange& other) {
  return one.begin <= other.end && other.begin <= one.end;
}

void write(model::json::Writer& json, const EditorPosition& position) {
  json.begin_object().member("line", position.line);
  json.member("character", position.character).end_object();
}

void write(model::json::Writer& json, const EditorRange& range) {
  json.begin_object().key("start");
  write(json, range.begin);
  json.key("end");
  write(json, range.end);
  json.end_object();
}

Positions::Positions(std::string_view text) : text_(text), editor_lines_{0}, model_lines_{0} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (ends_line(text, at)) editor_lines_.push_back(at + 1);
    if (text[at] == '\n') model_lines_.push_back(at + 1);
  }
  if (text.starts_with(byte_order_mark)) model_lines_.front() = byte_order_mark.size();
}

std::size_t Positions::offset(EditorPosition position) const {
  if (position.line >= editor_lines_.size()) return text_.size();
  std::size_t at = editor_lines_[position.line];
  const std::size_t end = end_of(text_, editor_lines_, position.line);
  for (std::uint32_t units = 0; at < end && units < position.character;) {
    units += units_of(text_[at]);
    at += length_of(text_[at]);
  }
  return std::min(at, end);
}

std::size_t Positions::offset(model::Position position) const {
  if (position.line == 0) return 0;
  if (position.line > model_lines_.size()) return text_.size();
  std::size_t at = model_lines_[position.line - 1];
  for (std::uint32_t column = 1; at < text_.size() && column < position.column; ++column) {
    if (text_[at] == '\n') break;
    at += length_of(text_[at]);
  }
  return std::min(at, text_.size());
}

EditorPosition Positions::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto line = std::ranges::upper_bound(editor_lines_, offset) - 1;
  EditorPosition position{.line = static_cast<std::uint32_t>(line - editor_lines_.begin())};
  for (std::size_t at = *line; at < offset; at += length_of(text_[at])) {
    position.character += units_of(text_[at]);
  }
  return position;
}

EditorRange Positions::range(Stretch stretch) const {
  return {.begin = at(stretch.begin), .end = at(stretch.end)};
}

Stretch Positions::stretch(const model::Position& begin, const model::Position& end) const {
  const std::size_t first = offset(begin);
  return {.begin = first, .end = std::max(first, offset(end))};
}

EditorRange Positions::range(const model::Place& place) const {
  return range(stretch(place.begin, place.end));
}

Stretch line_of(std::string_view text, std::uint32_t line) {
  std::size_t begin = 0;
  for (std::uint32_t before = 1; before < line; ++before) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return {.begin = text.size(), .end = text.size()};
    begin = end + 1;
  }
  std::size_t end = std::min(text.find('\n', begin), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return {.begin = begin, .end = end};
}

}  // namespace selaras::gate
