#include "importer/order.h"

#include <algorithm>

namespace selaras::importer {
namespace {

using model::SectionKind;

/// Lines `begin` to `end` that belong together.
struct Block {
  bool list = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class OrderReader {
 public:
  OrderReader(const Glance& glance, std::vector<Part>& parts) : glance_(glance), parts_(parts) {}

  void read() {
    const std::size_t cost = glance_.first(Clue::cost, 0, glance_.size());
    put_before_cost(blocks(cost));
    if (cost < glance_.size()) put_from_cost(cost, glance_.size());
  }

  /// The cost itself, then the product, then complaints to the end.
  void put_from_cost(std::size_t cost, std::size_t end) {
    put(SectionKind::cost, {.begin = cost, .end = cost + 1});
    SectionKind kind = SectionKind::product;
    bool list = false;
    for (std::size_t i = cost + 1; i < end; ++i) {
      const bool marked = marker_at(glance_.page(), glance_.line(i).span).has_value();
      const bool first = i == cost + 1;
      if (first) list = marked;
      if (glance_.shows(i, Clue::boilerplate) || (!first && !is_product(i, marked && list, kind)))
        kind = SectionKind::complaints;
      put(kind, {.begin = i, .end = i + 1});
    }
  }

 private:
  const Line& line(std::size_t i) const { return glance_.line(i); }

  bool is_product(std::size_t i, bool in_list, SectionKind kind) const {
    return line(i).number == line(i - 1).number + 1 ||
           (in_list && kind == SectionKind::product && !looks_like_contact(line(i)));
  }

  bool looks_like_contact(const Line& line) const {
    const Words words = glance_.words(line);
    return std::ranges::any_of(
        glance_.language().contacts,
        [&](const Language::ContactLabel& contact) { return any_in(contact.labels, words); });
  }

  /// A list goes on until something else comes, or until its numbers begin anew behind a gap.
  std::vector<Block> blocks(std::size_t end) const {
    std::vector<Block> found;
    std::optional<Marker> last;
    for (std::size_t i = 0; i < end; ++i) {
      const auto marker = marker_at(glance_.page(), line(i).span);
      const bool gap = i == 0 || line(i).number > line(i - 1).number + 1;
      const bool anew = marker && last && gap && marker->is_first() &&
                        marker->kind != Marker::Kind::bullet && marker->same_style(*last);
      const bool goes_on = !found.empty() && (marker ? found.back().list && !anew : !gap);
      if (!goes_on) found.push_back({.list = marker.has_value(), .begin = i});
      found.back().end = i + 1;
      if (marker)
        last = marker;
      else if (!goes_on)
        last.reset();
    }
    return found;
  }

  bool mostly(const Block& block, auto question) const {
    std::size_t count = 0;
    for (std::size_t i = block.begin; i < block.end; ++i) count += question(i) ? 1 : 0;
    return 2 * count >= block.end - block.begin;
  }

  bool is_legal_basis(const Block& block) const {
    return mostly(block, [&](std::size_t i) { return glance_.shows(i, Clue::legal_basis); });
  }

  void put_before_cost(const std::vector<Block>& before) {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].list && !is_legal_basis(before[i])) lists.push_back(i);
    }
    if (lists.empty()) {
      for (const Block& block : before) put(SectionKind::identity, block);
      return;
    }
    const std::size_t steps = place_of_steps(before, lists);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool requirements = i < steps && std::ranges::binary_search(lists, i);
      put(i == steps       ? std::optional(SectionKind::procedure)
          : i > steps      ? SectionKind::time
          : requirements   ? SectionKind::requirements
          : before[i].list ? std::optional<SectionKind>()
                           : SectionKind::identity,
          before[i]);
    }
  }

  /// The last list; but that may be the time: each product or step with its own.
  std::size_t place_of_steps(const std::vector<Block>& before,
                             const std::vector<std::size_t>& lists) const {
    const std::size_t last = lists.back();
    const bool is_time = lists.size() >= 3 && mostly(before[last], [&](std::size_t i) {
                           return glance_.states_time(line(i));
                         });
    return is_time ? lists[lists.size() - 2] : last;
  }

  /// A block joins the part before it where that is about the same.
  void put(std::optional<SectionKind> kind, const Block& block) {
    if (parts_.empty() || parts_.back().kind != kind) parts_.push_back({.kind = kind});
    Part& part = parts_.back();
    if (part.first_line == 0) part.first_line = line(block.begin).number;
    part.last_line = line(block.end - 1).number;
    for (std::size_t i = block.begin; i < block.end; ++i) {
      if (!glance_.shows(i, Clue::boilerplate)) part.lines.push_back(line(i));
    }
  }

  const Glance& glance_;
  std::vector<Part>& parts_;
};

}  // namespace

std::vector<Part> parts_by_order(const Glance& glance) {
  std::vector<Part> parts;
  OrderReader(glance, parts).read();
  return parts;
}

void add_from_cost(const Glance& glance, std::size_t cost, std::size_t end,
                   std::vector<Part>& parts) {
  OrderReader(glance, parts).put_from_cost(cost, end);
}

}  // namespace selaras::importer
