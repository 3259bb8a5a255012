#include "importer/sentence.h"

#include <algorithm>

namespace selaras::importer {
namespace {

std::optional<std::size_t> behind_words(const Patterns& patterns, const Words& words,
                                        std::size_t at) {
  for (const Pattern& pattern : patterns) {
    if (const auto end = pattern.end_at(words, at)) return end;
  }
  return std::nullopt;
}

/// Where the clause that begins at `from` ends: at a comma, or before "maka" and "akan".
std::size_t end_of_clause(const Words& words, std::size_t from, std::size_t end,
                          const Language& language) {
  for (std::size_t i = from + 1; i < end; ++i) {
    if (words[i].before == ',' || words[i].before == ';') return i;
    if (behind_words(language.consequence, words, i)) return i;
  }
  return end;
}

class SentenceReader {
 public:
  SentenceReader(const Words& words, std::size_t begin, std::size_t end, const ActorBook& actors,
                 const Language& language)
      : actors_(actors), language_(language) {
    sentence_.words = words;
    sentence_.main = begin;
    sentence_.end = end;
  }

  Sentence read() {
    skip_lead();
    find_actor();
    find_others();
    return std::move(sentence_);
  }

 private:
  const Words& words() const { return sentence_.words; }

  void skip_lead() {
    if (const auto behind = behind_words(language_.sequence, words(), sentence_.main)) {
      sentence_.in_sequence = true;
      const std::size_t begin = sentence_.main;
      sentence_.main = *behind;
      // "Setelah berkas diterima, …": the whole clause says when.
      const std::size_t comma = end_of_clause(words(), begin, sentence_.end, language_);
      if (comma < sentence_.end && comma > *behind && !actors_.at(words(), *behind))
        sentence_.main = comma;
    }
    if (behind_words(language_.branch, words(), sentence_.main) ||
        behind_words(language_.relative_branch, words(), sentence_.main)) {
      const std::size_t end = condition_end();
      sentence_.condition = Pattern::Match{sentence_.main, end};
      sentence_.main = end;
    }
    if (behind_words(language_.basis, words(), sentence_.main)) {
      const std::size_t comma = end_of_clause(words(), sentence_.main, sentence_.end, language_);
      if (comma < sentence_.end) sentence_.main = comma;
    }
    if (const auto behind = behind_words(language_.consequence, words(), sentence_.main))
      sentence_.main = *behind;
  }

  /// "Jika lengkap diteruskan kepada …" has no comma: the next verb begins the main clause.
  std::size_t condition_end() const {
    const std::size_t begin = sentence_.main;
    const std::size_t end = end_of_clause(words(), begin, sentence_.end, language_);
    if (end < sentence_.end) return end;
    for (std::size_t i = begin + 2; i < sentence_.end; ++i) {
      if (is_verb(words()[i], language_) || actors_.at(words(), i)) return i;
    }
    return end;
  }

  void find_actor() {
    sentence_.actor = actors_.at(words(), sentence_.main);
    sentence_.actor_from = sentence_.main;
    sentence_.predicate = sentence_.actor ? sentence_.actor->end : sentence_.main;
    if (sentence_.actor) return;
    for (const Patterns* before : {&language_.agent, &language_.sender}) {
      const auto found = actors_.behind(*before, words(), sentence_.main, sentence_.end);
      if (!found || names_two(found->named.end)) continue;
      sentence_.actor = found->named;
      sentence_.actor_from = found->before;
      return;
    }
  }

  /// "oleh A dengan B" names two who agree, not one who acts.
  bool names_two(std::size_t behind) const {
    return behind < words().size() && words()[behind].is("dengan") &&
           actors_.at(words(), behind + 1);
  }

  void take(const Patterns& before, std::optional<Named>& whom, std::size_t& from) {
    const auto found = actors_.behind(before, words(), sentence_.main, sentence_.end);
    if (!found || found->named.end > sentence_.end) return;
    whom = found->named;
    from = found->before;
    if (from == sentence_.predicate) sentence_.predicate = whom->end;
  }

  void find_others() {
    take(language_.channel, sentence_.channel, sentence_.channel_from);
    take(language_.on_behalf_of, sentence_.on_behalf_of, sentence_.behalf_from);
    take(language_.addressee, sentence_.addressee, sentence_.addressee_from);
  }

  const ActorBook& actors_;
  const Language& language_;
  Sentence sentence_;
};

}  // namespace

Sentence read_sentence(const Words& words, std::size_t begin, std::size_t end,
                       const ActorBook& actors, const Language& language) {
  return SentenceReader(words, begin, end, actors, language).read();
}

std::vector<std::size_t> sentence_starts(const Words& words, const Language& language) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 1; i + 2 < words.size(); ++i) {
    if (behind_words(language.branch, words, i) && i > starts.back() + 1) starts.push_back(i);
  }
  return starts;
}

bool is_verb(const Word& word, const Language& language) {
  if (word.folded.size() < 6 || std::ranges::count(language.nouns, word.folded) > 0) return false;
  return std::ranges::any_of(language.verb_prefixes, [&](const std::string& prefix) {
    return word.folded.starts_with(prefix);
  });
}

}  // namespace selaras::importer
