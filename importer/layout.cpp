#include "importer/layout.h"

#include <algorithm>

#include "importer/completeness.h"
#include "importer/headed.h"
#include "importer/order.h"

namespace selaras::importer {
namespace {

using model::SectionKind;

/// What the page is called, in its parts about itself and in its footer.
class TitleReader {
 public:
  TitleReader(const Glance& glance, Layout& layout) : glance_(glance), layout_(layout) {}

  void read() {
    for (const Part& part : layout_.parts) {
      if (part.kind != SectionKind::identity) continue;
      for (const Line& line : part.lines) look_at(line);
    }
    find_banner();
  }

 private:
  void look_at(const Line& line) {
    const Words words = glance_.words(line);
    if (any_in(glance_.language().decree, words)) {
      if (!layout_.decree) layout_.decree = line;
      return;
    }
    if (words.size() < 2 || is_letterhead(glance_.page(), line, glance_.language())) return;
    const bool better = !layout_.title || (line.heading == 1 && layout_.title->heading != 1);
    if (better && (!layout_.decree || !layout_.title)) layout_.title = line;
  }

  /// The portal's footer names the title once more, in quotation marks.
  void find_banner() {
    for (std::size_t i = 0; i < glance_.size(); ++i) {
      if (!glance_.shows(i, Clue::banner)) continue;
      const Span span = glance_.line(i).span;
      const std::string_view text = glance_.page()[span];
      const std::size_t open = text.find('"');
      const std::size_t shut = text.find('"', open + 1);
      if (open == std::string_view::npos || shut == std::string_view::npos) continue;
      const auto begin = span.begin + static_cast<std::uint32_t>(open) + 1;
      layout_.title_repeated = Span{begin, span.begin + static_cast<std::uint32_t>(shut)};
      return;
    }
  }

  const Glance& glance_;
  Layout& layout_;
};

/// Why the steps of a page cannot be read, if they cannot.
class StepsLook {
 public:
  StepsLook(const Glance& glance, const Layout& layout) : glance_(glance), layout_(layout) {}

  Refusal refusal() const {
    const Part* steps = layout_.part(SectionKind::procedure);
    if (steps == nullptr) return unread(glance_.page().lines);
    const List list = read_list(glance_.page(), steps->lines, glance_.language());
    return list.entries.empty() && !has_inline_list(*steps) ? unread(steps->lines) : Refusal::none;
  }

 private:
  bool has_inline_list(const Part& part) const {
    const Page& page = glance_.page();
    return std::ranges::any_of(part.lines, [&](const Line& line) {
      for (std::uint32_t at = line.span.begin; at < line.span.end; ++at) {
        if ((at == line.span.begin || page.text[at - 1] == ' ') &&
            marker_at(page, {at, line.span.end}))
          return true;
      }
      return false;
    });
  }

  Refusal unread(const std::vector<Line>& lines) const {
    std::size_t paragraphs = 0;
    bool announced = layout_.part(SectionKind::procedure) != nullptr;
    for (const Line& line : lines) {
      const Words words = glance_.words(line);
      if (any_in(glance_.language().boilerplate, words)) continue;
      ++paragraphs;
      if (tells_in_prose(words)) return Refusal::prose;
      announced = announced || any_in(glance_.language().introductions, words);
    }
    if (paragraphs == 0 || !announced) return Refusal::no_procedure;
    return paragraphs > 1 ? Refusal::unnumbered : Refusal::prose;
  }

  bool tells_in_prose(const Words& words) const {
    constexpr std::size_t long_sentence = 25;  // words
    return words.size() > long_sentence && any_in(glance_.language().sequence, words);
  }

  const Glance& glance_;
  const Layout& layout_;
};

/// Cuts what is longer than any section of a service standard, so that the time and memory that a
/// page takes have a bound; true where something was cut.
class Measure {
 public:
  explicit Measure(const Page& page) : page_(page) {}

  std::uint32_t cut(std::vector<Part>& parts) {
    if (parts.size() > most_parts) {
      leave(parts[most_parts].first_line);
      parts.resize(most_parts);
    }
    for (Part& part : parts) cut(part);
    return unread_from_;
  }

 private:
  static constexpr std::size_t most_parts = 200;
  static constexpr std::size_t most_lines = 3'000;
  static constexpr std::uint32_t longest_line = 20'000;  // bytes
  static constexpr std::uint32_t most_bytes = 1u << 18;  // of a part

  void cut(Part& part) {
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
      Line& line = part.lines[i];
      const std::uint32_t most = std::min(longest_line, most_bytes - bytes);
      if (i == most_lines || most == 0) {
        leave(line.number);
        part.lines.resize(i);
        return;
      }
      if (line.span.size() > most) {
        leave(line.number);
        line.span = {line.span.begin, end_of_character(line.span.begin + most)};
      }
      bytes += line.span.size();
    }
  }

  /// Not within the bytes of one character.
  std::uint32_t end_of_character(std::uint32_t at) const {
    while (at > 0 && (static_cast<unsigned char>(page_.text[at]) & 0xC0u) == 0x80u) --at;
    return at;
  }

  void leave(std::uint32_t line) {
    if (unread_from_ == 0 || line < unread_from_) unread_from_ = line;
  }

  const Page& page_;
  std::uint32_t unread_from_ = 0;
};

}  // namespace

const Part* Layout::part(SectionKind kind) const {
  const auto found = std::ranges::find(parts, std::optional(kind), &Part::kind);
  return found == parts.end() ? nullptr : &*found;
}

Layout read_layout(const Page& page, const Language& language) {
  const Glance glance(page, language);
  if (glance.first(Clue::sop_table, 0, glance.size()) < glance.size())
    return {.refusal = Refusal::sop_table};
  Layout layout{.parts = parts_by_headings(glance)};
  if (layout.parts.empty()) layout.parts = parts_by_order(glance);
  layout.unread_from = Measure(page).cut(layout.parts);
  TitleReader(glance, layout).read();
  layout.refusal = StepsLook(glance, layout).refusal();
  layout.complete = layout.unread_from == 0 && is_complete(glance, layout);
  return layout;
}

}  // namespace selaras::importer
