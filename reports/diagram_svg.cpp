#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "model/text.h"
#include "reports/diagram.h"
#include "reports/diagram_canvas.h"
#include "reports/diagram_layout.h"
#include "reports/diagram_legend.h"
#include "reports/diagram_shape.h"
#include "reports/diagram_words.h"

namespace selaras::reports {
namespace {

using diagram::Chip;
using diagram::class_of;
using diagram::escaped;
using diagram::id_part;
using diagram::number;
using diagram::Path;
using diagram::Point;
using diagram::Rect;
using diagram::TextLine;
using diagram::Type;

constexpr double margin = 12;
constexpr std::size_t most_title_lines = 8;
constexpr double least_width = 520;  // so that title and legend have room beside a single lane

std::string_view class_of(Diagram::MarkKind kind) {
  constexpr std::array<std::string_view, 12> names = {"contrary", "order",   "silent", "partial",
                                                      "branch",   "missing", "other",  "added",
                                                      "removed",  "moved",   "actor",  "run"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view class_of(Diagram::BoxKind kind) {
  switch (kind) {
    case Diagram::BoxKind::step:
      return "step";
    case Diagram::BoxKind::decision:
      return "decision";
    case Diagram::BoxKind::start:
    case Diagram::BoxKind::end:
      return "terminal";
    default:
      return "gateway";
  }
}

/// Drawn in a square of `symbol_size`, so that no font decides whether a mark can be seen.
std::string_view sign_of(Diagram::MarkKind kind) {
  constexpr std::array<std::string_view, 12> paths = {
      "M1 3.5H9M1 6.5H9M7.5 0.5L2.5 9.5",                    // ≠
      "M3 9V1.5M1 3.5L3 1L5 3.5M7 1V8.5M5 6.5L7 9L9 6.5",    // up and down
      "M2.5 3A2.5 2.3 0 1 1 5.6 5Q5 5.3 5 6.6M5 8.2V9.6",    // ?
      "M1 1.5H9M1 5H5.5M7 5H9M1 8.5H3M4.5 8.5H9",            // lines with gaps
      "M5 9.5V5.5L1.5 1M5 5.5L8.5 1M7 7L9 9M9 7L7 9",        // a fork, one arm crossed out
      "M1 1L9 9M9 1L1 9",                                    // a cross
      "M5 0.8V6.2M5 8V9.6",                                  // !
      "M5 1V9M1 5H9",                                        // +
      "M1 5H9",                                              // −
      "M1 5H8.5M5.5 2L8.5 5L5.5 8",                          // an arrow
      "M3 3A2 2 0 1 1 7 3A2 2 0 1 1 3 3M1 9.5Q5 4.5 9 9.5",  // a person
      "M2 1L8.5 5L2 9Z"};                                    // onwards
  return paths[static_cast<std::size_t>(kind)];
}

std::string_view sign_of(Diagram::BoxKind gateway) {
  if (gateway == Diagram::BoxKind::parallel) return "M-8 0H8M0 -8V8";
  if (gateway == Diagram::BoxKind::exclusive) return "M-5.5 -5.5L5.5 5.5M5.5 -5.5L-5.5 5.5";
  return "M0 -7.5A7.5 7.5 0 1 1 -0.01 -7.5Z";
}

class Writer : private diagram::Canvas {
 public:
  Writer(const Diagram& picture, const DiagramOptions& options)
      : Canvas(options), picture_(picture), options_(options), layout_(diagram::lay_out(picture)) {}

  std::string write() && {
    const double width = std::max(layout_.width, least_width);
    const std::vector<TextLine> title = title_lines(width);
    const double top = margin +
                       static_cast<double>(title.size()) * diagram::leading_of(Type::title) +
                       (title.empty() ? 0 : 8);
    const diagram::Legend legend = diagram::legend_of(
        picture_, options_, margin, top + layout_.height + 10, width - 2 * margin);
    const double height = top + layout_.height + 10 + legend.height + margin;
    open(picture_.title, picture_.description, width, height);
    for (const TextLine& line : title) text(line);
    add("<g transform=\"translate(0 {})\">\n", number(top));
    lanes();
    arrows();
    boxes();
    add("</g>\n");
    draw(legend);
    return close();
  }

 private:
  std::vector<TextLine> title_lines(double width) const {
    std::vector<TextLine> lines;
    if (!options_.title) return lines;
    double y = margin + diagram::size_of(Type::title);
    for (std::string& line :
         diagram::wrapped(model::printable(picture_.title), diagram::size_of(Type::title),
                          width - 2 * margin, most_title_lines, true)) {
      lines.push_back({Type::title, {margin, y}, std::move(line)});
      y += diagram::leading_of(Type::title);
    }
    return lines;
  }

  void lanes() {
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
      const bool vague = picture_.lanes[i].kind != Diagram::LaneKind::actor;
      const std::string_view shade = vague ? " vague" : i % 2 == 1 ? " odd" : "";
      add("<g class=\"lane\">\n");
      rect(fmt::format("lane-body{}", shade), layout_.lanes[i].body);
      rect(fmt::format("lane-head{}", vague ? " vague" : ""), layout_.lanes[i].head);
      for (const TextLine& line : layout_.lanes[i].title) text(line);
      add("</g>\n");
    }
  }

  static std::string css_of(const Diagram::Arrow& arrow) {
    return std::string(class_of(arrow.kind)) + (arrow.on_run ? " run" : "");
  }

  void heat(const diagram::Content& content) {
    for (std::size_t i = 0; content.heat.width > 0 && i < Diagram::hottest; ++i)
      heat_square({content.heat.x + static_cast<double>(i) * (diagram::heat_square + 2),
                   content.heat.y, diagram::heat_square, diagram::heat_square},
                  i < content.heat_level);
  }

  void heat_square(const Rect& place, bool full) { rect(full ? "heat full" : "heat", place); }

  void arrows() {
    for (std::size_t i = 0; i < layout_.arrows.size(); ++i)
      arrow(layout_.arrows[i].path, css_of(picture_.arrows[i]), layout_.arrows[i].label);
  }

  void outline(Diagram::BoxKind kind, const Rect& place) {
    switch (kind) {
      case Diagram::BoxKind::step:
        return rect("outline", place, 3);
      case Diagram::BoxKind::decision:
        return polygon("outline", diagram::decision_outline(place));
      case Diagram::BoxKind::start:
      case Diagram::BoxKind::end:
        return rect("outline", place, place.height / 2);
      default:
        return gateway(kind, place);
    }
  }

  void gateway(Diagram::BoxKind kind, const Rect& place) {
    const Path corners = diagram::gateway_outline(place);
    polygon("outline", corners);
    add("<path class=\"sign\" transform=\"translate({} {})\" d=\"{}\"/>\n", number(corners[0].x),
        number(corners[1].y), sign_of(kind));
  }

  void symbol(Diagram::MarkKind kind, Point at) {
    add("<path class=\"sign\" transform=\"translate({} {})\" d=\"{}\"/>\n", number(at.x),
        number(at.y), sign_of(kind));
  }

  void chip(const Chip& chip) {
    add("<g class=\"mark {}\"", class_of(chip.kind));
    if (!chip.fingerprints.empty()) {
      add(" data-findings=\"");
      for (std::size_t i = 0; i < chip.fingerprints.size(); ++i)
        add("{}{}", i == 0 ? "" : " ", id_part(chip.fingerprints[i]));
      add("\"");
    }
    add(">\n");
    rect("mark-back", chip.rect, 3);
    if (chip.number_width > 0)
      rect("number-back", {chip.rect.x, chip.rect.y, chip.number_width, chip.rect.height}, 3);
    symbol(chip.kind, chip.symbol);
    for (std::size_t i = 0; i < chip.lines.size(); ++i)
      text(chip.lines[i], i == 0 && chip.number_width > 0 ? " number" : "");
    add("</g>\n");
  }

  static std::string words_of(const Diagram::Box& box) {
    std::string words = box.marker.empty() ? box.label : box.marker + ". " + box.label;
    for (const std::string& detail : box.details) words.append(", ").append(detail);
    for (const Diagram::Mark& mark : box.marks) words.append(" [").append(mark.word).append("]");
    return words;
  }

  void boxes() {
    for (std::size_t i = 0; i < layout_.boxes.size(); ++i) {
      const Diagram::Box& box = picture_.boxes[i];
      const diagram::PlacedBox& placed = layout_.boxes[i];
      add("<g class=\"box {}{}{}\" id=\"{}\">\n", class_of(box.kind), box.ghost ? " ghost" : "",
          box.heat ? fmt::format(" heat-{}", box.heat->level) : "",
          id((box.ghost ? "missing-" : "box-") + box.id));
      add("<title>{}</title>\n", escaped(words_of(box)));
      outline(box.kind, placed.rect);
      if (placed.content.tag.width > 0) rect("tag-back", placed.content.tag, 3);
      heat(placed.content);
      for (const TextLine& each : placed.content.lines) text(each);
      for (const Chip& each : placed.content.chips) chip(each);
      add("</g>\n");
    }
  }

  // --- the legend's symbols, each in a space of legend_symbol_width by legend_row

  void symbol_at(Diagram::BoxKind kind, Point at) {
    add("<g class=\"{}\">\n", class_of(kind));
    if (class_of(kind) == "gateway") {
      add("<g transform=\"translate({} {}) scale(0.5)\">\n", number(at.x + 8), number(at.y + 1));
      gateway(kind, {0, 0, diagram::gateway_size, diagram::gateway_size});
      add("</g>\n");
    } else if (kind == Diagram::BoxKind::decision) {
      const double y = at.y + 10;
      polygon("outline", {{at.x, y},
                          {at.x + 6, y - 8},
                          {at.x + 28, y - 8},
                          {at.x + 34, y},
                          {at.x + 28, y + 8},
                          {at.x + 6, y + 8}});
    } else {
      outline(kind, {at.x, at.y + 3, diagram::legend_symbol_width, 14});
    }
    add("</g>\n");
  }

  void symbol_at(diagram::LegendEntry::Ghost, Point at) {
    add("<g class=\"ghost\">\n");
    rect("outline", {at.x, at.y + 3, diagram::legend_symbol_width, 14}, 3);
    add("</g>\n");
  }

  void symbol_at(diagram::LegendEntry::Tag, Point at) {
    rect("tag-back", {at.x + 8, at.y + 2, 18, 16}, 3);
    text({Type::tag, {at.x + 14, at.y + 14}, "1"});
  }

  void symbol_at(diagram::LegendEntry::Heat heat, Point at) {
    for (std::size_t i = 0; i < Diagram::hottest; ++i)
      heat_square({at.x + static_cast<double>(i) * 7, at.y + 7, 6, 6}, i < heat.level);
  }

  void symbol_at(diagram::LegendEntry::Run, Point at) {
    arrow({{at.x, at.y + 10}, {at.x + diagram::legend_symbol_width, at.y + 10}}, "stated run", {});
  }

  void symbol_at(Diagram::ArrowKind kind, Point at) {
    arrow({{at.x, at.y + 10}, {at.x + diagram::legend_symbol_width, at.y + 10}}, class_of(kind),
          {});
  }

  void symbol_at(Diagram::MarkKind kind, Point at) {
    Chip only{.kind = kind, .rect = {at.x + 8, at.y + 2, 18, 16}};
    only.symbol = {at.x + 12, at.y + 5};
    chip(only);
  }

  void draw(const diagram::Legend& legend) {
    add("<g class=\"legend\">\n");
    text(legend.heading);
    for (const diagram::LegendEntry& entry : legend.entries) {
      std::visit([&](auto which) { symbol_at(which, entry.at); }, entry.symbol);
      text(entry.text);
    }
    text(legend.notes_heading);
    for (const diagram::LegendNote& note : legend.notes) {
      chip(note.chip);
      for (const TextLine& each : note.lines) text(each);
    }
    add("</g>\n");
  }

  const Diagram& picture_;
  const DiagramOptions& options_;
  diagram::Layout layout_;
};

}  // namespace

std::string swimlane_svg(const Diagram& picture, const DiagramOptions& options) {
  return Writer(picture, options).write();
}

}  // namespace selaras::reports
