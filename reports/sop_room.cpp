#include "reports/sop_room.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/diagram_route.h"

namespace selaras::reports::sop {
namespace {

constexpr double least_room = 14;  // above and below a symbol
constexpr double track = 7;

/// How many arrows run along each column's left.
std::vector<std::size_t> running(const Sheet& sheet, std::size_t columns) {
  diagram::Grid grid;
  for (const Place& place : sheet.places) {
    grid.row.push_back(place.line);
    grid.column.push_back(place.performer);
  }
  std::vector<Diagram::Arrow> between;
  for (const Diagram::Arrow& arrow : sheet.arrows)
    if (arrow.from != arrow.to) between.push_back(arrow);
  const std::vector<std::size_t> along = diagram::gutters(grid, between, columns);
  std::vector<std::size_t> count(columns, 0);
  for (std::size_t i = 0; i < between.size(); ++i)
    if (grid.row[between[i].to] != grid.row[between[i].from] + 1) ++count[along[i]];
  return count;
}

}  // namespace

double height_of(SymbolKind kind) {
  constexpr std::array<double, 4> heights = {26, 28, 34, 30};
  return heights[static_cast<std::size_t>(kind)];
}

std::vector<std::size_t> turning(const Sheet& sheet) {
  std::vector<std::size_t> count(sheet.lines + 1, 0);
  for (const Diagram::Arrow& arrow : sheet.arrows) {
    if (arrow.from == arrow.to) continue;
    const std::size_t below = sheet.places[arrow.from].line + 1;
    const std::size_t above = sheet.places[arrow.to].line;
    ++count[below];
    if (above != below) ++count[above];
  }
  return count;
}

double room(std::size_t arrows) {
  return arrows == 0 ? least_room : 14 + track * static_cast<double>(arrows);
}

double performer_width(const std::vector<Sheet>& sheets, std::size_t columns, double least) {
  double width = least;
  for (const Sheet& sheet : sheets) {
    const std::vector<std::size_t> count = running(sheet, columns);
    for (std::size_t i = 0; i < columns; ++i) {
      const double tracks = 5 * static_cast<double>(count[i]) + 12;
      width = std::max(width, symbol_width + (i == 0 ? 2 * tracks : tracks + off_border));
    }
  }
  return std::ceil(width);
}

}  // namespace selaras::reports::sop
