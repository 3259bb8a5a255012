#include "importer/actors.h"

#include <algorithm>

namespace selaras::importer {
namespace {

bool stands_at(const std::vector<std::string>& wanted, const Words& words, std::size_t at) {
  if (at + wanted.size() > words.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (words[at + i].folded != wanted[i]) return false;
  }
  return true;
}

}  // namespace

ActorBook::ActorBook(const Language& language, const Phrases& phrases, Region region,
                     Vocabulary vocabulary)
    : language_(language), region_(std::move(region)), vocabulary_(std::move(vocabulary)) {
  add(phrases.names);
  add(language.names);
  for (auto& [first, names] : names_) {
    std::ranges::stable_sort(names, std::ranges::greater{},
                             [](const Name& name) { return name.words.size(); });
  }
}

void ActorBook::add(const std::vector<ActorName>& names) {
  for (const ActorName& actor : names) {
    for (const auto& name : actor.names) {
      if (!name.empty()) names_[name.front()].push_back({name, actor.roles, actor.with_place});
    }
  }
}

std::optional<Named> ActorBook::at(const Words& words, std::size_t begin) const {
  if (begin >= words.size()) return std::nullopt;
  const auto names = names_.find(words[begin].folded);
  if (names == names_.end()) return std::nullopt;
  for (const Name& name : names->second) {
    if (!stands_at(name.words, words, begin)) continue;
    const std::size_t end = begin + name.words.size();
    return Named{.begin = begin,
                 .end = name.with_place ? behind_place(words, end) : end,
                 .roles = name.roles};
  }
  return std::nullopt;
}

/// "Kabupaten", "Kota Madiun", "Riau": a kind of region, its name, or both.
std::size_t ActorBook::behind_place(const Words& words, std::size_t at) const {
  for (int kinds = 0; kinds < 2; ++kinds) {  // "Kabupaten/Kota"
    for (const Language::RegionWord& word : language_.region_words) {
      if (word.words.size() == 1 && stands_at(word.words, words, at) &&
          (words[at].before == ' ' || words[at].before == '/')) {
        ++at;
        break;
      }
    }
  }
  for (const auto& name : region_.names) {
    if (stands_at(name, words, at)) return at + name.size();
  }
  constexpr std::size_t longest_name = 3;
  for (std::size_t taken = 0; taken < longest_name && at < words.size(); ++taken, ++at) {
    const Word& word = words[at];
    const bool name = word.capital && word.before == ' ' && word.folded.size() > 2 &&
                      !vocabulary_.contains(word.folded);
    if (!name || !region_.names.empty()) break;
  }
  return at;
}

std::optional<ActorBook::Behind> ActorBook::behind(const Patterns& words_before, const Words& words,
                                                   std::size_t from, std::size_t until) const {
  std::optional<Behind> first;
  for (const Pattern& pattern : words_before) {
    for (std::size_t at = from; at < until;) {
      const auto match = pattern.find(words, at);
      if (!match || match->begin >= until) break;
      const auto named = this->at(words, match->end);
      if (named && (!first || match->begin < first->before)) first = Behind{*named, match->begin};
      if (named) break;
      at = match->end;
    }
  }
  return first;
}

}  // namespace selaras::importer
