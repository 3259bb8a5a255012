#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importer/language.h"
#include "importer/region.h"
#include "importer/words.h"

namespace selaras::importer {

/// Someone who is named in a text.
struct Named {
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  std::vector<std::string> roles;
};

/// Finds the names of actors; the longest that fits counts, with the place that may follow it
/// ("Disdukcapil Kabupaten OKI").
class ActorBook {
 public:
  ActorBook(const Language& language, const Phrases& phrases, Region region, Vocabulary vocabulary);

  /// The actor whose name begins at that word.
  [[nodiscard]] std::optional<Named> at(const Words& words, std::size_t begin) const;
  /// The first actor named behind one of some words ("kepada …"), from word `from` on; `before` is
  /// where these words begin.
  struct Behind {
    Named named;
    std::size_t before = 0;
  };
  [[nodiscard]] std::optional<Behind> behind(const Patterns& words_before, const Words& words,
                                             std::size_t from, std::size_t until) const;
  [[nodiscard]] const Region& region() const { return region_; }

 private:
  struct Name {
    std::vector<std::string> words;
    std::vector<std::string> roles;
    bool with_place = false;
  };
  void add(const std::vector<ActorName>& names);
  [[nodiscard]] std::size_t behind_place(const Words& words, std::size_t at) const;

  const Language& language_;
  Region region_;
  Vocabulary vocabulary_;
  std::map<std::string, std::vector<Name>, std::less<>>
      names_;  // by their first word, longest first
};

}  // namespace selaras::importer
