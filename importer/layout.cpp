#include "importer/layout.h"

#include <algorithm>

#include "importer/duration.h"
#include "importer/headings.h"

namespace selaras::importer {
namespace {

using model::SectionKind;

/// No standard of a service is as long; what is, is no page of one.
constexpr std::size_t most_bytes = 1u << 20;
constexpr std::size_t most_lines = 20'000;
constexpr std::uint32_t longest_clue = 400;  // bytes of a line that are looked at for what it is

bool is_too_long(const Page& page) {
  std::size_t bytes = 0;
  for (const Line& line : page.lines) bytes += line.span.size();
  return bytes > most_bytes || page.lines.size() > most_lines;
}

Words clue(const Page& page, const Line& line, const Language& language) {
  return split(page, {line.span.begin, std::min(line.span.end, line.span.begin + longest_clue)},
               language.spelling);
}

/// Reads the page line by line into parts; the same lines are asked several questions.
class LayoutReader {
 public:
  LayoutReader(const Page& page, const Language& language) : page_(page), language_(language) {
    for (const Line& line : page.lines) {
      if (!line.span.empty()) lines_.push_back(line);
    }
  }

  Layout read() {
    if (is_too_long(page_)) return {.refusal = Refusal::too_long};
    if (is_sop_table()) return {.refusal = Refusal::sop_table};
    find_headings();
    headed_ ? split_by_headings() : split_by_order();
    read_identity();
    find_banner();
    layout_.refusal = refusal();
    layout_.complete = is_complete();
    return std::move(layout_);
  }

 private:
  struct At {
    std::size_t index = 0;
    HeadingFound heading;
  };
  struct Block {
    bool list = false;
    std::vector<Line> lines;
  };

  bool is_sop_table() const {
    return std::ranges::any_of(lines_, [&](const Line& line) {
      return any_in(language_.sop_table, clue(page_, line, language_));
    });
  }

  bool is_boilerplate(const Line& line) const {
    return any_in(language_.boilerplate, clue(page_, line, language_));
  }

  // -- By headings.

  void find_headings() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto heading = heading_at(page_, lines_, i, language_);
      if (!heading) continue;
      headings_.push_back({i, *heading});
      i += heading->lines - 1;
    }
    const auto kinds = [&](SectionKind kind) {
      return std::ranges::count(headings_, std::optional(kind),
                                [](const At& at) { return at.heading.kind; }) > 0;
    };
    headed_ = kinds(SectionKind::procedure) ||
              (kinds(SectionKind::requirements) && headings_.size() >= 3);
    if (!headed_) find_introduction();
  }

  /// "… dengan tahapan:" announces the steps where no heading does.
  void find_introduction() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (!page_[line.span].ends_with(':') || marker_at(page_, line.span) ||
          !any_in(language_.introductions, clue(page_, line, language_)))
        continue;
      const At at{i, {.kind = SectionKind::procedure, .printed = {}, .rest = {}}};
      headings_.insert(std::ranges::upper_bound(headings_, i, {}, &At::index), at);
      headed_ = true;
      return;
    }
  }

  void split_by_headings() {
    put({.kind = SectionKind::identity}, 0, headings_.empty() ? lines_.size() : headings_[0].index);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const HeadingFound& heading = headings_[i].heading;
      const std::size_t end = i + 1 < headings_.size() ? headings_[i + 1].index : lines_.size();
      const std::size_t begin = headings_[i].index;
      Part part{.kind = heading.kind, .heading = heading.printed};
      if (!heading.rest.empty()) {
        Line rest = lines_[begin];
        rest.span = heading.rest;
        part.lines.push_back(rest);
      }
      put(std::move(part), begin, end, heading.lines);
    }
    end_of_product_by_introduction();
  }

  /// Below an announced list, what is free of charge ends the steps.
  void end_of_product_by_introduction() {
    const bool announced =
        std::ranges::any_of(headings_, [](const At& at) { return at.heading.printed.empty(); });
    if (!announced || layout_.part(SectionKind::cost) != nullptr) return;
    Part& steps = layout_.parts.back();
    const auto cost =
        std::ranges::find_if(steps.lines, [&](const Line& line) { return is_cost(line); });
    if (cost == steps.lines.end()) return;
    const std::vector<Line> later(cost, steps.lines.end());
    steps.lines.erase(cost, steps.lines.end());
    while (!steps.lines.empty() && !marker_at(page_, steps.lines.back().span) &&
           states_time(steps.lines.back())) {
      Part time{.kind = SectionKind::time, .lines = {steps.lines.back()}};
      steps.lines.pop_back();
      close(time);
      layout_.parts.push_back(std::move(time));
      break;
    }
    close(layout_.parts[layout_.parts.size() -
                        (layout_.parts.back().kind == SectionKind::time ? 2 : 1)]);
    put_after_cost(later);
  }

  /// Lines `begin` to `end` as a part; the first `skip` of them are its heading.
  void put(Part part, std::size_t begin, std::size_t end, std::size_t skip = 0) {
    if (begin >= end) return;
    part.first_line = lines_[begin].number;
    part.last_line = lines_[end - 1].number;
    for (std::size_t i = begin + skip; i < end; ++i) {
      if (!is_boilerplate(lines_[i])) part.lines.push_back(lines_[i]);
    }
    // The number of the table's next row stands before its heading.
    if (end < lines_.size() && part.lines.size() > 1 && is_row_number(part.lines.back()))
      part.lines.pop_back();
    layout_.parts.push_back(std::move(part));
  }

  bool is_row_number(const Line& line) const {
    return line.span.size() < 3 && is_number(page_[line.span]);
  }

  static void close(Part& part) {
    if (part.lines.empty()) return;
    part.first_line = part.lines.front().number;
    part.last_line = part.lines.back().number;
  }

  // -- By order.

  bool is_cost(const Line& line) const {
    const Words words = clue(page_, line, language_);
    return words.size() < 12 && any_in(language_.free, words);
  }

  bool states_time(const Line& line) const {
    return !durations(page_, clue(page_, line, language_), language_).empty();
  }

  /// A list goes on until something else comes, or until its numbers begin anew behind a gap.
  std::vector<Block> blocks(std::size_t begin, std::size_t end) const {
    std::vector<Block> found;
    std::optional<Marker> last;
    for (std::size_t i = begin; i < end; ++i) {
      const Line& line = lines_[i];
      const auto marker = marker_at(page_, line.span);
      const bool gap = i == begin || line.number > lines_[i - 1].number + 1;
      const bool anew = marker && last && gap && marker->is_first() &&
                        marker->kind != Marker::Kind::bullet && marker->same_style(*last);
      const bool goes_on = !found.empty() && (marker ? found.back().list && !anew : !gap);
      if (!goes_on) found.push_back({.list = marker.has_value()});
      found.back().lines.push_back(line);
      if (marker)
        last = marker;
      else if (!goes_on)
        last.reset();
    }
    return found;
  }

  bool mostly(const Block& block, auto question) const {
    const auto count = std::ranges::count_if(block.lines, question);
    return 2 * static_cast<std::size_t>(count) >= block.lines.size();
  }

  bool is_legal_basis(const Block& block) const {
    return mostly(block, [&](const Line& line) {
      const auto marker = marker_at(page_, line.span);
      const Span text = marker ? Span{marker->span.end, line.span.end} : line.span;
      return any_in(language_.legal_basis, split(page_, text, language_.spelling));
    });
  }

  void split_by_order() {
    const auto cost = std::ranges::find_if(lines_, [&](const Line& line) { return is_cost(line); });
    const auto cost_index = static_cast<std::size_t>(cost - lines_.begin());
    std::vector<Block> before = blocks(0, cost_index);
    put_before_cost(before);
    if (cost != lines_.end()) put_after_cost(std::vector<Line>(cost, lines_.end()));
  }

  void put_before_cost(std::vector<Block>& before) {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].list && !is_legal_basis(before[i])) lists.push_back(i);
    }
    if (lists.empty()) {
      for (const Block& block : before) put_block(SectionKind::identity, block);
      return;
    }
    std::size_t steps = lists.back();
    // The time may be the third list: each product or step with its own.
    if (lists.size() >= 3 &&
        mostly(before[steps], [&](const Line& line) { return states_time(line); }))
      steps = lists[lists.size() - 2];
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool list = std::ranges::count(lists, i) > 0;
      if (i == steps)
        put_block(SectionKind::procedure, before[i]);
      else if (i > steps)
        put_block(SectionKind::time, before[i]);
      else if (list)
        put_block(SectionKind::requirements, before[i]);
      else
        put_block(before[i].list ? std::nullopt : std::optional(SectionKind::identity), before[i]);
    }
  }

  /// A block joins the part before it where that is about the same.
  void put_block(std::optional<SectionKind> kind, const Block& block) {
    if (layout_.parts.empty() || layout_.parts.back().kind != kind)
      layout_.parts.push_back({.kind = kind});
    Part& part = layout_.parts.back();
    if (part.first_line == 0) part.first_line = block.lines.front().number;
    part.last_line = block.lines.back().number;
    for (const Line& line : block.lines) {
      if (!is_boilerplate(line)) part.lines.push_back(line);
    }
  }

  /// The cost itself, then the product, then complaints to the end.
  void put_after_cost(const std::vector<Line>& later) {
    put_block(SectionKind::cost, {.list = false, .lines = {later.front()}});
    SectionKind kind = SectionKind::product;
    bool list = false;
    for (std::size_t i = 1; i < later.size(); ++i) {
      const bool marked = marker_at(page_, later[i].span).has_value();
      const bool goes_on =
          i > 1 &&
          (later[i].number == later[i - 1].number + 1 ||
           (marked && list && kind == SectionKind::product && !looks_like_contact(later[i])));
      if (is_boilerplate(later[i]) || (i > 1 && !goes_on)) kind = SectionKind::complaints;
      if (i == 1) list = marked;
      put_block(kind, {.list = marked, .lines = {later[i]}});
    }
  }

  bool looks_like_contact(const Line& line) const {
    const Words words = clue(page_, line, language_);
    return std::ranges::any_of(language_.contacts, [&](const Language::ContactLabel& contact) {
      return any_in(contact.labels, words);
    });
  }

  // -- What the page is called.

  void read_identity() {
    for (const Part& part : layout_.parts) {
      if (part.kind != SectionKind::identity) continue;
      for (const Line& line : part.lines) look_at_identity(line);
    }
  }

  void look_at_identity(const Line& line) {
    const Words words = clue(page_, line, language_);
    if (any_in(language_.decree, words)) {
      if (!layout_.decree) layout_.decree = line;
      return;
    }
    if (is_letterhead(page_, line, language_) || words.size() < 2) return;
    const bool better = !layout_.title || (line.heading == 1 && layout_.title->heading != 1);
    if (better && (!layout_.decree || !layout_.title)) layout_.title = line;
  }

  /// The portal's footer names the title once more, in quotation marks.
  void find_banner() {
    for (const Line& line : lines_) {
      if (!any_in(language_.banner, clue(page_, line, language_))) continue;
      const std::string_view text = page_[line.span];
      const std::size_t open = text.find('"');
      const std::size_t shut = text.find('"', open + 1);
      if (open == std::string_view::npos || shut == std::string_view::npos) continue;
      const auto begin = line.span.begin + static_cast<std::uint32_t>(open) + 1;
      layout_.title_repeated = Span{begin, line.span.begin + static_cast<std::uint32_t>(shut)};
      return;
    }
  }

  // -- Whether it can be read.

  Refusal refusal() const {
    const Part* steps = layout_.part(SectionKind::procedure);
    if (steps == nullptr) return unread_steps(lines_);
    if (read_list(page_, steps->lines, language_).entries.empty() && !has_inline_list(*steps))
      return unread_steps(steps->lines);
    return Refusal::none;
  }

  bool has_inline_list(const Part& part) const {
    return std::ranges::any_of(part.lines, [&](const Line& line) {
      const Page& page = page_;
      for (std::uint32_t at = line.span.begin; at < line.span.end; ++at) {
        if ((at == line.span.begin || page.text[at - 1] == ' ') &&
            marker_at(page, {at, line.span.end}))
          return true;
      }
      return false;
    });
  }

  Refusal unread_steps(const std::vector<Line>& lines) const {
    const auto paragraphs =
        std::ranges::count_if(lines, [&](const Line& line) { return !is_boilerplate(line); });
    if (paragraphs == 0) return Refusal::no_procedure;
    const bool in_sequence = std::ranges::any_of(lines, [&](const Line& line) {
      const Words words = split(page_, line.span, language_.spelling);
      return words.size() > 25 && any_in(language_.sequence, words);
    });
    if (in_sequence) return Refusal::prose;
    const bool announced = std::ranges::any_of(lines, [&](const Line& line) {
      return any_in(language_.introductions, clue(page_, line, language_));
    });
    if (announced || layout_.part(SectionKind::procedure) != nullptr)
      return paragraphs > 1 ? Refusal::unnumbered : Refusal::prose;
    return Refusal::no_procedure;
  }

  /// Without a word on cost, product and complaints the end of the page is missing; so it is where
  /// the last word calls for another.
  bool is_complete() const {
    const bool later = layout_.part(SectionKind::cost) != nullptr;
    if (!later || lines_.empty()) return false;
    const Line& last = lines_.back();
    const std::string_view text = page_[last.span];
    if (text.ends_with("...") || text.ends_with("\xE2\x80\xA6")) return false;
    const Words words = split(page_, last.span, language_.spelling);
    return words.empty() || std::ranges::count(language_.joining_words, words.back().folded) == 0 ||
           words.size() < 3;
  }

  const Page& page_;
  const Language& language_;
  std::vector<Line> lines_;  // without blank ones
  std::vector<At> headings_;
  bool headed_ = false;
  Layout layout_;
};

}  // namespace

const Part* Layout::part(model::SectionKind kind) const {
  const auto found = std::ranges::find(parts, std::optional(kind), &Part::kind);
  return found == parts.end() ? nullptr : &*found;
}

bool is_letterhead(const Page& page, const Line& line, const Language& language) {
  const Words words = clue(page, line, language);
  if (any_in(language.letterhead, words)) return true;
  const std::string_view text = page[line.span];
  const bool one_word = text.find(' ') == std::string_view::npos;
  const bool address = one_word && (text.find('.') != std::string_view::npos ||
                                    text.find('@') != std::string_view::npos);
  const bool digits =
      text.size() > 4 && text.find_first_not_of("0123456789 ()-+/") == std::string_view::npos;
  return address || digits;
}

Layout read_layout(const Page& page, const Language& language) {
  return LayoutReader(page, language).read();
}

}  // namespace selaras::importer
