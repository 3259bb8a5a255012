#include "reports/diagram_legend.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

using Symbol = LegendEntry::Symbol;
using BoxKind = Diagram::BoxKind;
using ArrowKind = Diagram::ArrowKind;
using MarkKind = Diagram::MarkKind;

struct Meaning {
  Symbol symbol;
  std::string_view key;
};

bool has_box(const Diagram& diagram, BoxKind kind) {
  return std::ranges::any_of(diagram.boxes, [&](const auto& box) { return box.kind == kind; });
}
bool has_ghost(const Diagram& diagram) {
  return std::ranges::any_of(diagram.boxes, [](const auto& box) { return box.ghost; });
}
bool has_tag(const Diagram& diagram) {
  return std::ranges::any_of(diagram.boxes, [](const auto& box) { return !box.marker.empty(); });
}
bool has_arrow(const Diagram& diagram, ArrowKind kind) {
  return std::ranges::any_of(diagram.arrows, [&](const auto& each) { return each.kind == kind; });
}
bool has_mark(const Diagram& diagram, MarkKind kind) {
  return std::ranges::any_of(diagram.boxes, [&](const auto& box) {
    return std::ranges::any_of(box.marks, [&](const auto& mark) { return mark.kind == kind; });
  });
}

struct Occurs {
  const Diagram& diagram;
  bool operator()(BoxKind kind) const { return has_box(diagram, kind); }
  bool operator()(LegendEntry::Ghost) const { return has_ghost(diagram); }
  bool operator()(LegendEntry::Tag) const { return has_tag(diagram); }
  bool operator()(ArrowKind kind) const { return has_arrow(diagram, kind); }
  bool operator()(MarkKind kind) const { return has_mark(diagram, kind); }
  bool operator()(LegendEntry::Run) const {
    return std::ranges::any_of(diagram.arrows, [](const auto& each) { return each.on_run; });
  }
  bool operator()(LegendEntry::Heat) const { return false; }  // has words of its own
};

const std::array<Meaning, 25>& meanings() {
  static const std::array<Meaning, 25> all = {{
      {BoxKind::end, "diagram.legend.end"},
      {BoxKind::step, "diagram.legend.step"},
      {BoxKind::decision, "diagram.legend.decision"},
      {BoxKind::parallel, "diagram.legend.parallel"},
      {BoxKind::exclusive, "diagram.legend.exclusive"},
      {BoxKind::inclusive, "diagram.legend.inclusive"},
      {LegendEntry::Tag{}, "diagram.legend.marker"},
      {LegendEntry::Ghost{}, "diagram.legend.ghost"},
      {ArrowKind::stated, "diagram.legend.stated"},
      {ArrowKind::listed, "diagram.legend.listed"},
      {ArrowKind::inferred, "diagram.legend.inferred"},
      {ArrowKind::ghost, "diagram.legend.ghost-arrow"},
      {MarkKind::contrary, "diagram.legend.contrary"},
      {MarkKind::order, "diagram.legend.order"},
      {MarkKind::silent, "diagram.legend.silent"},
      {MarkKind::partial, "diagram.legend.partial"},
      {MarkKind::branch, "diagram.legend.branch"},
      {MarkKind::missing, "diagram.legend.missing"},
      {MarkKind::other, "diagram.legend.other"},
      {MarkKind::added, "diagram.legend.added"},
      {MarkKind::removed, "diagram.legend.removed"},
      {MarkKind::moved, "diagram.legend.moved"},
      {MarkKind::actor, "diagram.legend.actor"},
      {MarkKind::run, "diagram.legend.run"},
      {LegendEntry::Run{}, "diagram.legend.run-arrow"},
  }};
  return all;
}

/// In a picture of two versions, ghosts are what the older one had.
std::string_view key_of(const Meaning& meaning, const Diagram& diagram) {
  if (!has_mark(diagram, MarkKind::removed)) return meaning.key;
  if (meaning.key == "diagram.legend.ghost") return "diagram.legend.ghost-older";
  if (meaning.key == "diagram.legend.ghost-arrow") return "diagram.legend.ghost-arrow-older";
  return meaning.key;
}

/// Entries side by side, the next row where one does not fit.
class Flow {
 public:
  Flow(double left, double top, double width) : left_(left), x_(left), y_(top), width_(width) {}

  LegendEntry put(const Symbol& symbol, const std::string& words) {
    const std::string text =
        one_line(words, size_of(Type::legend), width_ - legend_symbol_width - 8);
    const double used = legend_symbol_width + 6 + text_width(text, size_of(Type::legend));
    if (x_ > left_ && x_ + used > left_ + width_) {
      x_ = left_;
      y_ += legend_row;
    }
    LegendEntry entry{
        symbol, {x_, y_}, {Type::legend, {x_ + legend_symbol_width + 6, y_ + 14}, text}};
    x_ += used + 20;
    return entry;
  }
  [[nodiscard]] double bottom() const { return y_ + legend_row; }

 private:
  double left_, x_, y_, width_;
};

LegendNote note_of(const Diagram::Note& note, double left, double width, double& y) {
  LegendNote placed;
  const Diagram::Mark mark{
      .kind = note.kind, .word = {}, .numbers = {note.number}, .fingerprints = {}};
  placed.chip = chip_of(mark, {left, y}, 70);
  constexpr double indent = 62;
  double line = y + 12;
  for (std::string& text :
       wrapped(model::printable(note.text), size_of(Type::legend), width - indent, 6)) {
    placed.lines.push_back({Type::legend, {left + indent, line}, std::move(text)});
    line += leading_of(Type::legend);
  }
  y = std::max(y + legend_row, line - 12 + 5);
  return placed;
}

/// Between two versions of a procedure stand changes, not findings.
std::string_view notes_heading(const Diagram& diagram) {
  const bool changes = has_mark(diagram, MarkKind::added) || has_mark(diagram, MarkKind::removed) ||
                       has_mark(diagram, MarkKind::moved) || has_mark(diagram, MarkKind::actor);
  return changes ? "diagram.notes.changes" : "diagram.notes.heading";
}

}  // namespace

Legend legend_of(const Diagram& diagram, const DiagramOptions& options, double left, double top,
                 double width) {
  Legend legend;
  double y = top;
  if (options.legend) {
    legend.heading = {Type::heading, {left, y + 14}, options.text("diagram.legend.heading")};
    Flow flow(left, y + 22, width);
    for (const Meaning& meaning : meanings())
      if (std::visit(Occurs{diagram}, meaning.symbol))
        legend.entries.push_back(flow.put(meaning.symbol, options.text(key_of(meaning, diagram))));
    for (std::size_t i = 0; i < diagram.heat_scale.size(); ++i)
      legend.entries.push_back(flow.put(LegendEntry::Heat{i}, diagram.heat_scale[i]));
    y = flow.bottom() + 6;
  }
  if (!diagram.notes.empty()) {
    legend.notes_heading = {Type::heading, {left, y + 14}, options.text(notes_heading(diagram))};
    y += 24;
    for (const Diagram::Note& note : diagram.notes)
      legend.notes.push_back(note_of(note, left, width, y));
  }
  legend.height = y - top;
  return legend;
}

}  // namespace selaras::reports::diagram
