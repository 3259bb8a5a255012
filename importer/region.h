#pragma once

#include <set>
#include <string>
#include <vector>

#include "importer/language.h"
#include "importer/page.h"

namespace selaras::importer {

/// Where a page comes from, as far as it says so itself.
struct Region {
  std::string name;  // "Kabupaten Ogan Komering Ilir (OKI)"; empty: it does not say
  std::string id;    // "oki"
  model::Administration level = model::Administration::unstated;
  std::vector<std::vector<std::string>> names;  // folded: in full and as an abbreviation
};

/// Words of the language, as opposed to names of places.
using Vocabulary = std::set<std::string, std::less<>>;
[[nodiscard]] Vocabulary vocabulary_of(const Language& language, const Phrases& phrases);

/// The name that follows "Kabupaten", "Gubernur" … most often.
[[nodiscard]] Region region_of(const Page& page, const Language& language,
                               const Vocabulary& vocabulary);
/// The same of a name given by a person.
[[nodiscard]] Region region_named(const std::string& name, const Language& language);

/// The words of a text joined by hyphens, as an id has them.
[[nodiscard]] std::string slug(std::string_view text, std::size_t most_words);

}  // namespace selaras::importer
