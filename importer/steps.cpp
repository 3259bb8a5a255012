#include "importer/steps.h"

#include <algorithm>

#include "importer/decisions.h"
#include "importer/documents.h"
#include "importer/parties.h"
#include "importer/requirements.h"
#include "importer/stipulation.h"
#include "importer/uses.h"

namespace selaras::importer {
namespace {

using model::ItemKind;

Words from_to(const Words& words, std::size_t begin, std::size_t end) {
  return {words.begin() + static_cast<std::ptrdiff_t>(begin),
          words.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// Goes through the items of the procedure section and makes steps of them.
class StepReader {
 public:
  StepReader(const Reading& reading, model::Procedure& procedure)
      : reading_(reading), procedure_(procedure), decisions_(reading, steps_.drafts, procedure) {}

  Steps read(std::vector<Noted> items) {
    for (const Noted& item : items) take(item, nullptr);
    steps_.items = std::move(items);
    return std::move(steps_);
  }

 private:
  model::Item& item_of(const Noted& item) { return procedure_.items[item.index]; }

  Sentence sentence_of(const Words& words) const {
    return read_sentence(words, 0, words.size(), reading_.actors, reading_.language);
  }

  void take(const Noted& item, const Noted* heading) {
    if (item.words.empty()) return;
    add_references(reading_, item, procedure_);
    if (any_in(reading_.phrases.requirements, item.words)) {
      take_requirement(item);
    } else if (is_clause(item)) {
      take_clause(item);
    } else if (is_heading(item)) {
      take_heading(item);
    } else {
      take_step(item, heading);
    }
  }

  // -- What an item is.

  bool is_clause(const Noted& item) const {
    const auto clause = first_match(reading_.language.clauses, item.words);
    if (!clause) return false;
    const Phrases::Activity* act = sure_activity(reading_, item.words);
    const auto match = act == nullptr ? std::nullopt : first_match(act->patterns, item.words);
    return !match || clause->begin <= match->begin;
  }

  /// Its inner items are the steps: they do something, and it does nothing itself.
  bool is_heading(const Noted& item) const {
    if (item.inner.size() < 2 || sure_activity(reading_, item.words) != nullptr) return false;
    const auto acts = std::ranges::count_if(item.inner, [&](const Noted& inner) {
      return sure_activity(reading_, inner.words) != nullptr;
    });
    if (!reading_.phrases.activities.empty()) return acts > 0;
    const auto verbs = std::ranges::count_if(
        item.inner, [&](const Noted& inner) { return says_act(inner.words); });
    return 2 * static_cast<std::size_t>(verbs) >= item.inner.size() && !says_act(item.words);
  }

  bool says_act(const Words& words) const {
    const Sentence sentence = sentence_of(words);
    const std::size_t at = sentence.predicate;
    return at < words.size() && is_verb(words[at], reading_.language);
  }

  // -- What it gives.

  void take_requirement(const Noted& item) {
    item_of(item).kind = ItemKind::requirement;
    add_contents(reading_, item, false, procedure_);
    const auto mention = required_document(item);
    procedure_.requirements.push_back(mention ? requirement_of(reading_, item, *mention, procedure_)
                                              : requirement_of(reading_, item, ""));
    if (mention) hand_over(item, *mention);
  }

  /// Named by the words that make it a requirement, else first.
  std::optional<Mention> required_document(const Noted& item) const {
    const auto required = first_match(reading_.phrases.requirements, item.words);
    for (const Phrases::Document& document : reading_.phrases.documents) {
      const auto match =
          required ? first_match(document.names, item.words, required->begin) : std::nullopt;
      if (match && match->begin < required->end) return Mention{&document, *match};
    }
    return first_document(reading_.phrases, item.words);
  }

  /// What is attached to an application goes into the step that applies.
  void hand_over(const Noted& item, const Mention& mention) {
    const Phrases::Activity* activity = sure_activity(reading_, item.words);
    if (activity == nullptr) return;
    const auto draft = std::ranges::find(steps_.drafts, activity->activity,
                                         [](const Draft& each) { return each.step.activity; });
    if (draft == steps_.drafts.end()) return;
    const Span span = span_of(item.words, mention.match.begin, mention.match.end);
    draft->step.inputs.push_back(
        {.document = mention.document->id, .evidence = reading_.evidence(span)});
  }

  void take_clause(const Noted& item) {
    item_of(item).kind = ItemKind::clause;
    if (!add_contents(reading_, item, true, procedure_) && !reading_.phrases.activities.empty()) {
      reading_.note("page-clause-unknown", item.entry->text,
                    {{"words", reading_.text(item.entry->text)}});
    }
  }

  void take_heading(const Noted& item) {
    item_of(item).kind = ItemKind::heading;
    const Noted* heading = &item;
    for (const Noted& inner : item.inner) {
      item_of(inner).kind = ItemKind::step;
      take(inner, heading);
      heading = nullptr;  // it introduces the first of them
    }
  }

  void take_step(const Noted& item, const Noted* heading) {
    const std::vector<std::size_t> starts = branches(item.words);
    const std::size_t drafts = steps_.drafts.size();
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : item.words.size();
      add_sentence(item, heading, from_to(item.words, starts[i], end));
    }
    const bool none = steps_.drafts.size() == drafts && !steps_.bare_cases.empty();
    item_of(item).kind = none ? ItemKind::condition : ItemKind::step;
  }

  /// Two cases in one item are two steps; where phrases know the item as a whole it stays one.
  std::vector<std::size_t> branches(const Words& words) const {
    constexpr std::size_t most_steps = 3'000;  // of any page; beyond, an item stays one
    if (steps_.drafts.size() > most_steps || lead_in(reading_.phrases, words)) return {0};
    return sentence_starts(words, reading_.language);
  }

  void add_sentence(const Noted& item, const Noted* heading, Words words) {
    const std::size_t main = sentence_of(words).main;
    const std::optional<Jump> jump = jump_in(reading_, words, std::min(main, words.size()));
    if (jump && jump->clause) {
      if (jump->begin <= main && add_bare_case(words, *jump)) return;
      if (jump->begin > main) words.resize(jump->begin);
    }
    add_step(item, heading, words, jump);
  }

  /// "Jika tidak lengkap, kembali ke angka 2": no step, only where the flow goes.
  bool add_bare_case(const Words& words, const Jump& jump) {
    const Stipulation condition = stipulation_of(reading_, words, sentence_of(words));
    if (condition.text.empty()) return false;
    const auto lead = condition.number.empty() ? lead_in(reading_.phrases, words) : std::nullopt;
    if (lead) decisions_.add_case(*lead, words, {});
    steps_.bare_cases.push_back(
        {condition, lead ? lead->lead : nullptr, jump, steps_.drafts.size()});
    return true;
  }

  void add_step(const Noted& item, const Noted* heading, const Words& words,
                const std::optional<Jump>& jump) {
    const Sentence sentence = sentence_of(words);
    if (sentence.main >= words.size()) return;
    const Stipulation condition = stipulation_of(reading_, words, sentence);
    const bool named = !condition.number.empty();
    auto lead = named ? std::nullopt : lead_in(reading_.phrases, words);
    Words led = words;
    if (!lead && !named && heading != nullptr) {
      lead = lead_in(reading_.phrases, heading->words);
      led = heading->words;
    }
    if (lead && lead->lead->creates) decisions_.decide(*lead, item, led);
    Draft draft = draft_of(reading_, sentence, words, item.id);
    draft.jump = jump;
    draft.condition = condition;
    if (lead) {
      draft.lead = lead->lead;
      draft.lead_span = span_of(led, lead->match.begin, lead->match.end);
      decisions_.add_case(*lead, led, draft);
    }
    if (heading != nullptr && lead) put_heading(*heading, draft);
    finish(item, heading, std::move(draft));
  }

  void put_heading(const Noted& heading, Draft& draft) const {
    draft.step.items.insert(draft.step.items.begin(), heading.id);
    const model::EvidenceList more =
        reading_.evidence(item_text(reading_.page, heading.entry->text));
    draft.step.evidence.insert(draft.step.evidence.begin(), more.begin(), more.end());
  }

  void finish(const Noted& item, const Noted* heading, Draft draft) {
    if (add_participants(reading_, item, draft.step)) add_inner_items(item, draft);
    add_contents(reading_, item, false, procedure_);
    add_uses(reading_, item, heading, draft, procedure_);
    steps_.drafts.push_back(std::move(draft));
  }

  const Reading& reading_;
  model::Procedure& procedure_;
  Steps steps_;
  Decisions decisions_;
};

}  // namespace

Steps read_steps(const Reading& reading, const std::vector<Entry>& entries,
                 const std::string& section, model::Procedure& procedure) {
  std::vector<Noted> items = note_items(reading, entries, section, "p", ItemKind::step, procedure);
  return StepReader(reading, procedure).read(std::move(items));
}

Steps read_statement(const Reading& reading, const Noted& item, model::Procedure& procedure) {
  return StepReader(reading, procedure).read({item});
}

}  // namespace selaras::importer
