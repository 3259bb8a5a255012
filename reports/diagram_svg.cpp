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
#include "reports/diagram_layout.h"
#include "reports/diagram_legend.h"
#include "reports/diagram_shape.h"
#include "reports/diagram_words.h"

namespace selaras::reports {
namespace {

using diagram::Chip;
using diagram::Path;
using diagram::Point;
using diagram::Rect;
using diagram::TextLine;
using diagram::Type;

constexpr double margin = 12;
constexpr double least_width = 520;  // so that title and legend have room beside a single lane
constexpr double head_length = 7;
constexpr double corner = 5;

/// Dark on light throughout: every text keeps a contrast of at least 4.5 : 1 in colour and in
/// print.
constexpr std::string_view style = R"(
.selaras-diagram { font-family: sans-serif; }
.selaras-diagram text { fill: #1b2733; }
.selaras-diagram .paper { fill: #ffffff; }
.selaras-diagram .title { font-size: 16px; font-weight: bold; }
.selaras-diagram .heading { font-size: 12px; font-weight: bold; }
.selaras-diagram .label { font-size: 12px; }
.selaras-diagram .detail { font-size: 10.5px; fill: #44515e; }
.selaras-diagram .tag { font-size: 10.5px; font-weight: bold; fill: #ffffff; }
.selaras-diagram .chip { font-size: 10px; }
.selaras-diagram .legend-text { font-size: 10.5px; }
.selaras-diagram .lane-body { fill: #ffffff; stroke: #c3ccd5; }
.selaras-diagram .lane-body.odd { fill: #f7f9fb; }
.selaras-diagram .lane-body.vague { fill: #fbf9f3; }
.selaras-diagram .lane-head { fill: #e3e9ef; stroke: #c3ccd5; }
.selaras-diagram .lane-head.vague { fill: #f0ebdc; stroke-dasharray: 5 3; }
.selaras-diagram .outline { fill: #ffffff; stroke: #2f4558; stroke-width: 1.3; }
.selaras-diagram .decision .outline, .selaras-diagram .gateway .outline { fill: #eaf1f7; }
.selaras-diagram .terminal .outline { fill: #e3e9ef; }
.selaras-diagram .ghost .outline { fill: #fdfdfd; stroke: #6b5a5a; stroke-dasharray: 6 4; }
.selaras-diagram .ghost .label { fill: #51474a; font-style: italic; }
.selaras-diagram .tag-back { fill: #2f4558; }
.selaras-diagram .gateway .sign { fill: none; stroke: #2f4558; stroke-width: 2.2; }
.selaras-diagram .arrow path { fill: none; stroke: #2f4558; stroke-width: 1.4; }
.selaras-diagram .arrow .tip { fill: #2f4558; stroke: none; }
.selaras-diagram .arrow.listed path { stroke-width: 1; stroke-dasharray: 7 3; }
.selaras-diagram .arrow.inferred path { stroke-dasharray: 1.5 3; }
.selaras-diagram .arrow.ghost path { stroke: #6b5a5a; stroke-width: 1; stroke-dasharray: 2 2 7 2; }
.selaras-diagram .arrow .tip, .selaras-diagram .arrow.listed .tip { stroke: none; }
.selaras-diagram .arrow.ghost .tip { fill: #ffffff; stroke: #6b5a5a; stroke-dasharray: none; }
.selaras-diagram .mark-back { fill: #ffffff; stroke-width: 1; }
.selaras-diagram .mark .sign { fill: none; stroke-width: 1.5; }
.selaras-diagram .mark .number { fill: #ffffff; font-weight: bold; }
.selaras-diagram .mark.contrary { stroke: #9b1c1c; fill: #9b1c1c; }
.selaras-diagram .mark.order { stroke: #5b3596; fill: #5b3596; }
.selaras-diagram .mark.silent { stroke: #7a4b00; fill: #7a4b00; }
.selaras-diagram .mark.partial { stroke: #0b5a7a; fill: #0b5a7a; }
.selaras-diagram .mark.branch { stroke: #1f6136; fill: #1f6136; }
.selaras-diagram .mark.missing { stroke: #8a1650; fill: #8a1650; }
.selaras-diagram .mark.other { stroke: #44515e; fill: #44515e; }
.selaras-diagram .mark text { stroke: none; }
)";

/// Text between tags and in attributes. What XML cannot hold has become U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string shown = model::printable(text);
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t begin = at;
    const char32_t c = diagram::next_code_point(shown, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      case 0xFFFE:
      case 0xFFFF:
        out += "\xEF\xBF\xBD";
        break;
      default:
        out.append(shown, begin, at - begin);
    }
  }
  return out;
}

/// Letters, digits, `_`, `.` and `-` only, so that it can be part of an id.
std::string id_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.' || c == '-';
    out += plain ? c : '_';
  }
  return out;
}

/// At most one decimal.
std::string number(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string_view class_of(Type type) {
  constexpr std::array<std::string_view, 7> names = {"title", "heading", "label",      "detail",
                                                     "tag",   "chip",    "legend-text"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view class_of(Diagram::MarkKind kind) {
  constexpr std::array<std::string_view, 7> names = {"contrary", "order",   "silent", "partial",
                                                     "branch",   "missing", "other"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view class_of(Diagram::ArrowKind kind) {
  constexpr std::array<std::string_view, 4> names = {"stated", "listed", "inferred", "ghost"};
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
  constexpr std::array<std::string_view, 7> paths = {
      "M1 3.5H9M1 6.5H9M7.5 0.5L2.5 9.5",                  // ≠
      "M3 9V1.5M1 3.5L3 1L5 3.5M7 1V8.5M5 6.5L7 9L9 6.5",  // up and down
      "M2.5 3A2.5 2.3 0 1 1 5.6 5Q5 5.3 5 6.6M5 8.2V9.6",  // ?
      "M1 1.5H9M1 5H5.5M7 5H9M1 8.5H3M4.5 8.5H9",          // lines with gaps
      "M5 9.5V5.5L1.5 1M5 5.5L8.5 1M7 7L9 9M9 7L7 9",      // a fork, one arm crossed out
      "M1 1L9 9M9 1L1 9",                                  // a cross
      "M5 0.8V6.2M5 8V9.6"};                               // !
  return paths[static_cast<std::size_t>(kind)];
}

std::string_view sign_of(Diagram::BoxKind gateway) {
  if (gateway == Diagram::BoxKind::parallel) return "M-8 0H8M0 -8V8";
  if (gateway == Diagram::BoxKind::exclusive) return "M-5.5 -5.5L5.5 5.5M5.5 -5.5L-5.5 5.5";
  return "M0 -7.5A7.5 7.5 0 1 1 -0.01 -7.5Z";
}

class Writer {
 public:
  Writer(const Diagram& picture, const DiagramOptions& options)
      : picture_(picture), options_(options), layout_(diagram::lay_out(picture)) {}

  std::string write() && {
    const double width = std::max(layout_.width, least_width);
    const std::vector<TextLine> title = title_lines(width);
    const double top = margin +
                       static_cast<double>(title.size()) * diagram::leading_of(Type::title) +
                       (title.empty() ? 0 : 8);
    const diagram::Legend legend = diagram::legend_of(
        picture_, options_, margin, top + layout_.height + 10, width - 2 * margin);
    const double height = top + layout_.height + 10 + legend.height + margin;
    open(width, height);
    for (const TextLine& line : title) text(line);
    add("<g transform=\"translate(0 {})\">\n", number(top));
    lanes();
    arrows();
    boxes();
    add("</g>\n");
    draw(legend);
    add("</svg>\n");
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void add(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Arguments>(arguments)...);
  }

  std::vector<TextLine> title_lines(double width) const {
    std::vector<TextLine> lines;
    if (!options_.title) return lines;
    double y = margin + diagram::size_of(Type::title);
    for (std::string& line :
         diagram::wrapped(model::printable(picture_.title), diagram::size_of(Type::title),
                          width - 2 * margin, 3, true)) {
      lines.push_back({Type::title, {margin, y}, std::move(line)});
      y += diagram::leading_of(Type::title);
    }
    return lines;
  }

  std::string id(std::string_view part) const {
    return id_part(options_.id_prefix) + "-" + id_part(part);
  }

  void open(double width, double height) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"selaras-diagram\" role=\"img\" "
        "lang=\"{}\" aria-labelledby=\"{} {}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n",
        id_part(options_.language), id("title"), id("desc"), number(width), number(height),
        number(width), number(height));
    add("<title id=\"{}\">{}</title>\n", id("title"), escaped(picture_.title));
    add("<desc id=\"{}\">{}</desc>\n", id("desc"), escaped(picture_.description));
    add("<style>{}</style>\n", style);
    add("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n", number(width), number(height));
  }

  void text(const TextLine& line, std::string_view more = {}) {
    if (line.text.empty()) return;
    add("<text class=\"{}{}\" x=\"{}\" y=\"{}\">{}</text>\n", class_of(line.type), more,
        number(line.at.x), number(line.at.y), escaped(line.text));
  }

  void rect(std::string_view css, const Rect& place, double radius = 0) {
    add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", css, number(place.x),
        number(place.y), number(place.width), number(place.height));
    if (radius > 0) add(" rx=\"{}\"", number(radius));
    add("/>\n");
  }

  void polygon(std::string_view css, const Path& corners) {
    add("<polygon class=\"{}\" points=\"", css);
    for (std::size_t i = 0; i < corners.size(); ++i)
      add("{}{},{}", i == 0 ? "" : " ", number(corners[i].x), number(corners[i].y));
    add("\"/>\n");
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

  /// The line ends where its tip begins, so that dashes do not show through.
  static Path without_tip(Path path) {
    Point& end = path.back();
    const Point& before = path[path.size() - 2];
    const double length = std::abs(end.x - before.x) + std::abs(end.y - before.y);
    const double part = std::min(1.0, (head_length - 1) / std::max(length, 1.0));
    end = {end.x + (before.x - end.x) * part, end.y + (before.y - end.y) * part};
    return path;
  }

  static Point towards(Point from, Point to, double by) {
    const double length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
    const double part = length == 0 ? 0 : by / length;
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
  }

  /// Corners are rounded a little: the eye follows a bend better than a break.
  void line(const Path& full) {
    const Path path = without_tip(full);
    add("<path d=\"M{} {}", number(path[0].x), number(path[0].y));
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
      const auto half = [&](Point a, Point b) {
        return std::min(corner, (std::abs(a.x - b.x) + std::abs(a.y - b.y)) / 2);
      };
      const Point in = towards(path[i], path[i - 1], half(path[i], path[i - 1]));
      const Point out = towards(path[i], path[i + 1], half(path[i], path[i + 1]));
      add("L{} {}Q{} {} {} {}", number(in.x), number(in.y), number(path[i].x), number(path[i].y),
          number(out.x), number(out.y));
    }
    add("L{} {}\"/>\n", number(path.back().x), number(path.back().y));
  }

  void tip(const Path& path) {
    const Point end = path.back();
    const Point base = towards(end, path[path.size() - 2], head_length);
    const bool level = std::abs(base.y - end.y) < std::abs(base.x - end.x);
    const double x = level ? 0 : 3.4;
    const double y = level ? 3.4 : 0;
    polygon("tip", {end, {base.x + x, base.y + y}, {base.x - x, base.y - y}});
  }

  void arrow(const Path& path, Diagram::ArrowKind kind, const std::vector<TextLine>& label) {
    if (path.size() < 2) return;
    add("<g class=\"arrow {}\">\n", class_of(kind));
    line(path);
    tip(path);
    for (const TextLine& each : label) text(each);
    add("</g>\n");
  }

  void arrows() {
    for (std::size_t i = 0; i < layout_.arrows.size(); ++i)
      arrow(layout_.arrows[i].path, picture_.arrows[i].kind, layout_.arrows[i].label);
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
      add("<g class=\"box {}{}\" id=\"{}\">\n", class_of(box.kind), box.ghost ? " ghost" : "",
          id((box.ghost ? "missing-" : "box-") + box.id));
      add("<title>{}</title>\n", escaped(words_of(box)));
      outline(box.kind, placed.rect);
      if (placed.content.tag.width > 0) rect("tag-back", placed.content.tag, 3);
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

  void symbol_at(Diagram::ArrowKind kind, Point at) {
    arrow({{at.x, at.y + 10}, {at.x + diagram::legend_symbol_width, at.y + 10}}, kind, {});
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
  std::string out_;
};

}  // namespace

std::string swimlane_svg(const Diagram& picture, const DiagramOptions& options) {
  return Writer(picture, options).write();
}

}  // namespace selaras::reports
