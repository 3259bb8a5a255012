#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/reading.h"
#include "importer/sentence.h"

namespace selaras::importer {

/// A step with what is needed to place it in the flow.
struct Draft {
  model::Step step;
  Sentence sentence;
  std::string item;
  const Phrases::Lead* lead = nullptr;  // of which decision's case it is
  std::string condition;                // words of a condition that no lead knows; empty: none
  Span condition_span;
  Span lead_span;
  double confidence = 0;  // of its activity; 0 where it has none
  bool in_statement = false;
};

/// The steps, clauses and requirements that the procedure section states.
struct Steps {
  std::vector<Draft> drafts;
  std::vector<Noted> items;
};
[[nodiscard]] Steps read_steps(const Reading& reading, const std::vector<Entry>& entries,
                               const std::string& section, model::Procedure& procedure);

/// The requirements, and what is said about steps among them.
void read_requirements(const Reading& reading, const std::vector<Entry>& entries,
                       const std::string& section, model::Procedure& procedure);

/// The activity whose phrases fit some words best; null where none do.
[[nodiscard]] const Phrases::Activity* activity_of(const Phrases& phrases, const Words& words,
                                                   const Sentence& sentence);
/// True where the phrases are sure enough of it; otherwise it is left for a person to say.
[[nodiscard]] bool is_sure(const Phrases::Activity* activity);

/// A step made of a sentence: activity, label, who, to whom, in which form.
[[nodiscard]] Draft draft_of(const Reading& reading, const Sentence& sentence, const Words& words,
                             const std::string& item);

}  // namespace selaras::importer
