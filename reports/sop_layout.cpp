#include "reports/sop_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "reports/diagram_labels.h"
#include "reports/diagram_route.h"
#include "reports/diagram_words.h"
#include "reports/sop_pages.h"
#include "reports/sop_table.h"
#include "reports/texts.h"

namespace selaras::reports::sop {
namespace {

using diagram::Path;
using diagram::Point;
using diagram::Rect;
using diagram::TextLine;
using diagram::Type;

constexpr double margin = 24;
constexpr double title_height = 26;
constexpr double side_ratio = 1.4142;  // of A4
constexpr double a4_width = 1123;      // on its side, of 96 pixels an inch
constexpr double symbol_width = 56;
constexpr double pentagon_width = 32;
constexpr double reserve = 64;     // for connectors at a page's beginning or end
constexpr double off_border = 8;   // lines in a gutter keep beside the rule between two columns
constexpr double least_room = 14;  // above and below a symbol
constexpr double track = 7;

double height_of(SymbolKind kind) {
  constexpr std::array<double, 4> heights = {26, 28, 34, 30};
  return heights[static_cast<std::size_t>(kind)];
}

SymbolKind kind_of(const Place& place, const SopForm& form) {
  if (place.connector) return SymbolKind::pentagon;
  constexpr std::array<SymbolKind, 3> kinds = {SymbolKind::capsule, SymbolKind::box,
                                               SymbolKind::diamond};
  return kinds[static_cast<std::size_t>(form.rows[place.row].symbol)];
}

/// How many arrows turn in the channel above each line, and below the last.
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

/// How many arrows run along each column's left.
std::vector<std::size_t> running(const Sheet& sheet, std::size_t columns) {
  std::vector<std::size_t> count(columns, 0);
  for (const Diagram::Arrow& arrow : sheet.arrows) {
    const Place& from = sheet.places[arrow.from];
    const Place& to = sheet.places[arrow.to];
    if (arrow.from != arrow.to && to.line != from.line + 1) ++count[to.performer];
  }
  return count;
}

/// Wide enough for the symbols and for what runs between them on the fullest page.
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

/// One page of the table: symbols, arrows and rules.
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

class Arranger {
 public:
  Arranger(const SopForm& form, const DiagramOptions& options) : form_(form), options_(options) {}

  std::vector<Page> arrange() {
    const std::size_t count = form_.performers.size();
    // Few performers share what a sheet of A4 leaves them.
    const double spare = a4_width - 2 * margin - columns_of(margin, 0, count).width();
    const double least =
        std::max(least_performer_width,
                 std::floor(spare / static_cast<double>(std::max<std::size_t>(1, count))));
    columns_ = columns_of(margin, least, count);
    const std::vector<Sheet> sheets = sheets_of(form_, spread(), options_);
    columns_ = columns_of(margin, performer_width(sheets, count, least), count);
    std::vector<Page> pages(std::max<std::size_t>(1, sheets.size()));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      pages[i].width = width();
      double y = begin(pages[i], i, pages.size());
      if (i < sheets.size()) y = PageMaker(form_, sheets[i], columns_, pages[i]).make(y);
      if (i + 1 == pages.size()) y = finish(pages[i], y);
      pages[i].height = std::ceil(std::max(height(), y + margin));
    }
    return pages;
  }

 private:
  double width() const { return columns_.width() + 2 * margin; }
  double height() const { return std::round(width() / side_ratio); }

  /// The title, of the first page the identity, the head of the table; answers where they end.
  double begin(Page& page, std::size_t index, std::size_t count) const {
    const std::string number =
        filled(options_.text("sop.page"), [&](std::string_view name) -> std::optional<std::string> {
          return std::to_string(name == "page" ? index + 1 : count);
        });
    const double used = diagram::text_width(number, diagram::size_of(Type::detail));
    page.lines.push_back({Type::detail, {width() - margin - used, margin + 12}, number});
    page.lines.push_back(
        {Type::title,
         {margin, margin + 14},
         diagram::one_line(model::printable(form_.title), diagram::size_of(Type::title),
                           columns_.width() - used - 20, true)});
    double y = margin + title_height;
    if (index == 0) y = put_identity(form_, columns_, y, options_, page) + 14;
    return put_head(form_, columns_, y, options_, page);
  }

  double finish(Page& page, double y) const {
    y += 8;
    std::vector<std::string> remarks = form_.remarks;
    remarks.push_back(options_.text("sop.remark.unstated"));
    for (const std::string& remark : remarks)
      for (std::string& line : diagram::wrapped(
               model::printable(remark), diagram::size_of(Type::legend), columns_.width(), 3)) {
        y += diagram::leading_of(Type::legend);
        page.lines.push_back({Type::legend, {margin, y}, std::move(line)});
      }
    return options_.legend ? put_legend(form_, columns_, y + 8, options_, page) : y;
  }

  /// As high as a row will be, more or less: which arrows stay on its page is not known yet.
  std::vector<double> estimated_heights() const {
    std::vector<std::size_t> turns(form_.rows.size() + 2, 0);
    for (const Diagram::Arrow& arrow : form_.arrows) {
      ++turns[arrow.from + 1];
      if (arrow.to != arrow.from + 1) ++turns[arrow.to];
    }
    std::vector<double> heights;
    for (std::size_t row = 0; row < form_.rows.size(); ++row)
      heights.push_back(
          std::max(row_height(row_words(form_.rows[row]), columns_),
                   height_of(SymbolKind::diamond) + (room(turns[row]) + room(turns[row + 1])) / 2));
    return heights;
  }

  /// Rows onto pages, in order, as many as a page holds; where there are several, room is kept for
  /// connectors.
  std::vector<std::size_t> spread() const {
    const std::vector<double> heights = estimated_heights();
    Page scratch{.width = width()};
    const double first = height() - margin - begin(scratch, 0, 1);
    const double later = height() - margin - begin(scratch, 1, 1) - 2 * reserve;
    double all = 0;
    for (const double high : heights) all += high;
    double left = all <= first ? first : first - reserve;
    std::size_t page = 0;
    std::vector<std::size_t> page_of;
    for (const double high : heights) {
      const bool empty = page_of.empty() || page_of.back() != page;
      if (high > left && !empty) {
        ++page;
        left = later;
      }
      left -= high;
      page_of.push_back(page);
    }
    return page_of;
  }

  const SopForm& form_;
  const DiagramOptions& options_;
  Columns columns_;
};

}  // namespace

std::vector<Page> lay_out(const SopForm& form, const DiagramOptions& options) {
  return Arranger(form, options).arrange();
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
