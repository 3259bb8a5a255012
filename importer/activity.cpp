#include <algorithm>

#include "importer/steps.h"

namespace selaras::importer {
namespace {

constexpr double least_confidence = 0.6;

bool may_act(const Phrases::Activity& activity, const Sentence& sentence) {
  if (activity.actors.empty()) return true;
  return sentence.actor && std::ranges::any_of(sentence.actor->roles, [&](const std::string& role) {
           return std::ranges::count(activity.actors, role) > 0;
         });
}

}  // namespace

const Phrases::Activity* activity_of(const Phrases& phrases, const Words& words,
                                     const Sentence& sentence) {
  const Phrases::Activity* best = nullptr;
  for (const Phrases::Activity& activity : phrases.activities) {
    const bool better = best == nullptr || activity.confidence > best->confidence;
    if (!better || !may_act(activity, sentence) || !any_in(activity.patterns, words) ||
        any_in(activity.exceptions, words))
      continue;
    best = &activity;
  }
  return best;
}

const Phrases::Activity* sure_activity(const Reading& reading, const Words& words) {
  const Sentence sentence = read_sentence(words, 0, words.size(), reading.actors, reading.language);
  const Phrases::Activity* found = activity_of(reading.phrases, words, sentence);
  return is_sure(found) ? found : nullptr;
}

bool is_sure(const Phrases::Activity* activity) {
  return activity != nullptr && activity->confidence >= least_confidence;
}

}  // namespace selaras::importer
