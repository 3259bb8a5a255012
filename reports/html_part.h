#pragma once

#include <string>
#include <vector>

#include "reports/texts.h"

namespace selaras::reports {

/// A piece of a page that the reader's language, or opening it, exchanges as a whole.
struct Part {
  std::string name;  // also where links into it lead: "riau" holds "riau/line-5"
  std::string markup;
  bool late = false;   // drawn when somebody opens it
  std::string packed;  // the markup; empty: not packed yet
};

/// The parts of a page in one language; in every language they have the same names.
struct Parts {
  const Texts* texts = nullptr;
  std::vector<Part> list;
};

/// The whole document, the list of contents being the first part: it opens in the first language,
/// those of its parts left out that are late, and carries everything else packed, for the script to
/// show. With charts it carries what draws them too (200 kB).
[[nodiscard]] std::string document(const std::vector<Parts>& languages, bool with_charts);

}  // namespace selaras::reports
