#include "importer/parties.h"

#include <algorithm>

namespace selaras::importer {
namespace {

struct Pair {
  Named first;
  Named second;
};

/// Two names joined by "dengan".
std::optional<Pair> pair_in(const Reading& reading, const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto first = reading.actors.at(words, i);
    if (!first || first->end >= words.size() || !words[first->end].is("dengan")) continue;
    const auto second = reading.actors.at(words, first->end + 1);
    if (second) return Pair{*first, *second};
  }
  return std::nullopt;
}

std::vector<std::string> attributes_in(const Reading& reading, const Words& words,
                                       std::size_t from) {
  std::vector<std::string> attributes;
  for (const Phrases::Content& attribute : reading.phrases.attributes) {
    if (first_match(attribute.patterns, words, from)) attributes.push_back(attribute.content);
  }
  std::ranges::sort(attributes);
  return attributes;
}

bool signs(const Reading& reading, const Words& words, std::size_t first) {
  return first > 0 && std::ranges::any_of(reading.language.agent, [&](const Pattern& agent) {
           return agent.end_at(words, first - 1) == first;
         });
}

/// `alone`: the words are an item of a list of pairs.
bool add_pair(const Reading& reading, const Words& words, bool alone, model::Step& step) {
  const auto pair = pair_in(reading, words);
  if (!pair) return false;
  const bool signatories = signs(reading, words, pair->first.begin);
  if (!signatories && !alone &&
      (pair->first.begin == 0 || !words[pair->first.begin - 1].is("antara")))
    return false;
  const std::size_t from = pair->first.begin > 0 ? pair->first.begin - 1 : 0;
  const std::vector<std::string> attributes = attributes_in(reading, words, pair->second.end);
  const std::size_t end = attributes.empty() ? pair->second.end : words.size();
  model::Side second{.actor = actor(reading, words, pair->second, pair->second.begin),
                     .attributes = attributes};
  second.actor.evidence = reading.evidence(span_of(words, pair->second.begin, end));
  model::Participants participants{
      .sides = {{.actor = actor(reading, words, pair->first, from)}, std::move(second)},
      .evidence = reading.evidence(span_of(words, from, end))};
  (signatories ? step.signatories : step.parties).push_back(std::move(participants));
  return true;
}

}  // namespace

bool add_participants(const Reading& reading, const Noted& item, model::Step& step) {
  if (item.inner.empty()) {
    add_pair(reading, item.words, false, step);
    return false;
  }
  bool found = false;
  for (const Noted& inner : item.inner) found |= add_pair(reading, inner.words, true, step);
  return found;
}

}  // namespace selaras::importer
