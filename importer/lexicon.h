#pragma once

#include <string>
#include <vector>

#include "importer/language.h"
#include "model/diagnostic.h"
#include "model/json.h"

namespace selaras::importer {

/// What pages are read by: how they are written, and what those of each service say.
struct Lexicon {
  Language language;
  std::vector<Phrases> phrases;  // by service
};

/// The one compiled into the program; a fault in it is a bug.
[[nodiscard]] const Lexicon& shipped_lexicon();

// The codes of what is wrong with a file that extends it, beside those of any file:
//   language-unknown    value, known    phrases of, or more words for, a language that is not there

/// Takes in a file of the kind "language" or "phrases". Phrases of a new service stand beside the
/// others. Of a known one, and of a language, lists become longer, the file's own entries first; an
/// entry with the id of a known one adds to it or, where it says so, replaces it. Reports what is
/// wrong with the file, which must not be used then.
void extend(Lexicon& lexicon, const model::json::Node& document, const std::string& file,
            model::Diagnostics& diagnostics);

/// Adds what a file says to what is known.
void join(Language& known, Language more);
void join(Phrases& known, Phrases more);

/// Reports entries that name what is not there: documents, activities; and activities of which the
/// confidence is not said.
void verify(const Phrases& phrases, model::Diagnostics& diagnostics);

}  // namespace selaras::importer
