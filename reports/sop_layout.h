#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/diagram_content.h"
#include "reports/diagram_geometry.h"
#include "reports/diagram_layout.h"
#include "reports/sop_form.h"

/// Where everything of an SOP form stands. A table is a grid already: rows are its rows, performers
/// its columns; arrows run in the room that is left round the symbols.
namespace selaras::reports::sop {

enum class CellKind { head, field, plain };

/// A ruled cell with its words.
struct Cell {
  CellKind kind = CellKind::plain;
  diagram::Rect rect;
  std::vector<diagram::TextLine> lines;
  bool unstated = false;  // its words say that the page does not state it
};

enum class SymbolKind { capsule, box, diamond, pentagon };

struct Symbol {
  SymbolKind kind = SymbolKind::box;
  diagram::Rect rect;
  std::vector<diagram::TextLine> lines;  // the letter of a pentagon
  std::string words;                     // what a pointer that rests on it is told
};

struct Arrow {
  Diagram::ArrowKind kind = Diagram::ArrowKind::stated;
  std::size_t from = 0;  // symbols of the page
  std::size_t to = 0;
  diagram::PlacedArrow placed;
};

/// What a symbol or a line means.
struct LegendEntry {
  bool is_arrow = false;
  SymbolKind symbol = SymbolKind::box;
  Diagram::ArrowKind arrow = Diagram::ArrowKind::stated;
  diagram::Point at;
  diagram::TextLine text;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<diagram::TextLine> lines;  // title, remarks, the page's number
  std::vector<Cell> cells;
  std::vector<Symbol> symbols;
  std::vector<Arrow> arrows;
  std::vector<LegendEntry> legend;  // of the last page
};

[[nodiscard]] std::vector<Page> lay_out(const SopForm& form, const DiagramOptions& options);

/// The corners of a decision and of an off-page connector.
[[nodiscard]] diagram::Path outline(SymbolKind kind, const diagram::Rect& rect);

}  // namespace selaras::reports::sop
