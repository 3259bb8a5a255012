#pragma once

#include <string>
#include <utility>
#include <vector>

#include "importer/actors.h"
#include "importer/language.h"
#include "importer/layout.h"
#include "importer/list.h"
#include "importer/page.h"
#include "model/diagnostic.h"
#include "model/procedure.h"

namespace selaras::importer {

/// What every stage looks at, and what it says about what it saw.
struct Reading {
  const Page& page;
  const Language& language;
  const Phrases& phrases;
  const ActorBook& actors;
  model::Diagnostics& notes;

  [[nodiscard]] Words words(Span span) const { return split(page, span, language.spelling); }
  [[nodiscard]] std::string text(Span span) const { return words_of(page, span); }
  [[nodiscard]] model::EvidenceList evidence(Span span) const {
    return importer::evidence(page, span);
  }
  /// Something for a person to look at, at that stretch of the page.
  void note(std::string code, Span span,
            std::vector<std::pair<std::string, std::string>> arguments = {}) const;
};

/// An entry of a list as an item of the procedure, with its words.
struct Noted {
  const Entry* entry = nullptr;
  std::string id;
  std::size_t index = 0;  // in Procedure::items
  Words words;
  std::vector<Noted> inner;
};

/// Adds the entries of a section to the items, those inside others too. Ids are `prefix` and the
/// place in the list, then the markers inside it: p4.a.
[[nodiscard]] std::vector<Noted> note_items(const Reading& reading,
                                            const std::vector<Entry>& entries,
                                            const std::string& section, const std::string& prefix,
                                            model::ItemKind kind, model::Procedure& procedure);

/// An item's text without the marks that tie it to the next ("; dan").
[[nodiscard]] Span item_text(const Page& page, Span span);

/// Who or what a word stands for, as the model has it.
[[nodiscard]] model::Actor actor(const Reading& reading, const Words& words, const Named& named,
                                 std::size_t from);

/// Adds every cross-reference in an item's words.
void add_references(const Reading& reading, const Noted& item, model::Procedure& procedure);

}  // namespace selaras::importer
