#pragma once

#include <optional>
#include <string>

#include "importer/reading.h"

namespace selaras::importer {

/// Where a sentence says that the flow goes on: at an item ("kembali ke angka 2", "dilanjutkan ke
/// angka 5"), or nowhere ("proses selesai").
struct Jump {
  bool back = false;      // "kembali ke …"
  std::string number;     // of the item; empty for an end
  std::string outcome;    // of the end; empty for an item
  Span span;              // the words that say so
  std::size_t begin = 0;  // the first of them, with "kemudian" before it
  bool clause = false;    // they stand apart, behind a comma or at the beginning
};

/// The first jump from word `from` on.
[[nodiscard]] std::optional<Jump> jump_in(const Reading& reading, const Words& words,
                                          std::size_t from);

/// "angka 4", "huruf b" at some word: the value, and the word behind it.
struct Numbered {
  std::string value;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<Numbered> numbered_at(const Language& language, const Words& words,
                                                  std::size_t at);

}  // namespace selaras::importer
