#include "importer/lexicon.h"

#include <algorithm>

#include "model/load.h"
#include "model/text.h"

namespace selaras::importer {
namespace {

/// The place of a member's value, else of the document.
model::Place place_of(const model::json::Node& document, std::string_view key,
                      const std::string& file) {
  const model::json::Node* member = document.find(key);
  const model::json::Node& at = member == nullptr ? document : *member;
  return {.file = file, .begin = at.begin, .end = at.end};
}

bool is_known(const Lexicon& lexicon, const std::string& language, const model::Place& at,
              model::Diagnostics& diagnostics) {
  if (language == lexicon.language.id || model::has_errors(diagnostics)) return true;
  diagnostics.push_back(
      {.code = "language-unknown",
       .at = at,
       .arguments = {{"value", model::shortened(language)}, {"known", lexicon.language.id}}});
  return false;
}

void extend_language(Lexicon& lexicon, const model::json::Node& document, const std::string& file,
                     model::Diagnostics& diagnostics) {
  Language more = read_language(document, file, lexicon.language.spelling, diagnostics);
  if (!is_known(lexicon, more.id, place_of(document, "id", file), diagnostics) ||
      model::has_errors(diagnostics))
    return;
  join(lexicon.language, std::move(more));
}

void extend_phrases(Lexicon& lexicon, const model::json::Node& document, const std::string& file,
                    model::Diagnostics& diagnostics) {
  Phrases more = read_phrases(document, file, lexicon.language.spelling, diagnostics);
  if (!is_known(lexicon, more.language, place_of(document, "language", file), diagnostics) ||
      model::has_errors(diagnostics))
    return;
  auto known = std::ranges::find(lexicon.phrases, more.service, &Phrases::service);
  if (known == lexicon.phrases.end()) {
    known = lexicon.phrases.insert(known, std::move(more));
  } else {
    join(*known, std::move(more));
  }
  verify(*known, diagnostics);
}

}  // namespace

void extend(Lexicon& lexicon, const model::json::Node& document, const std::string& file,
            model::Diagnostics& diagnostics) {
  if (model::kind_of(document) == "language") {
    extend_language(lexicon, document, file, diagnostics);
  } else {
    extend_phrases(lexicon, document, file, diagnostics);
  }
}

}  // namespace selaras::importer
