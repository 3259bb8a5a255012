#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "reports/diagram_canvas.h"
#include "reports/sop_form.h"
#include "reports/sop_layout.h"

namespace selaras::reports {
namespace {

using diagram::escaped;
using diagram::number;

constexpr double between_pages = 24;

/// The form is printed: black on white, its rules thin enough that arrows stand out.
constexpr std::string_view style = R"(
.selaras-sop .rule { fill: none; stroke: #aab4be; stroke-width: 0.8; }
.selaras-sop .rule.head { fill: #e3e9ef; }
.selaras-sop .sheet { fill: #ffffff; stroke: #c3ccd5; }
.selaras-sop .tag { fill: #1b2733; }
.selaras-sop .detail { fill: #1b2733; }
.selaras-sop .unstated .detail { fill: #5a6672; font-style: italic; }
.selaras-sop .outline { fill: #ffffff; }
.selaras-sop .symbol.diamond .outline { fill: #eaf1f7; }
.selaras-sop .symbol.capsule .outline { fill: #e3e9ef; }
.selaras-sop .symbol.pentagon .outline { fill: #f0ebdc; }
.selaras-sop .behind { fill: #ffffff; fill-opacity: 0.9; }
)";

std::string_view class_of(sop::SymbolKind kind) {
  switch (kind) {
    case sop::SymbolKind::capsule:
      return "capsule";
    case sop::SymbolKind::box:
      return "box";
    case sop::SymbolKind::diamond:
      return "diamond";
    case sop::SymbolKind::pentagon:
      break;
  }
  return "pentagon";
}

class Writer : private diagram::Canvas {
 public:
  Writer(const SopForm& form, const DiagramOptions& options) : Canvas(options), form_(form) {}

  /// A picture of these pages, one below the other.
  std::string write(const std::vector<sop::Page>& pages, std::string_view title) {
    double width = 0;
    double height = 0;
    for (const sop::Page& page : pages) {
      width = std::max(width, page.width);
      height += page.height + (height > 0 ? between_pages : 0);
    }
    open(title, form_.description, width, height);
    add("<style>{}</style>\n<g class=\"selaras-sop\">\n", style);
    double y = 0;
    for (const sop::Page& page : pages) {
      add("<g class=\"page\" transform=\"translate(0 {})\">\n", number(y));
      draw(page);
      add("</g>\n");
      y += page.height + between_pages;
    }
    add("</g>\n");
    return close();
  }

 private:
  void draw(const sop::Page& page) {
    rect("sheet", {0, 0, page.width, page.height});
    for (const sop::Cell& cell : page.cells) draw(cell);
    for (const diagram::TextLine& line : page.lines) text(line);
    for (const sop::Arrow& arrow : page.arrows) draw(arrow);
    for (const sop::Symbol& symbol : page.symbols) draw(symbol);
    for (const sop::LegendEntry& entry : page.legend) draw(entry);
  }

  void draw(const sop::Cell& cell) {
    add("<g class=\"cell{}\">\n", cell.unstated ? " unstated" : "");
    rect(cell.kind == sop::CellKind::head ? "rule head" : "rule", cell.rect);
    for (const diagram::TextLine& line : cell.lines) text(line);
    add("</g>\n");
  }

  void draw(const sop::Arrow& arrow) {
    const diagram::PlacedArrow& placed = arrow.placed;
    if (!placed.label.empty()) rect("behind", placed.label_rect);
    Canvas::arrow(placed.path, diagram::class_of(arrow.kind), placed.label);
  }

  void outline(sop::SymbolKind kind, const diagram::Rect& place) {
    if (kind == sop::SymbolKind::box) return rect("outline", place);
    if (kind == sop::SymbolKind::capsule) return rect("outline", place, place.height / 2);
    polygon("outline", sop::outline(kind, place));
  }

  void draw(const sop::Symbol& symbol) {
    add("<g class=\"symbol {}\">\n<title>{}</title>\n", class_of(symbol.kind),
        escaped(symbol.words));
    outline(symbol.kind, symbol.rect);
    for (const diagram::TextLine& line : symbol.lines) text(line);
    add("</g>\n");
  }

  void draw(const sop::LegendEntry& entry) {
    if (entry.is_arrow) {
      Canvas::arrow({{entry.at.x, entry.at.y + 10}, {entry.at.x + 34, entry.at.y + 10}},
                    diagram::class_of(entry.arrow), {});
    } else {
      add("<g class=\"symbol {}\">\n", class_of(entry.symbol));
      const bool narrow = entry.symbol == sop::SymbolKind::pentagon;
      outline(entry.symbol,
              {entry.at.x + (narrow ? 8 : 0), entry.at.y + 2, narrow ? 18.0 : 34.0, 16});
      add("</g>\n");
    }
    text(entry.text);
  }

  const SopForm& form_;
};

}  // namespace

std::vector<std::string> sop_pages(const SopForm& form, const DiagramOptions& options) {
  std::vector<std::string> pages;
  for (const sop::Page& page : sop::lay_out(form, options))
    pages.push_back(Writer(form, options).write({page}, form.title));
  return pages;
}

std::string sop_svg(const SopForm& form, const DiagramOptions& options) {
  return Writer(form, options).write(sop::lay_out(form, options), form.title);
}

}  // namespace selaras::reports
