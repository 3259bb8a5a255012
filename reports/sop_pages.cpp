#include "reports/sop_pages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string_view>
#include <utility>

#include "reports/texts.h"

namespace selaras::reports::sop {
namespace {

std::string joined(const std::set<std::size_t>& pages) {
  std::string all;
  for (const std::size_t page : pages)
    all.append(all.empty() ? "" : ", ").append(std::to_string(page + 1));
  return all;
}

class Maker {
 public:
  Maker(const SopForm& form, const std::vector<std::size_t>& page_of, const DiagramOptions& options)
      : form_(form), page_of_(page_of), options_(options) {
    for (const Diagram::Arrow& arrow : form_.arrows) {
      if (page_of_[arrow.from] == page_of_[arrow.to]) continue;
      letters_.try_emplace(arrow.to);
      sources_[arrow.to].insert(page_of_[arrow.from]);
    }
    std::size_t index = 0;
    for (auto& [row, letter] : letters_) letter = letter_of(index++);
  }

  std::vector<Sheet> make() {
    const std::size_t pages = page_of_.empty() ? 0 : page_of_.back() + 1;
    std::vector<Sheet> sheets;
    for (std::size_t page = 0; page < pages; ++page) sheets.push_back(sheet(page));
    return sheets;
  }

 private:
  /// Beside each other where their columns are free, else one below the other.
  static void put(Sheet& sheet, std::size_t from, Place place) {
    place.line = from;
    const auto taken = [&](const Place& other) {
      return other.line == place.line && other.performer == place.performer;
    };
    while (std::ranges::any_of(sheet.places, taken)) ++place.line;
    sheet.lines = std::max(sheet.lines, place.line + 1);
    sheet.said.resize(std::max(sheet.said.size(), sheet.lines));
    sheet.places.push_back(place);
  }

  /// Arrows leave a symbol in the order of where they go, so that they need not cross at once. One
  /// that passes rows runs beside its column.
  static void from_left_to_right(Sheet& sheet) {
    std::ranges::stable_sort(sheet.arrows, {}, [&](const Diagram::Arrow& arrow) {
      const Place& from = sheet.places[arrow.from];
      const Place& to = sheet.places[arrow.to];
      const std::size_t beside = to.line == from.line + 1 ? 1 : 0;
      return std::pair(arrow.from, 2 * to.performer + beside);
    });
  }

  Place connector(std::size_t target, std::size_t performer) const {
    return {
        .connector = true, .row = target, .letter = letters_.at(target), .performer = performer};
  }

  std::string said(std::string_view key, std::size_t target, const std::string& pages) const {
    return filled(options_.text(key), [&](std::string_view name) -> std::optional<std::string> {
      return name == "letter" ? letters_.at(target) : pages;
    });
  }

  Sheet sheet(std::size_t page) const {
    Sheet sheet;
    // The farthest first: it passes the others at the side, and they fall straight.
    for (const auto& [row, pages] : sources_ | std::views::reverse) {
      if (page_of_[row] != page) continue;
      put(sheet, 0, connector(row, form_.rows[row].performer));
      sheet.said[sheet.places.back().line].push_back(
          said("sop.connector.from", row, joined(pages)));
    }
    const std::size_t in = sheet.places.size();
    sheet.first_activity = sheet.lines;
    std::map<std::size_t, std::size_t> places;
    for (std::size_t row = 0; row < form_.rows.size(); ++row) {
      if (page_of_[row] != page) continue;
      places[row] = sheet.places.size();
      put(sheet, sheet.lines, {.row = row, .letter = {}, .performer = form_.rows[row].performer});
    }
    sheet.behind_activities = sheet.lines;
    for (std::size_t i = 0; i < in; ++i)
      sheet.arrows.push_back({.from = i, .to = places.at(sheet.places[i].row)});
    add_arrows(sheet, places);
    from_left_to_right(sheet);
    return sheet;
  }

  void add_arrows(Sheet& sheet, const std::map<std::size_t, std::size_t>& places) const {
    std::map<std::size_t, std::size_t> out;  // connectors, by their target
    for (const Diagram::Arrow& arrow : form_.arrows) {
      const auto from = places.find(arrow.from);
      if (from == places.end()) continue;
      Diagram::Arrow local = arrow;
      local.from = from->second;
      if (const auto to = places.find(arrow.to); to != places.end()) {
        local.to = to->second;
      } else {
        local.to = connector_to(sheet, arrow, out);
      }
      sheet.arrows.push_back(local);
    }
  }

  std::size_t connector_to(Sheet& sheet, const Diagram::Arrow& arrow,
                           std::map<std::size_t, std::size_t>& out) const {
    const auto [known, fresh] = out.try_emplace(arrow.to, sheet.places.size());
    if (fresh) {
      put(sheet, sheet.behind_activities, connector(arrow.to, form_.rows[arrow.from].performer));
      sheet.said[sheet.places.back().line].push_back(
          said("sop.connector.to", arrow.to, std::to_string(page_of_[arrow.to] + 1)));
    }
    return known->second;
  }

  const SopForm& form_;
  const std::vector<std::size_t>& page_of_;
  const DiagramOptions& options_;
  std::map<std::size_t, std::string> letters_;            // by target row
  std::map<std::size_t, std::set<std::size_t>> sources_;  // pages, by target row
};

}  // namespace

std::string letter_of(std::size_t index) {
  std::string letters(1, static_cast<char>('A' + index % 26));
  while ((index /= 26) > 0) letters.insert(letters.begin(), static_cast<char>('A' + --index % 26));
  return letters;
}

std::vector<Sheet> sheets_of(const SopForm& form, const std::vector<std::size_t>& page_of,
                             const DiagramOptions& options) {
  return Maker(form, page_of, options).make();
}

}  // namespace selaras::reports::sop
