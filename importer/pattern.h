#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importer/words.h"

namespace selaras::importer {

/// A row of words to look for, as the data files write it:
///   `menyetujui|mengesahkan`  one of these words      `ditanda*`  a word that begins so
///   `terhadap?`               may be missing          `...`       any words, or none
///   `^` `$`                   the beginning, the end of the text
/// Words are compared folded, so that case and spelling do not matter.
class Pattern {
 public:
  struct Match {
    std::size_t begin = 0;  // words
    std::size_t end = 0;
  };

  explicit Pattern(std::string_view text, const Spelling& spelling = {});

  /// The first place where it matches, from word `from` on. Linear in the number of words.
  [[nodiscard]] std::optional<Match> find(const Words& words, std::size_t from = 0) const;
  /// Where a match that begins at word `at` ends; looks no further where it has no `...`.
  [[nodiscard]] std::optional<std::size_t> end_at(const Words& words, std::size_t at) const;
  [[nodiscard]] bool is_in(const Words& words) const { return find(words).has_value(); }
  /// False where it fits any text at all.
  [[nodiscard]] bool has_words() const;
  /// True where it fits no text without one of the words that it names in full.
  [[nodiscard]] bool has_plain_word() const;
  /// Every word it names, for telling names of places from words of the language.
  void add_words_to(std::vector<std::string>& vocabulary) const;

 private:
  struct Slot {
    std::vector<std::string> words;  // one of them; a trailing `*` takes any ending
    bool optional = false;
  };
  using Segment = std::vector<Slot>;  // words next to each other

  void add_slot(std::string_view text, const Spelling& spelling);
  [[nodiscard]] static std::optional<std::size_t> match(const Segment& segment, std::size_t slot,
                                                        const Words& words, std::size_t at);
  [[nodiscard]] std::optional<Match> find_segment(const Segment& segment, const Words& words,
                                                  std::size_t from) const;

  std::vector<Segment> segments_;
  bool at_begin_ = false;
  bool at_end_ = false;
};

using Patterns = std::vector<Pattern>;

/// The first match of the first pattern that has one.
[[nodiscard]] std::optional<Pattern::Match> first_match(const Patterns& patterns,
                                                        const Words& words, std::size_t from = 0);
[[nodiscard]] bool any_in(const Patterns& patterns, const Words& words);

}  // namespace selaras::importer
