#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "reports/diagram.h"
#include "reports/diagram_content.h"

namespace selaras::reports::diagram {

/// A picture of one thing that occurs, and what it means.
struct LegendEntry {
  struct Ghost {};
  struct Tag {};
  struct Run {};
  struct Heat {
    std::size_t level = 0;
  };
  using Symbol =
      std::variant<Diagram::BoxKind, Ghost, Tag, Diagram::ArrowKind, Run, Diagram::MarkKind, Heat>;
  Symbol symbol;
  Point at;  // upper left corner of the symbol's space
  TextLine text;
};
inline constexpr double legend_symbol_width = 34;
inline constexpr double legend_row = 22;

/// A finding in the list under the picture: its number and its sentence.
struct LegendNote {
  Chip chip;
  std::vector<TextLine> lines;
};

struct Legend {
  double height = 0;
  TextLine heading;
  std::vector<LegendEntry> entries;  // only of what occurs
  TextLine notes_heading;            // empty without notes
  std::vector<LegendNote> notes;
};

/// Between `left` and `left + width`, below `top`.
[[nodiscard]] Legend legend_of(const Diagram& diagram, const DiagramOptions& options, double left,
                               double top, double width);

}  // namespace selaras::reports::diagram
