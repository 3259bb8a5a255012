#include "importer/steps.h"

#include <algorithm>

#include "importer/documents.h"
#include "importer/parties.h"

namespace selaras::importer {
namespace {

using model::ItemKind;

/// The case of a decision that some words speak of.
struct LeadFound {
  const Phrases::Lead* lead = nullptr;
  Pattern::Match match;
};

std::optional<LeadFound> lead_in(const Phrases& phrases, const Words& words) {
  for (const Phrases::Lead& lead : phrases.outcomes) {
    if (const auto match = first_match(lead.lead, words)) return LeadFound{&lead, *match};
  }
  return std::nullopt;
}

/// Goes through the items of the procedure section and makes steps of them.
class StepReader {
 public:
  StepReader(const Reading& reading, model::Procedure& procedure)
      : reading_(reading), procedure_(procedure) {}

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

  const Phrases::Activity* activity(const Noted& item) const {
    const Phrases::Activity* found =
        activity_of(reading_.phrases, item.words, sentence_of(item.words));
    return is_sure(found) ? found : nullptr;
  }

  void take(const Noted& item, const Noted* heading) {
    if (item.words.empty()) return;
    add_references(reading_, item, procedure_);
    if (states_requirement(item)) {
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

  bool states_requirement(const Noted& item) const {
    return any_in(reading_.phrases.requirements, item.words);
  }

  bool is_clause(const Noted& item) const {
    const auto clause = first_match(reading_.language.clauses, item.words);
    if (!clause) return false;
    const Phrases::Activity* act = activity(item);
    const auto match = act == nullptr ? std::nullopt : first_match(act->patterns, item.words);
    return !match || clause->begin <= match->begin;
  }

  /// Its inner items are the steps: they do something, and it does nothing itself.
  bool is_heading(const Noted& item) const {
    if (item.inner.size() < 2 || activity(item) != nullptr) return false;
    const auto acts = std::ranges::count_if(
        item.inner, [&](const Noted& inner) { return activity(inner) != nullptr; });
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
    model::Requirement requirement{.id = item.id,
                                   .item = item.id,
                                   .text = reading_.text(without_colon(item)),
                                   .evidence = reading_.evidence(without_colon(item))};
    if (mention) {
      requirement.document = mention->document->id;
      requirement.when.applicants = mention->document->applicants;
      document(reading_, requirement.document,
               span_of(item.words, mention->match.begin, mention->match.end), procedure_);
      handed_over_.push_back({activity(item), mention->document->id,
                              span_of(item.words, mention->match.begin, mention->match.end)});
    }
    procedure_.requirements.push_back(std::move(requirement));
    give_handed_over();
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
  struct HandedOver {
    const Phrases::Activity* activity;
    std::string document;
    Span span;
  };
  void give_handed_over() {
    for (const HandedOver& one : handed_over_) {
      if (one.activity == nullptr) continue;
      const auto draft = std::ranges::find(steps_.drafts, one.activity->activity,
                                           [](const Draft& each) { return each.step.activity; });
      if (draft == steps_.drafts.end()) continue;
      draft->step.inputs.push_back(
          {.document = one.document, .evidence = reading_.evidence(one.span)});
    }
    handed_over_.clear();
  }

  Span without_colon(const Noted& item) const {
    Span span = item_text(reading_.page, item.entry->text);
    while (!span.empty() &&
           (reading_.page.text[span.end - 1] == ':' || reading_.page.text[span.end - 1] == '.'))
      span = trimmed(reading_.page, {span.begin, span.end - 1});
    return span;
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
    item_of(item).kind = ItemKind::step;
    const std::vector<std::size_t> starts = branches(item.words);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : item.words.size();
      add_step(item, heading, starts[i], end);
    }
  }

  /// Two cases in one item are two steps; where phrases know the item as a whole it stays one.
  std::vector<std::size_t> branches(const Words& words) const {
    constexpr std::size_t most_steps = 3'000;  // of any page; beyond, an item stays one
    if (steps_.drafts.size() > most_steps || lead_in(reading_.phrases, words)) return {0};
    return sentence_starts(words, reading_.language);
  }

  void add_step(const Noted& item, const Noted* heading, std::size_t begin, std::size_t end) {
    const Words words(item.words.begin() + static_cast<std::ptrdiff_t>(begin),
                      item.words.begin() + static_cast<std::ptrdiff_t>(end));
    const Sentence sentence = sentence_of(words);
    if (sentence.main >= words.size()) return;
    auto lead = lead_in(reading_.phrases, words);
    Words led = words;
    if (!lead && heading != nullptr) {
      lead = lead_in(reading_.phrases, heading->words);
      led = heading->words;
    }
    if (lead && lead->lead->creates) decide(*lead->lead, item, led, lead->match);
    Draft draft = draft_of(reading_, sentence, words, item.id);
    if (lead) {
      draft.lead = lead->lead;
      draft.lead_span = span_of(led, lead->match.begin, lead->match.end);
      add_case(*lead->lead, led, lead->match, draft);
    } else if (sentence.condition) {
      draft.condition_span = span_of(words, sentence.condition->begin, sentence.condition->end);
      draft.condition = reading_.text(draft.condition_span);
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
    if (add_participants(reading_, item, draft.step)) add_inner(item, draft);
    add_contents(reading_, item, false, procedure_);
    put_uses(item, heading, draft);
    steps_.drafts.push_back(std::move(draft));
  }

  static void add_inner(const Noted& item, Draft& draft) {
    for (const Noted& inner : item.inner) {
      if (std::ranges::count(draft.step.items, inner.id) == 0) draft.step.items.push_back(inner.id);
    }
  }

  // -- Decisions that are told by their cases alone.

  Draft* decision(const std::string& activity) {
    const auto found = std::ranges::find_if(
        steps_.drafts, [&](const Draft& draft) { return draft.step.activity == activity; });
    return found == steps_.drafts.end() ? nullptr : &*found;
  }

  void decide(const Phrases::Lead& lead, const Noted& item, const Words& words,
              Pattern::Match match) {
    Draft* decision = this->decision(lead.of);
    const Span span = lead_clause(words, match);
    if (decision == nullptr) {
      Draft draft{.item = item.id, .confidence = 1};
      draft.sentence = Sentence{};
      draft.step.activity = lead.of;
      draft.step.label = shortened_label(span);
      if (!lead.input.empty()) put_decision_input(lead.input, words, draft);
      steps_.drafts.push_back(std::move(draft));
      decision = &steps_.drafts.back();
    }
    if (std::ranges::count(decision->step.items, item.id) == 0)
      decision->step.items.push_back(item.id);
    const model::EvidenceList more = reading_.evidence(span);
    decision->step.evidence.insert(decision->step.evidence.end(), more.begin(), more.end());
  }

  void put_decision_input(const std::string& id, const Words& words, Draft& draft) {
    const auto phrases = std::ranges::find(reading_.phrases.documents, id, &Phrases::Document::id);
    if (phrases == reading_.phrases.documents.end()) return;
    const auto match = first_match(phrases->names, words);
    if (!match) return;
    const Span span = span_of(words, match->begin, match->end);
    document(reading_, id, span, procedure_);
    draft.step.inputs.push_back({.document = id, .evidence = reading_.evidence(span)});
  }

  /// From the words that tell the case to where something follows from it.
  Span lead_clause(const Words& words, Pattern::Match match) const {
    std::size_t end = match.end;
    for (; end < words.size(); ++end) {
      if (words[end].before == ',' ||
          std::ranges::any_of(reading_.language.leads, [&](const Pattern& leads) {
            return leads.end_at(words, end).has_value();
          }))
        break;
    }
    return span_of(words, 0, end);
  }

  std::string shortened_label(Span span) const {
    constexpr std::size_t most_words = 8;
    const Words words = reading_.words(span);
    return reading_.text(span_of(words, 0, std::min(words.size(), most_words)));
  }

  /// The case joins the outcomes of its decision; what is told of its form too.
  void add_case(const Phrases::Lead& lead, const Words& words, Pattern::Match match,
                const Draft& draft) {
    Draft* decision = this->decision(lead.of);
    if (decision == nullptr || (lead.main && !lead.creates)) return;
    std::vector<model::Outcome>& outcomes = decision->step.outcomes;
    const model::EvidenceList more = reading_.evidence(span_of(words, match.begin, match.end));
    auto outcome = std::ranges::find(outcomes, lead.outcome, &model::Outcome::id);
    if (outcome == outcomes.end()) {
      outcome = outcomes.insert(
          outcomes.end(), {.id = lead.outcome, .label = reading_.text(outcome_word(words, match))});
    }
    outcome->evidence.insert(outcome->evidence.end(), more.begin(), more.end());
    if (draft.step.form && !lead.creates) add_form(lead, draft, decision->step);
  }

  /// The word itself among "dalam hal ditemukan ketidaksesuaian": the longest.
  static Span outcome_word(const Words& words, Pattern::Match match) {
    std::size_t best = match.begin;
    for (std::size_t i = match.begin; i < match.end; ++i) {
      if (words[i].folded.size() > words[best].folded.size()) best = i;
    }
    return span_of(words, best, best + 1);
  }

  static void add_form(const Phrases::Lead& lead, const Draft& draft, model::Step& decision) {
    if (!decision.form) decision.form = model::Form{.value = draft.step.form->value};
    if (std::ranges::count(decision.form->outcomes, lead.outcome) == 0)
      decision.form->outcomes.push_back(lead.outcome);
    decision.form->evidence.insert(decision.form->evidence.end(), draft.step.form->evidence.begin(),
                                   draft.step.form->evidence.end());
  }

  // -- Documents.

  void put_uses(const Noted& item, const Noted* heading, Draft& draft) {
    const Phrases::Activity* act = activity_named(draft.step.activity, draft.confidence);
    if (act == nullptr) return;
    for (const Phrases::Use& use : act->inputs)
      put_use(use, item, heading, draft, draft.step.inputs);
    for (const Phrases::Use& use : act->outputs)
      put_use(use, item, heading, draft, draft.step.outputs);
  }

  const Phrases::Activity* activity_named(const std::string& id, double confidence) const {
    const auto found =
        std::ranges::find_if(reading_.phrases.activities, [&](const Phrases::Activity& one) {
          return one.activity == id && one.confidence == confidence;
        });
    return found == reading_.phrases.activities.end() ? nullptr : &*found;
  }

  bool knows(const std::string& id) const { return procedure_.document(id) != nullptr; }

  void put_use(const Phrases::Use& use, const Noted& item, const Noted* heading, Draft& draft,
               std::vector<model::DocumentUse>& uses) {
    if ((use.known && !knows(use.document)) || (!use.unless.empty() && knows(use.unless))) return;
    if (use.required && *use.required != is_required(use.document)) return;
    if (use.from_content) {
      put_from_content(use, item, draft, uses);
      return;
    }
    if (use.where.empty()) {
      add_use(use.document, span_of(item.words, 0, item.words.size()), uses);
    } else if (const auto match = first_match(use.where, item.words)) {
      add_use(use.document, span_of(item.words, match->begin, match->end), uses);
    } else {
      std::vector<const Noted*> near;
      if (heading != nullptr) near.push_back(heading);
      for (const Noted& inner : item.inner) near.push_back(&inner);
      for (const Noted* other : near) put_use_of(use, *other, uses);
    }
  }

  /// Said in the item above, or in one inside.
  void put_use_of(const Phrases::Use& use, const Noted& item,
                  std::vector<model::DocumentUse>& uses) {
    const auto match = first_match(use.where, item.words);
    if (match) add_use(use.document, span_of(item.words, match->begin, match->end), uses);
  }

  bool is_required(const std::string& id) const {
    return std::ranges::count(procedure_.requirements, id, &model::Requirement::document) > 0;
  }

  void put_from_content(const Phrases::Use& use, const Noted& item, Draft& draft,
                        std::vector<model::DocumentUse>& uses) {
    for (const Noted& inner : item.inner) {
      const auto mention = first_document(reading_.phrases, inner.words);
      if (!mention || mention->document->id != use.document) continue;
      ask_for(inner, use.document);
      add_use(use.document, item_text(reading_.page, inner.entry->text), uses);
      add_inner(item, draft);
    }
  }

  /// An attachment "dari Pengguna" is asked of them, wherever the page says so.
  void ask_for(const Noted& item, const std::string& id) {
    const bool sent =
        reading_.actors.behind(reading_.language.sender, item.words, 0, item.words.size())
            .has_value();
    if (!sent || is_required(id)) return;
    const Span span = without_colon(item);
    procedure_.requirements.push_back({.id = item.id,
                                       .item = item.id,
                                       .document = id,
                                       .text = reading_.text(span),
                                       .evidence = reading_.evidence(span)});
  }

  void add_use(const std::string& id, Span span, std::vector<model::DocumentUse>& uses) {
    document(reading_, id, document_name(id, span), procedure_);
    if (std::ranges::count(uses, id, &model::DocumentUse::document) > 0) return;
    uses.push_back({.document = id, .evidence = reading_.evidence(span)});
  }

  /// The document's name within the words that speak of it.
  Span document_name(const std::string& id, Span span) const {
    const auto phrases = std::ranges::find(reading_.phrases.documents, id, &Phrases::Document::id);
    const Words words = reading_.words(span);
    const auto match = phrases == reading_.phrases.documents.end()
                           ? std::nullopt
                           : first_match(phrases->names, words);
    return match ? span_of(words, match->begin, match->end) : span;
  }

  const Reading& reading_;
  model::Procedure& procedure_;
  Steps steps_;
  std::vector<HandedOver> handed_over_;
};

}  // namespace

Steps read_steps(const Reading& reading, const std::vector<Entry>& entries,
                 const std::string& section, model::Procedure& procedure) {
  std::vector<Noted> items = note_items(reading, entries, section, "p", ItemKind::step, procedure);
  return StepReader(reading, procedure).read(std::move(items));
}

namespace {

/// Requirements are things to hand in; where they tell the flow instead, its steps are kept as
/// statements about it.
class RequirementReader {
 public:
  RequirementReader(const Reading& reading, model::Procedure& procedure)
      : reading_(reading), procedure_(procedure) {}

  void read(const std::vector<Noted>& items) {
    const bool flow = tells_flow(items);
    for (const Noted& item : items)
      flow&& stated(item) ? take_statement(item) : take_requirement(item);
  }

 private:
  static constexpr double of_a_sentence =
      0.9;  // the confidence of phrases that are more than a name

  const Phrases::Activity* stated(const Noted& item) const {
    const Sentence sentence =
        read_sentence(item.words, 0, item.words.size(), reading_.actors, reading_.language);
    const Phrases::Activity* found = activity_of(reading_.phrases, item.words, sentence);
    return is_sure(found) ? found : nullptr;
  }

  bool tells_flow(const std::vector<Noted>& items) const {
    const auto acts = std::ranges::count_if(items, [&](const Noted& item) {
      const Phrases::Activity* activity = stated(item);
      return activity != nullptr && activity->confidence >= of_a_sentence;
    });
    return acts >= 2;
  }

  void take_statement(const Noted& item) {
    procedure_.items[item.index].kind = ItemKind::step;
    if (stated(item)->confidence < of_a_sentence) add_requirement(item);
    add_statement(item);
  }

  void take_requirement(const Noted& item) {
    add_requirement(item);
    add_contents(reading_, item, false, procedure_);
    const Phrases::Activity* activity = stated(item);
    if (activity == nullptr) return;
    const Sentence sentence =
        read_sentence(item.words, 0, item.words.size(), reading_.actors, reading_.language);
    const bool says_who = sentence.actor || sentence.addressee || sentence.channel;
    const auto mention = first_document(reading_.phrases, item.words);
    const bool same =
        mention && std::ranges::any_of(activity->outputs, [&](const Phrases::Use& use) {
          return use.document == mention->document->id;
        });
    if (says_who && same) add_statement(item);
  }

  void add_requirement(const Noted& item) {
    Span span = item_text(reading_.page, item.entry->text);
    while (!span.empty() &&
           (reading_.page.text[span.end - 1] == ':' || reading_.page.text[span.end - 1] == '.'))
      span = trimmed(reading_.page, {span.begin, span.end - 1});
    model::Requirement requirement{.id = item.id,
                                   .item = item.id,
                                   .text = reading_.text(span),
                                   .evidence = reading_.evidence(span)};
    if (const auto mention = first_document(reading_.phrases, item.words)) {
      requirement.document = mention->document->id;
      requirement.when.applicants = mention->document->applicants;
      document(reading_, requirement.document,
               span_of(item.words, mention->match.begin, mention->match.end), procedure_);
    }
    procedure_.requirements.push_back(std::move(requirement));
  }

  /// Read as a step, kept aside: it is no node of the flow.
  void add_statement(const Noted& item) {
    const model::ItemKind kind = procedure_.items[item.index].kind;
    const Phrases::Activity* activity = stated(item);
    Steps steps = StepReader(reading_, procedure_).read({item});
    procedure_.items[item.index].kind = kind;
    const auto draft = std::ranges::find(steps.drafts, activity->activity,
                                         [](const Draft& one) { return one.step.activity; });
    if (draft == steps.drafts.end()) return;
    draft->step.id = item.id;
    procedure_.statements.push_back(std::move(draft->step));
  }

  const Reading& reading_;
  model::Procedure& procedure_;
};

}  // namespace

void read_requirements(const Reading& reading, const std::vector<Entry>& entries,
                       const std::string& section, model::Procedure& procedure) {
  RequirementReader(reading, procedure)
      .read(note_items(reading, entries, section, "r", ItemKind::requirement, procedure));
}

}  // namespace selaras::importer
