#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/jumps.h"
#include "importer/reading.h"
#include "importer/sentence.h"

namespace selaras::importer {

/// A condition as a page words it: "jika berkas lengkap (angka 4)".
struct Stipulation {
  std::string text;    // with its "jika"; empty: none
  Span span;           // of these words
  std::string number;  // of the item that decides it, where the page says which
};

/// A step with what is needed to place it in the flow.
struct Draft {
  model::Step step;
  Sentence sentence;
  std::string item;
  const Phrases::Lead* lead = nullptr;  // of which decision's case it is
  Span lead_span;
  Stipulation condition;  // that no lead knows
  std::optional<Jump> jump;
  double confidence = 0;  // of its activity; 0 where it has none
};

/// A case of a decision in which no step follows at once: "jika tidak lengkap, kembali ke angka 2".
struct BareCase {
  Stipulation condition;
  const Phrases::Lead* lead = nullptr;
  Jump jump;
  std::size_t before = 0;  // how many drafts stand before it
};

/// The steps that the procedure section states.
struct Steps {
  std::vector<Draft> drafts;
  std::vector<BareCase> bare_cases;
  std::vector<Noted> items;
};
[[nodiscard]] Steps read_steps(const Reading& reading, const std::vector<Entry>& entries,
                               const std::string& section, model::Procedure& procedure);
/// The steps of one item that stands outside the procedure section.
[[nodiscard]] Steps read_statement(const Reading& reading, const Noted& item,
                                   model::Procedure& procedure);

/// The activity whose phrases fit some words best; null where none do.
[[nodiscard]] const Phrases::Activity* activity_of(const Phrases& phrases, const Words& words,
                                                   const Sentence& sentence);
/// The same of a whole item; null also where the phrases are not sure enough.
[[nodiscard]] const Phrases::Activity* sure_activity(const Reading& reading, const Words& words);
/// True where the phrases are sure enough of it; otherwise it is left for a person to say.
[[nodiscard]] bool is_sure(const Phrases::Activity* activity);

/// A step made of a sentence: activity, label, who, to whom, in which form.
[[nodiscard]] Draft draft_of(const Reading& reading, const Sentence& sentence, const Words& words,
                             const std::string& item);

}  // namespace selaras::importer
