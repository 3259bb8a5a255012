#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/json_writer.h"
#include "model/place.h"

namespace selaras::gate {

/// A point of a text as editors count: lines and UTF-16 code units from 0.
struct EditorPosition {
  std::uint32_t line = 0;
  std::uint32_t character = 0;

  auto operator<=>(const EditorPosition&) const = default;
};

/// A stretch of a text; `end` is just behind it.
struct EditorRange {
  EditorPosition begin;
  EditorPosition end;

  auto operator<=>(const EditorRange&) const = default;
};

[[nodiscard]] bool touch(const EditorRange& one, const EditorRange& other);
void write(model::json::Writer& json, const EditorPosition& position);
void write(model::json::Writer& json, const EditorRange& range);

/// A stretch of a text in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Stretch&) const = default;
};

/// Knows where in a text the positions of editors and those of the model are. The two differ in
/// more than the unit: for the model a line ends with LF alone and a byte order mark has no column.
/// Positions outside the text are taken for the nearest one in it. The text must outlive this.
class Positions {
 public:
  explicit Positions(std::string_view text);

  [[nodiscard]] std::size_t offset(EditorPosition position) const;
  [[nodiscard]] std::size_t offset(model::Position position) const;
  [[nodiscard]] EditorPosition at(std::size_t offset) const;
  [[nodiscard]] EditorRange range(Stretch stretch) const;
  /// The place's stretch; one that says no end is empty, one that says no line is at the beginning.
  [[nodiscard]] Stretch stretch(const model::Position& begin, const model::Position& end) const;
  [[nodiscard]] EditorRange range(const model::Place& place) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> editor_lines_;  // offsets of their beginnings
  std::vector<std::size_t> model_lines_;
};

/// Line `line` (from 1) of the text, without its end, as the model counts.
[[nodiscard]] Stretch line_of(std::string_view text, std::uint32_t line);

}  // namespace selaras::gate
