#include "reports/sop_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "reports/diagram_labels.h"
#include "reports/diagram_route.h"
#include "reports/diagram_words.h"
#include "reports/sop_room.h"

namespace selaras::reports::sop {
namespace {

using diagram::Path;
using diagram::Point;
using diagram::Rect;
using diagram::TextLine;
using diagram::Type;

constexpr double pentagon_width = 32;

SymbolKind kind_of(const Place& place, const SopForm& form) {
  if (place.connector) return SymbolKind::pentagon;
  constexpr std::array<SymbolKind, 3> kinds = {SymbolKind::capsule, SymbolKind::box,
                                               SymbolKind::diamond};
  return kinds[static_cast<std::size_t>(form.rows[place.row].symbol)];
}

class PageMaker {
 public:
  PageMaker(const SopForm& form, const Sheet& sheet, const Columns& columns, Page& page)
      : form_(form), sheet_(sheet), columns_(columns), page_(page) {}

  /// Below `y`; answers where the table ends.
  double make(double y) {
    top_ = y;
    set_lines();
    put_symbols();
    put_rows();
    route();
    label();
    return bottom_;
  }

 private:
  std::vector<std::vector<std::string>> words_of_line(std::size_t line) const {
    std::vector<std::vector<std::string>> words(6);
    if (!sheet_.said[line].empty()) words[1] = sheet_.said[line];
    for (const Place& place : sheet_.places)
      if (place.line == line && !place.connector) words = row_words(form_.rows[place.row]);
    return words;
  }

  double symbol_height(std::size_t line) const {
    double height = 0;
    for (const Place& place : sheet_.places)
      if (place.line == line) height = std::max(height, height_of(kind_of(place, form_)));
    return height;
  }

  /// A line is as high as its words need, and as its symbol with the arrows that turn beside it.
  void set_lines() {
    const std::vector<std::size_t> arrows = turning(sheet_);
    double y = top_;
    for (std::size_t line = 0; line < sheet_.lines; ++line) {
      const double above = room(arrows[line]) * (line == 0 ? 1 : 0.5);
      const double below = room(arrows[line + 1]) * (line + 1 == sheet_.lines ? 1 : 0.5);
      const double symbol = symbol_height(line);
      const double words = row_height(words_of_line(line), columns_);
      const double height = std::ceil(std::max(words, above + symbol + below));
      lines_.push_back({columns_.left, y, columns_.width(), height});
      middle_.push_back(y + above + symbol / 2 + (height - above - symbol - below) / 2);
      y += height;
    }
    bottom_ = y;
  }

  void put_symbols() {
    for (const Place& place : sheet_.places) {
      Symbol symbol{.kind = kind_of(place, form_)};
      const double width = place.connector ? pentagon_width : symbol_width;
      const double height = height_of(symbol.kind);
      const double centre = columns_.performer_left(place.performer) + columns_.performer / 2;
      symbol.rect = {std::round(centre - width / 2), std::round(middle_[place.line] - height / 2),
                     width, height};
      symbol.words = place.connector ? place.letter : form_.rows[place.row].activity;
      if (place.connector) symbol.lines = {letter_in(symbol.rect, place.letter)};
      page_.symbols.push_back(std::move(symbol));
    }
  }

  static TextLine letter_in(const Rect& rect, const std::string& letter) {
    const double width = diagram::text_width(letter, diagram::size_of(Type::tag), true);
    return {Type::tag, {rect.centre().x - width / 2, rect.y + 15}, letter};
  }

  void put_rows() {
    for (std::size_t line = 0; line < sheet_.lines; ++line) {
      const bool activity = std::ranges::any_of(sheet_.places, [&](const Place& place) {
        return place.line == line && !place.connector && form_.rows[place.row].number > 0;
      });
      put_row(words_of_line(line), lines_[line], columns_, activity, page_);
    }
  }

  diagram::Grid grid() const {
    diagram::Grid grid;
    for (std::size_t i = 0; i < sheet_.places.size(); ++i) {
      grid.boxes.push_back(page_.symbols[i].rect);
      grid.row.push_back(sheet_.places[i].line + 1);  // below the rule that ends the head
      grid.column.push_back(sheet_.places[i].performer);
    }
    grid.row_top.push_back(top_);
    grid.row_bottom.push_back(top_);
    for (std::size_t line = 0; line < sheet_.lines; ++line) {
      const double half = symbol_height(line) / 2;
      grid.row_top.push_back(middle_[line] - half);
      grid.row_bottom.push_back(middle_[line] + half);
    }
    for (std::size_t i = 0; i < form_.performers.size(); ++i) {
      const double left = columns_.performer_left(i) + (columns_.performer - symbol_width) / 2;
      grid.column_left.push_back(i == 0 ? left : left - off_border);
      grid.column_right.push_back(left + symbol_width);
    }
    grid.left = columns_.performer_left(0);
    grid.right = columns_.performer_left(form_.performers.size());
    grid.bottom = bottom_;
    return grid;
  }

  static Path ear(const Rect& rect) {
    const double out = rect.right() + 10;
    const double y = rect.centre().y;
    return {{rect.right(), y - 6}, {out, y - 6}, {out, y + 6}, {rect.right(), y + 6}};
  }

  void route() {
    std::vector<Diagram::Arrow> between;
    for (const Diagram::Arrow& arrow : sheet_.arrows)
      if (arrow.from != arrow.to) between.push_back(arrow);
    const std::vector<Path> paths = diagram::own_paths(grid(), between);
    auto next = paths.begin();
    for (const Diagram::Arrow& arrow : sheet_.arrows) {
      const Rect& own = page_.symbols[arrow.from].rect;
      Path path = arrow.from == arrow.to ? ear(own) : dropped(*next++, arrow);
      reach(path.front(), page_.symbols[arrow.from]);
      reach(path.back(), page_.symbols[arrow.to]);
      page_.arrows.push_back({.kind = arrow.kind,
                              .from = arrow.from,
                              .to = arrow.to,
                              .placed = {.path = std::move(path), .label_rect = {}, .label = {}}});
    }
  }

  /// Where nothing stands between, an arrow falls straight onto its target instead of running
  /// beside the column.
  Path dropped(const Path& path, const Diagram::Arrow& arrow) const {
    const Place& from = sheet_.places[arrow.from];
    const Place& to = sheet_.places[arrow.to];
    const bool held = std::ranges::any_of(sheet_.places, [&](const Place& each) {
      return each.performer == to.performer && each.line > from.line && each.line < to.line;
    });
    if (to.line < from.line + 2 || held || path.size() < 4) return path;
    return diagram::simplified({path[0], path[1], {path.back().x, path[1].y}, path.back()});
  }

  /// Moves an end, which lies on the symbol's rectangle, inwards to its outline.
  static void reach(Point& end, const Symbol& symbol) {
    const Rect& rect = symbol.rect;
    const double off = std::abs(end.x - rect.centre().x) / (rect.width / 2);
    const double half = rect.height / 2;
    const bool upper = end.y < rect.centre().y;
    double inset = 0;
    if (symbol.kind == SymbolKind::diamond) inset = half * off;
    if (symbol.kind == SymbolKind::pentagon && !upper) inset = half * off;
    if (symbol.kind == SymbolKind::capsule) {
      const double reach = half - (rect.width / 2 - std::abs(end.x - rect.centre().x));
      if (reach > 0) inset = half - std::sqrt(std::max(0.0, half * half - reach * reach));
    }
    if (end.x <= rect.x || end.x >= rect.right()) {  // an ear
      if (symbol.kind == SymbolKind::diamond)
        end.x -= rect.width / 2 * std::abs(end.y - rect.centre().y) / half;
      return;
    }
    end.y += upper ? inset : -inset;
  }

  /// Words beside an arrow only where there is room: they stand among the notes in any case.
  void label() {
    Diagram words;
    words.arrows = sheet_.arrows;
    diagram::Layout layout{.width = page_.width, .height = bottom_};
    for (const Symbol& symbol : page_.symbols)
      layout.boxes.push_back({.rect = symbol.rect, .content = {}});
    const double left = columns_.performer_left(0);
    const double right = columns_.performer_left(form_.performers.size());
    for (const Rect& beside : {Rect{0, 0, left, bottom_}, Rect{0, 0, page_.width, top_},
                               Rect{right, 0, page_.width - right, bottom_}})
      layout.boxes.push_back({.rect = beside, .content = {}});
    for (const Arrow& arrow : page_.arrows) layout.arrows.push_back(arrow.placed);
    diagram::place_labels(words, layout);
    for (std::size_t i = 0; i < layout.arrows.size(); ++i)
      if (is_free(layout, i)) page_.arrows[i].placed = layout.arrows[i];
  }

  static bool is_free(const diagram::Layout& layout, std::size_t arrow) {
    const Rect& rect = layout.arrows[arrow].label_rect;
    for (const diagram::PlacedBox& box : layout.boxes)
      if (rect.overlaps(box.rect)) return false;
    for (std::size_t i = 0; i < layout.arrows.size(); ++i) {
      const diagram::PlacedArrow& other = layout.arrows[i];
      if (i != arrow && !other.label.empty() && rect.overlaps(other.label_rect)) return false;
      for (std::size_t at = 1; at < other.path.size(); ++at)
        if (diagram::piece(other.path[at - 1], other.path[at]).grown(0.5).overlaps(rect))
          return false;
    }
    return true;
  }

  const SopForm& form_;
  const Sheet& sheet_;
  const Columns& columns_;
  Page& page_;
  double top_ = 0;
  double bottom_ = 0;
  std::vector<Rect> lines_;
  std::vector<double> middle_;  // of the symbols of each line
};

}  // namespace

double put_table(const SopForm& form, const Sheet& sheet, const Columns& columns, double y,
                 Page& page) {
  return PageMaker(form, sheet, columns, page).make(y);
}

Path outline(SymbolKind kind, const Rect& rect) {
  const Point centre = rect.centre();
  if (kind == SymbolKind::pentagon)
    return {{rect.x, rect.y},
            {rect.right(), rect.y},
            {rect.right(), centre.y},
            {centre.x, rect.bottom()},
            {rect.x, centre.y}};
  return {
      {centre.x, rect.y}, {rect.right(), centre.y}, {centre.x, rect.bottom()}, {rect.x, centre.y}};
}

}  // namespace selaras::reports::sop
