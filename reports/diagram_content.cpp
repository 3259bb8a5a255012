#include "reports/diagram_content.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "reports/diagram_words.h"

namespace selaras::reports::diagram {
namespace {

using Kind = Diagram::BoxKind;

constexpr double padding = 9;
constexpr double chip_height = 16;
constexpr double chip_gap = 4;
constexpr std::size_t most_label_lines = 6;
constexpr std::size_t most_detail_lines = 5;  // of each detail
constexpr std::size_t most_details = 6;
constexpr double detail_gap = 2;

struct Typeface {
  double size;
  double leading;
  bool bold;
};

const Typeface& face(Type type) {
  static constexpr std::array<Typeface, 7> faces = {{{16, 22, true},
                                                     {12, 15, true},
                                                     {12, 15, false},
                                                     {10.5, 13.5, false},
                                                     {10.5, 13.5, true},
                                                     {10, 13, false},
                                                     {10.5, 14, false}}};
  return faces[static_cast<std::size_t>(type)];
}

/// Fills a box from the top, line by line.
class Filling {
 public:
  Filling(double left, double top, double width) : left_(left), width_(width), y_(top) {}

  void add(std::string_view text, Type type, std::size_t most, double gap = 0) {
    for (std::string& line :
         wrapped(model::printable(text), size_of(type), width_, most, is_bold(type))) {
      const double used = text_width(line, size_of(type), is_bold(type));
      const double shift = centred_ ? (width_ - used) / 2 : 0;
      lines_.push_back({type, {left_ + shift, y_ + size_of(type)}, std::move(line)});
      y_ += leading_of(type);
    }
    y_ += gap;
  }

  void centre() { centred_ = true; }
  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] std::vector<TextLine> take() { return std::move(lines_); }

 private:
  double left_, width_, y_;
  bool centred_ = false;
  std::vector<TextLine> lines_;
};

/// The marker in its tag at the upper left; answers how far the text beside it is moved.
double put_tag(const std::string& marker, double left, Content& content) {
  const std::string text = one_line(model::printable(marker), size_of(Type::tag), 52, true);
  if (text.empty()) return 0;
  const double width = std::max(18.0, text_width(text, size_of(Type::tag), true) + 8);
  content.tag = {left, padding - 1, width, 16};
  const double inset = (width - text_width(text, size_of(Type::tag), true)) / 2;
  content.lines.push_back({Type::tag, {left + inset, padding + 11}, text});
  return width + 7;
}

void put_chips(const std::vector<Diagram::Mark>& marks, double left, double width, double& y,
               Content& content) {
  for (const Diagram::Mark& mark : marks) {
    content.chips.push_back(chip_of(mark, {left, y}, width));
    y += chip_height + chip_gap;
  }
}

/// As many full squares as the level says, and the number: no reader depends on colours.
void put_heat(const Diagram::Heat& heat, double left, double width, double& y, Content& content) {
  const double bar = static_cast<double>(Diagram::hottest) * (heat_square + 2);
  content.heat = {left, y + 3, bar, heat_square};
  content.heat_level = heat.level;
  content.lines.push_back({Type::detail,
                           {left + bar + 4, y + size_of(Type::detail)},
                           one_line(heat.text, size_of(Type::detail), width - bar - 4)});
  y += leading_of(Type::detail) + 3;
}

Content work(const Diagram::Box& box) {
  Content content{.width = box_width};
  const double side = padding + (box.kind == Kind::decision ? point_depth - 2 : 0);
  const double tag = put_tag(box.marker, side, content);
  const double room = box_width - 2 * side;
  Filling label(side + tag, padding - 1, room - tag);
  label.add(capitalised(box.label), Type::label, most_label_lines);
  Filling details(side, std::max(label.y(), padding + 16) + 2, room);
  for (std::size_t i = 0; i < box.details.size() && i < most_details; ++i)
    details.add(box.details[i], Type::detail, most_detail_lines, detail_gap);
  double y = details.y() + (box.marks.empty() ? 0 : 4);
  if (box.heat) put_heat(*box.heat, side, room, y, content);
  put_chips(box.marks, side, room, y, content);
  std::ranges::move(label.take(), std::back_inserter(content.lines));
  std::ranges::move(details.take(), std::back_inserter(content.lines));
  content.height = y + padding - (box.marks.empty() ? 2 : chip_gap);
  return content;
}

/// As wide as its words need.
double capsule_width(const Diagram::Box& box) {
  double widest = text_width(model::printable(box.label), size_of(Type::label));
  for (const std::string& detail : box.details)
    widest = std::max(widest, text_width(model::printable(detail), size_of(Type::detail)));
  return std::min(box_width, std::max(96.0, widest + 38));
}

Content capsule(const Diagram::Box& box) {
  Content content{.width = box.marks.empty() ? capsule_width(box) : box_width};
  Filling text(18, 7, content.width - 36);
  text.centre();
  text.add(box.label, Type::label, 1);
  for (const std::string& detail : box.details) text.add(detail, Type::detail, 2);
  double y = text.y() + (box.marks.empty() ? 0 : 3);
  put_chips(box.marks, 24, content.width - 48, y, content);
  content.lines = text.take();
  content.height = y + 7;
  return content;
}

/// Gateways hold a symbol only; their marks stand below it.
Content gateway(const Diagram::Box& box) {
  Content content{.width = gateway_size, .height = gateway_size};
  if (box.marks.empty()) return content;
  content.width = box_width;
  double y = gateway_size + 2;
  put_chips(box.marks, 0, box_width, y, content);
  content.height = y - chip_gap;
  return content;
}

Content filled_box(const Diagram::Box& box) {
  switch (box.kind) {
    case Kind::step:
    case Kind::decision:
      return work(box);
    case Kind::start:
    case Kind::end:
      return capsule(box);
    case Kind::parallel:
    case Kind::exclusive:
    case Kind::inclusive:
      break;
  }
  return gateway(box);
}

std::string number_list(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t number : numbers)
    text.append(text.empty() ? "" : ", ").append(std::to_string(number));
  return text;
}

}  // namespace

double size_of(Type type) { return face(type).size; }
double leading_of(Type type) { return face(type).leading; }
bool is_bold(Type type) { return face(type).bold; }

Rect TextLine::extent() const {
  const double size = size_of(type);
  return {at.x, at.y - size * 0.8, text_width(text, size, is_bold(type)), size * 1.05};
}

Chip chip_of(const Diagram::Mark& mark, Point at, double width) {
  const double size = size_of(Type::chip);
  Chip chip{.kind = mark.kind, .rect = {at.x, at.y, 0, chip_height}};
  chip.fingerprints = mark.fingerprints;
  chip.numbers = mark.numbers;
  double x = at.x;
  if (!mark.numbers.empty()) {
    const std::string text = one_line(number_list(mark.numbers), size, width * 0.4);
    chip.number_width = text_width(text, size) + 10;
    chip.lines.push_back({Type::chip, {x + 5, at.y + 11.5}, text});
    x += chip.number_width;
  }
  chip.symbol = {x + 4, at.y + (chip_height - symbol_size) / 2};
  x += symbol_size + 8;
  const std::string word = one_line(mark.word, size, at.x + width - x - 6);
  if (!word.empty()) chip.lines.push_back({Type::chip, {x, at.y + 11.5}, word});
  x += text_width(word, size);
  chip.rect.width = x + 6 - at.x;
  return chip;
}

Content content_of(const Diagram::Box& box) {
  Content content = filled_box(box);
  content.width = 2 * std::ceil(content.width / 2);  // corners and middles on whole pixels
  content.height = 2 * std::ceil(content.height / 2);
  return content;
}

}  // namespace selaras::reports::diagram
