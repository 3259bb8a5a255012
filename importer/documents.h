#pragma once

#include <optional>
#include <string>

#include "importer/reading.h"

namespace selaras::importer {

/// A document that a text names.
struct Mention {
  const Phrases::Document* document = nullptr;
  Pattern::Match match;
};

/// The document that is named first.
[[nodiscard]] std::optional<Mention> first_document(const Phrases& phrases, const Words& words);

/// The document of that id, added by the page's words for it where it is not there yet.
model::Document& document(const Reading& reading, const std::string& id, Span name,
                          model::Procedure& procedure);

/// Adds what an item says must stand in documents. `clause`: the item is about a document, not a
/// step. True where it said something.
bool add_contents(const Reading& reading, const Noted& item, bool clause,
                  model::Procedure& procedure);

}  // namespace selaras::importer
