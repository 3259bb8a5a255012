#include "importer/headed.h"

#include <algorithm>

#include "importer/headings.h"
#include "importer/order.h"

namespace selaras::importer {
namespace {

using model::SectionKind;

class HeadedReader {
 public:
  explicit HeadedReader(const Glance& glance) : glance_(glance) {}

  std::vector<Part> read() {
    find_headings();
    const bool headed =
        has(SectionKind::procedure) || (has(SectionKind::requirements) && headings_.size() >= 3);
    if (!headed && !find_introduction()) return {};
    split();
    if (introduced_) split_at_cost();
    fill_empty_requirements();
    return std::move(parts_);
  }

 private:
  struct At {
    std::size_t index = 0;
    HeadingFound heading;
  };

  const Line& line(std::size_t i) const { return glance_.line(i); }

  void find_headings() {
    const HeadingFinder finder(glance_.page(), glance_.language());
    for (std::size_t i = 0; i < glance_.size(); ++i) {
      const auto heading = finder.at(i);
      if (!heading) continue;
      headings_.push_back({i, *heading});
      i += heading->lines - 1;
    }
  }

  bool has(SectionKind kind) const {
    return std::ranges::count(headings_, std::optional(kind),
                              [](const At& at) { return at.heading.kind; }) > 0;
  }

  /// "… dengan tahapan:" announces the steps where no heading does.
  bool find_introduction() {
    for (std::size_t i = 0; i + 1 < glance_.size(); ++i) {
      if (!glance_.shows(i, Clue::introduction) || !glance_.page()[line(i).span].ends_with(':') ||
          marker_at(glance_.page(), line(i).span))
        continue;
      const At at{i, {.kind = SectionKind::procedure, .printed = {}, .rest = {}}};
      headings_.insert(std::ranges::upper_bound(headings_, i, {}, &At::index), at);
      introduced_ = true;
      return true;
    }
    return false;
  }

  std::size_t end_of(std::size_t heading) const {
    return heading + 1 < headings_.size() ? headings_[heading + 1].index : glance_.size();
  }

  void split() {
    put({.kind = SectionKind::identity}, 0, headings_.front().index);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const HeadingFound& heading = headings_[i].heading;
      const std::size_t begin = headings_[i].index;
      Part part{.kind = heading.kind, .heading = heading.printed};
      if (!heading.rest.empty()) {
        Line rest = line(begin);
        rest.span = heading.rest;
        part.lines.push_back(rest);
      }
      put(std::move(part), begin, end_of(i), heading.lines);
    }
  }

  /// Lines `begin` to `end` as a part; the first `skip` of them are its heading.
  void put(Part part, std::size_t begin, std::size_t end, std::size_t skip = 0) {
    if (begin >= end) return;
    part.first_line = line(begin).number;
    part.last_line = line(end - 1).number;
    for (std::size_t i = begin + skip; i < end; ++i) {
      if (!glance_.shows(i, Clue::boilerplate)) part.lines.push_back(line(i));
    }
    if (end < glance_.size() && !part.lines.empty() && is_row_number(part)) part.lines.pop_back();
    parts_.push_back(std::move(part));
  }

  /// The number of a table's next row stands before its heading; alone, without a full stop, it
  /// may be what the part says.
  bool is_row_number(const Part& part) const {
    std::string_view text = glance_.page()[part.lines.back().span];
    const bool stopped = text.ends_with('.');
    if (stopped) text.remove_suffix(1);
    return text.size() < 3 && is_number(text) && (stopped || part.lines.size() > 1);
  }

  /// Below an announced list, what is free of charge ends the steps.
  void split_at_cost() {
    const bool has_cost = std::ranges::count(parts_, std::optional(SectionKind::cost), &Part::kind);
    const std::size_t begin = headings_.back().index;
    const std::size_t cost = glance_.first(Clue::cost, begin + 1, glance_.size());
    if (has_cost || cost == glance_.size()) return;
    Part& steps = parts_.back();
    const std::uint32_t number = line(cost).number;
    std::erase_if(steps.lines, [&](const Line& one) { return one.number >= number; });
    std::optional<Part> time;
    if (!steps.lines.empty() && is_time(steps.lines.back())) {
      time = Part{.kind = SectionKind::time, .lines = {steps.lines.back()}};
      steps.lines.pop_back();
    }
    close(steps);
    if (time) {
      close(*time);
      parts_.push_back(std::move(*time));
    }
    add_from_cost(glance_, cost, glance_.size(), parts_);
  }

  /// A table read column by column has its labels first: the list behind "Persyaratan, Prosedur" is
  /// that of the requirements where another begins anew behind it.
  void fill_empty_requirements() {
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
      Part& empty = parts_[i];
      Part& full = parts_[i + 1];
      if (empty.kind != SectionKind::requirements || !empty.lines.empty() ||
          full.kind != SectionKind::procedure || full.lines.empty() || !begins_list(full.lines[0]))
        continue;
      auto second = full.lines.begin() + 1;
      while (second != full.lines.end() &&
             (second->number == std::prev(second)->number + 1 || !begins_list(*second)))
        ++second;
      if (second == full.lines.end()) continue;
      empty.lines.assign(full.lines.begin(), second);
      full.lines.erase(full.lines.begin(), second);
      close(empty);
      close(full);
    }
  }

  bool begins_list(const Line& line) const {
    const auto marker = marker_at(glance_.page(), line.span);
    return marker && marker->is_first();
  }

  bool is_time(const Line& line) const {
    return !marker_at(glance_.page(), line.span) && glance_.states_time(line);
  }

  static void close(Part& part) {
    if (part.lines.empty()) return;
    part.first_line = part.lines.front().number;
    part.last_line = part.lines.back().number;
  }

  const Glance& glance_;
  std::vector<At> headings_;
  bool introduced_ = false;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parts_by_headings(const Glance& glance) { return HeadedReader(glance).read(); }

}  // namespace selaras::importer
