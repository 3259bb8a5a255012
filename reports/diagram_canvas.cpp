#include "reports/diagram_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/text.h"
#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

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
.selaras-diagram .mark.added { stroke: #1f6136; fill: #1f6136; }
.selaras-diagram .mark.removed { stroke: #8a1650; fill: #8a1650; }
.selaras-diagram .mark.moved { stroke: #5b3596; fill: #5b3596; }
.selaras-diagram .mark.actor { stroke: #9b1c1c; fill: #9b1c1c; }
.selaras-diagram .mark.run { stroke: #12406b; fill: #12406b; }
.selaras-diagram .arrow.run path { stroke: #12406b; stroke-width: 3.4; }
.selaras-diagram .arrow.run .tip { fill: #12406b; }
.selaras-diagram .heat { fill: #ffffff; stroke: #7a2c00; stroke-width: 0.8; }
.selaras-diagram .heat.full { fill: #7a2c00; }
.selaras-diagram .heat-1 .outline { fill: #fff8ef; }
.selaras-diagram .heat-2 .outline { fill: #ffedd5; }
.selaras-diagram .heat-3 .outline { fill: #ffdfb8; }
.selaras-diagram .heat-4 .outline { fill: #ffcf99; }
.selaras-diagram .heat-5 .outline { fill: #ffbb73; }
.selaras-diagram .mark text { stroke: none; }
)";

/// The line ends where its tip begins, so that dashes do not show through.
Path without_tip(Path path) {
  Point& end = path.back();
  const Point& before = path[path.size() - 2];
  const double length = std::abs(end.x - before.x) + std::abs(end.y - before.y);
  const double part = std::min(1.0, (head_length - 1) / std::max(length, 1.0));
  end = {end.x + (before.x - end.x) * part, end.y + (before.y - end.y) * part};
  return path;
}

Point towards(Point from, Point to, double by) {
  const double length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
  const double part = length == 0 ? 0 : by / length;
  return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

}  // namespace

/// Text between tags and in attributes. What XML cannot hold has become U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string shown = model::printable(text);
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(shown, at);
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

std::string_view class_of(Diagram::ArrowKind kind) {
  constexpr std::array<std::string_view, 4> names = {"stated", "listed", "inferred", "ghost"};
  return names[static_cast<std::size_t>(kind)];
}

std::string Canvas::id(std::string_view part) const {
  return id_part(options_.id_prefix) + "-" + id_part(part);
}

void Canvas::open(std::string_view title, std::string_view description, double width,
                  double height) {
  add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"selaras-diagram\" role=\"img\" "
      "lang=\"{}\" aria-labelledby=\"{} {}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n",
      id_part(options_.language), id("title"), id("desc"), number(width), number(height),
      number(width), number(height));
  add("<title id=\"{}\">{}</title>\n", id("title"), escaped(title));
  add("<desc id=\"{}\">{}</desc>\n", id("desc"), escaped(description));
  add("<style>{}</style>\n", style);
  add("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n", number(width), number(height));
}

std::string Canvas::close() {
  add("</svg>\n");
  return std::move(out_);
}

void Canvas::text(const TextLine& line, std::string_view more) {
  if (line.text.empty()) return;
  add("<text class=\"{}{}\" x=\"{}\" y=\"{}\">{}</text>\n", class_of(line.type), more,
      number(line.at.x), number(line.at.y), escaped(line.text));
}

void Canvas::rect(std::string_view css, const Rect& place, double radius) {
  add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", css, number(place.x),
      number(place.y), number(place.width), number(place.height));
  if (radius > 0) add(" rx=\"{}\"", number(radius));
  add("/>\n");
}

void Canvas::polygon(std::string_view css, const Path& corners) {
  add("<polygon class=\"{}\" points=\"", css);
  for (std::size_t i = 0; i < corners.size(); ++i)
    add("{}{},{}", i == 0 ? "" : " ", number(corners[i].x), number(corners[i].y));
  add("\"/>\n");
}

/// Corners are rounded a little: the eye follows a bend better than a break.
void Canvas::line(const Path& full) {
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

void Canvas::tip(const Path& path) {
  const Point end = path.back();
  const Point base = towards(end, path[path.size() - 2], head_length);
  const bool level = std::abs(base.y - end.y) < std::abs(base.x - end.x);
  const double x = level ? 0 : 3.4;
  const double y = level ? 3.4 : 0;
  polygon("tip", {end, {base.x + x, base.y + y}, {base.x - x, base.y - y}});
}

void Canvas::arrow(const Path& path, std::string_view css, const std::vector<TextLine>& label) {
  if (path.size() < 2) return;
  add("<g class=\"arrow {}\">\n", css);
  line(path);
  tip(path);
  for (const TextLine& each : label) text(each);
  add("</g>\n");
}

}  // namespace selaras::reports::diagram
