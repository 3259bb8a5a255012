#include <algorithm>

#include "importer/documents.h"
#include "importer/steps.h"

namespace selaras::importer {
namespace {

constexpr std::size_t longest_label = 72;  // bytes

/// A step's fields out of its sentence.
class DraftMaker {
 public:
  DraftMaker(const Reading& reading, const Sentence& sentence, const Words& words)
      : reading_(reading), sentence_(sentence), words_(words) {}

  Draft make(const std::string& item) {
    draft_.item = item;
    draft_.sentence = sentence_;
    draft_.step.items = {item};
    draft_.step.evidence = reading_.evidence(whole());
    put_actors();
    const Phrases::Activity* activity = activity_of(reading_.phrases, words_, sentence_);
    is_sure(activity) ? put_activity(*activity) : note_unmapped(activity);
    draft_.step.label = label();
    return std::move(draft_);
  }

 private:
  Span whole() const { return item_text(reading_.page, span_of(words_, 0, words_.size())); }

  void put_actors() {
    const auto put = [&](const std::optional<Named>& named, std::size_t from,
                         std::optional<model::Actor>& field) {
      if (named) field = actor(reading_, sentence_.words, *named, from);
    };
    put(sentence_.actor, sentence_.actor_from, draft_.step.actor);
    put(sentence_.addressee, sentence_.addressee_from, draft_.step.addressee);
    put(sentence_.channel, sentence_.channel_from, draft_.step.channel);
    put(sentence_.on_behalf_of, sentence_.behalf_from, draft_.step.on_behalf_of);
  }

  void put_activity(const Phrases::Activity& activity) {
    draft_.confidence = activity.confidence;
    draft_.step.activity = activity.activity;
    draft_.step.refines = activity.refines;
    draft_.step.milestone = activity.milestone;
    draft_.step.recurs = activity.recurs;
    put_form(activity);
    for (const Phrases::Outcome& outcome : activity.outcomes) put_outcome(outcome);
    if (draft_.step.form) {
      for (const model::Outcome& outcome : draft_.step.outcomes)
        draft_.step.form->outcomes.push_back(outcome.id);
    }
  }

  void note_unmapped(const Phrases::Activity* candidate) {
    if (reading_.phrases.activities.empty()) return;
    if (candidate == nullptr)
      reading_.note("page-step-unknown", whole(), {{"words", reading_.text(whole())}});
    else
      reading_.note("page-step-unsure", whole(),
                    {{"activity", candidate->activity}, {"words", reading_.text(whole())}});
  }

  void put_form(const Phrases::Activity& activity) {
    for (const Pattern& pattern : activity.letter) {
      const auto match = pattern.find(words_);
      if (!match) continue;
      if (!draft_.step.form) draft_.step.form = model::Form{.value = "letter"};
      const model::EvidenceList more = reading_.evidence(span_of(words_, match->begin, match->end));
      draft_.step.form->evidence.insert(draft_.step.form->evidence.end(), more.begin(), more.end());
    }
  }

  void put_outcome(const Phrases::Outcome& outcome) {
    const auto match = first_match(outcome.patterns, words_);
    if (!match) return;
    draft_.step.outcomes.push_back(
        {.id = outcome.id,
         .label = reading_.text(span_of(words_, match->end - 1, match->end)),
         .evidence = reading_.evidence(span_of(words_, match->begin, match->end))});
  }

  /// The words of the act itself: without who does it, up to whom it goes.
  std::string label() const {
    const std::size_t begin =
        sentence_.predicate < sentence_.end ? sentence_.predicate : sentence_.main;
    std::size_t end = begin;
    while (end < sentence_.end && !stops_at(end, begin)) ++end;
    if (end == begin) end = std::min(begin + 6, sentence_.end);
    return reading_.text(span_of(sentence_.words, begin, end));
  }

  bool stops_at(std::size_t at, std::size_t begin) const {
    if (at == begin) return false;
    const Word& word = sentence_.words[at];
    if (word.before == ':' || word.before == ';' || (word.before == ',' && at > begin + 2))
      return true;
    if (word.span.end - sentence_.words[begin].span.begin > longest_label) return true;
    return std::ranges::any_of(reading_.language.stop_label_at, [&](const Pattern& stop) {
      return stop.end_at(sentence_.words, at).has_value();
    });
  }

  const Reading& reading_;
  const Sentence& sentence_;
  const Words& words_;
  Draft draft_;
};

}  // namespace

Draft draft_of(const Reading& reading, const Sentence& sentence, const Words& words,
               const std::string& item) {
  return DraftMaker(reading, sentence, words).make(item);
}

}  // namespace selaras::importer
