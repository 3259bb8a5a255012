#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_geometry.h"

/// What a box holds, measured; places are relative to the box's upper left corner.
namespace selaras::reports::diagram {

enum class Type { title, heading, label, detail, tag, chip, legend };

/// Of the type, in pixels.
[[nodiscard]] double size_of(Type type);
[[nodiscard]] double leading_of(Type type);
[[nodiscard]] bool is_bold(Type type);

struct TextLine {
  Type type = Type::label;
  Point at;  // left end of the base line
  std::string text;

  /// The space it needs, from the ascenders to the descenders.
  [[nodiscard]] Rect extent() const;
};

/// A mark: a pill with the findings' numbers, a symbol and a word.
struct Chip {
  Diagram::MarkKind kind = Diagram::MarkKind::other;
  Rect rect;
  double number_width = 0;  // of the dark part at its left; 0 without numbers
  Point symbol;             // upper left corner of the symbol, `symbol_size` square
  std::vector<TextLine> lines;
  std::vector<std::string> fingerprints;
  std::vector<std::size_t> numbers;
};
inline constexpr double symbol_size = 10;

struct Content {
  double width = 0;
  double height = 0;
  Rect tag;  // behind the marker; without width where there is none
  std::vector<TextLine> lines;
  std::vector<Chip> chips;
  Rect heat;  // of the squares that show how hot a step is; without width where nothing is known
  std::size_t heat_level = 0;
};
/// Of one square of a heat bar.
inline constexpr double heat_square = 8;

inline constexpr double box_width = 180;
/// How far the pointed sides of a decision reach in.
inline constexpr double point_depth = 14;
/// Of the small rhombus of a gateway, across.
inline constexpr double gateway_size = 38;

[[nodiscard]] Content content_of(const Diagram::Box& box);

/// A chip at a place; no wider than `width`.
[[nodiscard]] Chip chip_of(const Diagram::Mark& mark, Point at, double width);

}  // namespace selaras::reports::diagram
