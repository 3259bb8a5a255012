#include "importer/decisions.h"

#include <algorithm>

#include "importer/documents.h"

namespace selaras::importer {
namespace {

void append(model::EvidenceList& list, const model::EvidenceList& more) {
  list.insert(list.end(), more.begin(), more.end());
}

std::string shortened_label(const Reading& reading, Span span) {
  constexpr std::size_t most_words = 8;
  const Words words = reading.words(span);
  return reading.text(span_of(words, 0, std::min(words.size(), most_words)));
}

/// The word itself among "dalam hal ditemukan ketidaksesuaian": the longest.
Span outcome_word(const Words& words, Pattern::Match match) {
  std::size_t best = match.begin;
  for (std::size_t i = match.begin; i < match.end; ++i) {
    if (words[i].folded.size() > words[best].folded.size()) best = i;
  }
  return span_of(words, best, best + 1);
}

void add_form(const Phrases::Lead& lead, const Draft& draft, model::Step& decision) {
  if (!decision.form) decision.form = model::Form{.value = draft.step.form->value};
  if (std::ranges::count(decision.form->outcomes, lead.outcome) == 0)
    decision.form->outcomes.push_back(lead.outcome);
  append(decision.form->evidence, draft.step.form->evidence);
}

}  // namespace

std::optional<LeadFound> lead_in(const Phrases& phrases, const Words& words) {
  for (const Phrases::Lead& lead : phrases.outcomes) {
    if (const auto match = first_match(lead.lead, words)) return LeadFound{&lead, *match};
  }
  return std::nullopt;
}

void Decisions::decide(const LeadFound& found, const Noted& item, const Words& words) {
  const Span span = clause(words, found.match);
  Draft* known = find(found.lead->of);
  Draft& decision = known != nullptr ? *known : made(*found.lead, item, words, span);
  if (std::ranges::count(decision.step.items, item.id) == 0) decision.step.items.push_back(item.id);
  append(decision.step.evidence, reading_.evidence(span));
}

void Decisions::add_case(const LeadFound& found, const Words& words, const Draft& draft) {
  const Phrases::Lead& lead = *found.lead;
  Draft* decision = find(lead.of);
  if (decision == nullptr || (lead.main && !lead.creates)) return;
  std::vector<model::Outcome>& outcomes = decision->step.outcomes;
  auto outcome = std::ranges::find(outcomes, lead.outcome, &model::Outcome::id);
  if (outcome == outcomes.end()) {
    outcome = outcomes.insert(
        outcomes.end(),
        {.id = lead.outcome, .label = reading_.text(outcome_word(words, found.match))});
  }
  append(outcome->evidence, reading_.evidence(span_of(words, found.match.begin, found.match.end)));
  if (draft.step.form && !lead.creates) add_form(lead, draft, decision->step);
}

Draft* Decisions::find(const std::string& activity) {
  const auto found = std::ranges::find_if(
      drafts_, [&](const Draft& draft) { return draft.step.activity == activity; });
  return found == drafts_.end() ? nullptr : &*found;
}

Draft& Decisions::made(const Phrases::Lead& lead, const Noted& item, const Words& words,
                       Span clause) {
  Draft draft{.item = item.id, .confidence = 1};
  draft.step.activity = lead.of;
  draft.step.label = shortened_label(reading_, clause);
  if (!lead.input.empty()) put_input(lead.input, words, draft);
  return drafts_.emplace_back(std::move(draft));
}

void Decisions::put_input(const std::string& id, const Words& words, Draft& draft) {
  const auto phrases = std::ranges::find(reading_.phrases.documents, id, &Phrases::Document::id);
  if (phrases == reading_.phrases.documents.end()) return;
  const auto match = first_match(phrases->names, words);
  if (!match) return;
  const Span span = span_of(words, match->begin, match->end);
  document(reading_, id, span, procedure_);
  draft.step.inputs.push_back({.document = id, .evidence = reading_.evidence(span)});
}

/// From the words that tell the case to where something follows from it.
Span Decisions::clause(const Words& words, Pattern::Match match) const {
  std::size_t end = match.end;
  for (; end < words.size(); ++end) {
    const bool leads = std::ranges::any_of(reading_.language.leads, [&](const Pattern& pattern) {
      return pattern.end_at(words, end).has_value();
    });
    if (words[end].before == ',' || leads) break;
  }
  return span_of(words, 0, end);
}

}  // namespace selaras::importer
