#pragma once

#include <cstdint>
#include <vector>

#include "importer/language.h"
#include "importer/page.h"

namespace selaras::importer {

/// What a line shows at a glance by its words.
enum class Clue : std::uint8_t {
  sop_table,     // of a flattened table of pelaksana and mutu baku
  boilerplate,   // the portal's own sentences
  banner,        // its footer, with the title once more
  cost,          // "Tidak dipungut biaya"
  introduction,  // "… dengan tahapan:"
  decree,        // "No. SK: …"
  letterhead,    // the office's name and address
  legal_basis,   // "Undang-Undang Nomor …"
};

/// The lines of a page that say something, each looked at once.
class Glance {
 public:
  Glance(const Page& page, const Language& language);

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] const Language& language() const { return language_; }
  [[nodiscard]] std::size_t size() const { return page_.lines.size(); }
  [[nodiscard]] const Line& line(std::size_t i) const { return page_.lines[i]; }
  [[nodiscard]] bool shows(std::size_t i, Clue clue) const {
    return (clues_[i] >> static_cast<unsigned>(clue) & 1u) != 0;
  }
  /// The first line from `begin` up to `end` that shows it; `end` where none does.
  [[nodiscard]] std::size_t first(Clue clue, std::size_t begin, std::size_t end) const;
  /// True where a duration stands on the line.
  [[nodiscard]] bool states_time(const Line& line) const;
  /// The words that a line is known by: those it begins with.
  [[nodiscard]] Words words(const Line& line) const;

 private:
  const Page& page_;
  const Language& language_;
  std::vector<std::uint16_t> clues_;
};

/// The lines of a part that are the office's letterhead rather than a statement.
[[nodiscard]] bool is_letterhead(const Page& page, const Line& line, const Language& language);

}  // namespace selaras::importer
