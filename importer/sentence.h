#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/actors.h"
#include "importer/language.h"
#include "importer/words.h"

namespace selaras::importer {

/// Who does something in a sentence, to whom, through whom, for whom; and in which case.
struct Sentence {
  Words words;
  std::size_t main = 0;       // where the main clause begins, behind "selanjutnya", "jika …,"
  std::size_t predicate = 0;  // behind the actor and those they act through
  std::size_t end = 0;
  bool in_sequence = false;                 // begins with "selanjutnya", "setelah …"
  std::optional<Pattern::Match> condition;  // "jika berkas lengkap"
  std::optional<Named> actor, addressee, channel, on_behalf_of;
  std::size_t actor_from = 0, addressee_from = 0, channel_from = 0,
              behalf_from = 0;  // with the word before
};

[[nodiscard]] Sentence read_sentence(const Words& words, std::size_t begin, std::size_t end,
                                     const ActorBook& actors, const Language& language);

/// Where sentences begin within an item: at its first word, and at each further "jika …".
[[nodiscard]] std::vector<std::size_t> sentence_starts(const Words& words,
                                                       const Language& language);

/// True for words that look like verbs: "memeriksa", "diteruskan".
[[nodiscard]] bool is_verb(const Word& word, const Language& language);

}  // namespace selaras::importer
