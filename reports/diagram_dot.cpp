#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "model/text.h"
#include "reports/diagram.h"

namespace selaras::reports {
namespace {

/// A quoted string of Graphviz's language that shows `text` as it is: it would read backslashes as
/// escapes (`\N` is the node's name) and ampersands as entities of HTML.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : model::printable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
    if (c == '&') out += "amp;";
  }
  return out + "\"";
}

/// As `quoted`, with line breaks between the parts.
std::string quoted_lines(const std::vector<std::string>& lines) {
  std::string out = "\"";
  for (const std::string& line : lines) {
    const std::string part = quoted(line);
    out.append(out.size() > 1 ? "\\n" : "").append(part, 1, part.size() - 2);
  }
  return out + "\"";
}

std::string_view shape(Diagram::BoxKind kind) {
  switch (kind) {
    case Diagram::BoxKind::step:
      return "shape=box";
    case Diagram::BoxKind::decision:
      return "shape=hexagon";
    case Diagram::BoxKind::start:
    case Diagram::BoxKind::end:
      return "shape=box, style=rounded";
    default:
      return "shape=diamond";
  }
}

std::string_view line_style(Diagram::ArrowKind kind) {
  switch (kind) {
    case Diagram::ArrowKind::stated:
      return "style=solid";
    case Diagram::ArrowKind::listed:
      return "style=dashed";
    case Diagram::ArrowKind::inferred:
      return "style=dotted";
    case Diagram::ArrowKind::ghost:
      break;
  }
  return "style=dashed, color=gray40, arrowhead=empty";
}

std::vector<std::string> lines_of(const Diagram::Box& box) {
  std::vector<std::string> lines = {box.marker.empty() ? box.label : box.marker + ". " + box.label};
  lines.insert(lines.end(), box.details.begin(), box.details.end());
  for (const Diagram::Mark& mark : box.marks) {
    std::string numbers;
    for (const std::size_t number : mark.numbers) numbers += std::to_string(number) + " ";
    lines.push_back("[" + numbers + mark.word + "]");
  }
  return lines;
}

}  // namespace

std::string swimlane_dot(const Diagram& diagram, const DiagramOptions& options) {
  std::string out;
  const auto add = [&out]<class... A>(fmt::format_string<A...> pattern, A&&... arguments) {
    fmt::format_to(std::back_inserter(out), pattern, std::forward<A>(arguments)...);
  };
  add("digraph {} {{\n", quoted(options.id_prefix));
  if (options.title) add("  label={}; labelloc=t;\n", quoted(diagram.title));
  add("  node [fontname=\"sans-serif\", fontsize=11];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n");
  for (std::size_t lane = 0; lane < diagram.lanes.size(); ++lane) {
    add("  subgraph cluster_{} {{\n    label={};\n", lane, quoted(diagram.lanes[lane].title));
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
      const Diagram::Box& box = diagram.boxes[i];
      if (box.lane != lane) continue;
      add("    n{} [label={}, {}{}];\n", i, quoted_lines(lines_of(box)), shape(box.kind),
          box.ghost ? ", style=dashed" : "");
    }
    add("  }}\n");
  }
  for (const Diagram::Arrow& arrow : diagram.arrows)
    add("  n{} -> n{} [{}{}{}];\n", arrow.from, arrow.to, line_style(arrow.kind),
        arrow.label.empty() ? "" : ", label=", arrow.label.empty() ? "" : quoted(arrow.label));
  add("}}\n");
  return out;
}

}  // namespace selaras::reports
