#include "reports/sop_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "reports/diagram_words.h"

namespace selaras::reports::sop {
namespace {

using diagram::leading_of;
using diagram::Point;
using diagram::Rect;
using diagram::size_of;
using diagram::TextLine;
using diagram::Type;

constexpr double padding = 5;
constexpr std::size_t most_lines = 30;  // of a paragraph: no page may be filled by one word
constexpr std::size_t most_paragraphs = 12;
constexpr std::array<double, 6> text_widths = {30, 230, 122, 84, 122, 176};
constexpr std::string_view nothing_stated = "–";

std::vector<TextLine> set(const std::vector<std::string>& paragraphs, Type type, double width) {
  std::vector<TextLine> lines;
  double y = padding;
  for (std::size_t i = 0; i < paragraphs.size() && i < most_paragraphs; ++i)
    for (std::string& line :
         diagram::wrapped(model::printable(paragraphs[i]), size_of(type), width - 2 * padding,
                          most_lines, diagram::is_bold(type))) {
      lines.push_back({type, {padding, y + size_of(type)}, std::move(line)});
      y += leading_of(type);
    }
  return lines;
}

double height_of(const std::vector<TextLine>& lines) {
  return lines.empty() ? 0 : lines.back().extent().bottom() + padding;
}

enum class Stand { beginning, middle };

Cell cell(CellKind kind, const Rect& rect, std::vector<TextLine> lines,
          Stand across = Stand::beginning, Stand down = Stand::beginning) {
  const double spare = down == Stand::middle ? (rect.height - height_of(lines)) / 2 : 0;
  for (TextLine& line : lines) {
    const double used =
        diagram::text_width(line.text, size_of(line.type), diagram::is_bold(line.type));
    const double inset = across == Stand::middle ? (rect.width - used) / 2 : padding;
    line.at = {rect.x + inset, rect.y + line.at.y + std::max(0.0, spare)};
  }
  return {.kind = kind, .rect = rect, .lines = std::move(lines)};
}

std::vector<TextLine> field_lines(const SopForm::Field& field, double width,
                                  const DiagramOptions& options) {
  std::vector<TextLine> lines = set({field.name}, Type::tag, width);
  const double below = lines.empty() ? 0 : lines.back().at.y - padding + 4;
  const std::string& value = field.value.empty() ? options.text("sop.unstated") : field.value;
  for (TextLine line : set({value}, Type::detail, width)) {
    line.at.y += below;
    lines.push_back(std::move(line));
  }
  return lines;
}

Cell field_cell(const SopForm::Field& field, const Rect& rect, const DiagramOptions& options) {
  Cell made = cell(CellKind::field, rect, field_lines(field, rect.width, options));
  made.unstated = field.value.empty();
  return made;
}

/// Fields of two columns beside each other; both columns end at the same height.
double put_fields(const std::vector<SopForm::Field>& left, const std::vector<SopForm::Field>& right,
                  const Rect& first, const Rect& second, const DiagramOptions& options,
                  Page& page) {
  const auto heights = [&](const std::vector<SopForm::Field>& fields, double width) {
    std::vector<double> all;
    for (const SopForm::Field& field : fields)
      all.push_back(std::ceil(height_of(field_lines(field, width, options))));
    return all;
  };
  std::vector<double> one = heights(left, first.width);
  std::vector<double> other = heights(right, second.width);
  const auto sum = [](const std::vector<double>& all) {
    double total = 0;
    for (const double each : all) total += each;
    return total;
  };
  const double height = std::max(sum(one), sum(other));
  one.back() += height - sum(one);
  other.back() += height - sum(other);
  const auto put = [&](const std::vector<SopForm::Field>& fields, const std::vector<double>& high,
                       Rect place) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      place.height = high[i];
      page.cells.push_back(field_cell(fields[i], place, options));
      place.y += high[i];
    }
  };
  put(left, one, first);
  put(right, other, second);
  return first.y + height;
}

bool has_arrow(const SopForm& form, Diagram::ArrowKind kind) {
  return std::ranges::any_of(form.arrows, [&](const auto& each) { return each.kind == kind; });
}

}  // namespace

double Columns::performer_left(std::size_t index) const {
  return left + text_widths[0] + text_widths[1] + performer * static_cast<double>(index);
}

Rect Columns::text_column(std::size_t index) const {
  double x = index < 2 ? left : performer_left(performers);
  for (std::size_t i = index < 2 ? 0 : 2; i < index; ++i) x += text_widths[i];
  return {x, 0, text_widths[index], 0};
}

double Columns::width() const {
  const Rect last = text_column(text_widths.size() - 1);
  return last.right() - left;
}

Columns columns_of(double left, double performer, std::size_t performers) {
  return {.left = left, .performer = performer, .performers = performers};
}

std::vector<std::vector<std::string>> row_words(const SopForm::Row& row) {
  const auto lone = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
  };
  return {lone(row.number > 0 ? std::to_string(row.number) : ""),
          lone(row.activity),
          lone(row.inputs),
          lone(row.time),
          lone(row.outputs),
          row.notes};
}

double row_height(const std::vector<std::vector<std::string>>& words, const Columns& columns) {
  double height = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    height = std::max(height, height_of(set(words[i], Type::detail, columns.text_column(i).width)));
  return height + 1;
}

void put_row(const std::vector<std::vector<std::string>>& words, const Rect& place,
             const Columns& columns, bool activity, Page& page) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Rect column = columns.text_column(i);
    const Rect rect{column.x, place.y, column.width, place.height};
    const bool unstated = activity && i >= 2 && i <= 4 && words[i].empty();
    const std::vector<std::string>& shown =
        unstated ? std::vector<std::string>{std::string(nothing_stated)} : words[i];
    const Stand across = i == 0 || unstated ? Stand::middle : Stand::beginning;
    page.cells.push_back(
        cell(CellKind::plain, rect, set(shown, Type::detail, rect.width), across, Stand::middle));
    page.cells.back().unstated = unstated;
  }
  for (std::size_t i = 0; i < columns.performers; ++i)
    page.cells.push_back(
        {.rect = {columns.performer_left(i), place.y, columns.performer, place.height},
         .lines = {}});
}

double put_identity(const SopForm& form, const Columns& columns, double y,
                    const DiagramOptions& options, Page& page) {
  const double half = std::round(columns.width() / 2);
  const Rect left{columns.left, y, half, 0};
  const Rect right{columns.left + half, y, columns.width() - half, 0};
  const double below = put_fields(form.unit, form.document, left, right, options, page);
  return put_fields(form.grounds, form.means, {left.x, below, left.width, 0},
                    {right.x, below, right.width, 0}, options, page);
}

double put_head(const SopForm& form, const Columns& columns, double y,
                const DiagramOptions& options, Page& page) {
  const auto words = [&](std::string_view key, double width) {
    return set({options.text(key)}, Type::tag, width);
  };
  const auto put = [&](const Rect& rect, std::vector<TextLine> lines) {
    page.cells.push_back(
        cell(CellKind::head, rect, std::move(lines), Stand::middle, Stand::middle));
  };
  const double upper = 22;
  double lower = 22;
  for (const Diagram::Lane& performer : form.performers)
    lower = std::max(lower, height_of(set({diagram::capitalised(performer.title)}, Type::tag,
                                          columns.performer)));
  lower = std::ceil(lower);
  constexpr std::array<std::string_view, 6> keys = {"sop.head.number",  "sop.head.activity",
                                                    "sop.head.inputs",  "sop.head.time",
                                                    "sop.head.outputs", "sop.head.notes"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Rect column = columns.text_column(i);
    const bool standard = i >= 2 && i <= 4;  // Mutu Baku stands above these three
    put({column.x, standard ? y + upper : y, column.width, standard ? lower : upper + lower},
        words(keys[i], column.width));
  }
  const double first = columns.performer_left(0);
  const double behind = columns.performer_left(columns.performers);
  if (columns.performers > 0)
    put({first, y, behind - first, upper}, words("sop.head.performers", behind - first));
  const double standard = columns.text_column(5).x - behind;
  put({behind, y, standard, upper}, words("sop.head.standard", standard));
  for (std::size_t i = 0; i < form.performers.size(); ++i)
    put({columns.performer_left(i), y + upper, columns.performer, lower},
        set({diagram::capitalised(form.performers[i].title)}, Type::tag, columns.performer));
  return y + upper + lower;
}

double put_legend(const SopForm& form, const Columns& columns, double y,
                  const DiagramOptions& options, Page& page) {
  double x = columns.left;
  const auto put = [&](LegendEntry entry, std::string_view key) {
    const std::string text = options.text(key);
    const double used = 40 + diagram::text_width(text, size_of(Type::legend));
    if (x > columns.left && x + used > columns.left + columns.width()) {
      x = columns.left;
      y += 22;
    }
    entry.at = {x, y};
    entry.text = {Type::legend, {x + 40, y + 14}, text};
    page.legend.push_back(std::move(entry));
    x += used + 20;
  };
  put({.symbol = SymbolKind::capsule}, "sop.legend.capsule");
  put({.symbol = SymbolKind::box}, "sop.legend.box");
  put({.symbol = SymbolKind::diamond}, "sop.legend.diamond");
  put({.symbol = SymbolKind::pentagon}, "sop.legend.pentagon");
  constexpr std::array<std::pair<Diagram::ArrowKind, std::string_view>, 3> kinds = {
      {{Diagram::ArrowKind::stated, "diagram.legend.stated"},
       {Diagram::ArrowKind::listed, "diagram.legend.listed"},
       {Diagram::ArrowKind::inferred, "diagram.legend.inferred"}}};
  for (const auto& [kind, key] : kinds)
    if (has_arrow(form, kind)) put({.is_arrow = true, .arrow = kind}, key);
  return y + 22;
}

}  // namespace selaras::reports::sop
