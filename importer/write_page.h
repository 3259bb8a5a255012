#pragma once

#include <string>

#include "importer/lexicon.h"
#include "model/diagnostic.h"
#include "model/procedure.h"

namespace selaras::importer {

// The codes of what a page cannot give back, and their arguments:
//   page-cannot-say    at, value    the procedure says it there; its page, read again, does not
//   page-says-more     at, value    the page, read again, says it; the procedure does not

/// A page, and what of the procedure it does not say: warnings, or why it cannot be read at all.
struct Written {
  std::string page;
  model::Diagnostics losses;
};

/// The procedure as a page that an office could publish, with headings and numbered steps: the
/// page's own words where items quote them, else sentences by the phrases of the service. It is
/// read again, so that nothing is lost without being told.
[[nodiscard]] Written write_page(const model::Procedure& procedure,
                                 const Lexicon& lexicon = shipped_lexicon());

}  // namespace selaras::importer
