#include <algorithm>
#include <functional>
#include <iterator>

#include "importer/lexicon.h"

namespace selaras::importer {
namespace {

template <class Entry>
void put_first(std::vector<Entry>& known, std::vector<Entry> more) {
  std::ranges::move(known, std::back_inserter(more));
  known = std::move(more);
}

void put(std::string& known, std::string more) {
  if (!more.empty()) known = std::move(more);
}

/// Entries with the key of a known one are joined to it, or replace it; the others come first.
template <class Entry, class Key, class Join>
void join_entries(std::vector<Entry>& known, std::vector<Entry> more, Key key, Join join) {
  std::vector<Entry> fresh;
  for (Entry& entry : more) {
    const auto found = std::ranges::find(known, std::invoke(key, entry), key);
    bool replaces = false;
    if constexpr (requires { entry.replaces; }) replaces = entry.replaces;
    if (found == known.end())
      fresh.push_back(std::move(entry));
    else if (replaces)
      *found = std::move(entry);
    else
      join(*found, std::move(entry));
  }
  put_first(known, std::move(fresh));
}

void join_contents(std::vector<Phrases::Content>& known, std::vector<Phrases::Content> more) {
  join_entries(known, std::move(more), &Phrases::Content::content,
               [](Phrases::Content& one, Phrases::Content other) {
                 put_first(one.patterns, std::move(other.patterns));
               });
}

void join_document(Phrases::Document& known, Phrases::Document more) {
  put_first(known.names, std::move(more.names));
  put_first(known.exceptions, std::move(more.exceptions));
  put_first(known.applicants, std::move(more.applicants));
  known.only_as_output = known.only_as_output || more.only_as_output;
  put_first(known.contents_of, std::move(more.contents_of));
  join_contents(known.contents, std::move(more.contents));
}

void join_uses(std::vector<Phrases::Use>& known, std::vector<Phrases::Use> more) {
  join_entries(
      known, std::move(more), &Phrases::Use::document,
      [](Phrases::Use& one, Phrases::Use other) { put_first(one.where, std::move(other.where)); });
}

void join_activity(Phrases::Activity& known, Phrases::Activity more) {
  if (more.confidence > 0) known.confidence = more.confidence;
  put(known.refines, std::move(more.refines));
  put_first(known.patterns, std::move(more.patterns));
  put_first(known.exceptions, std::move(more.exceptions));
  put_first(known.letter, std::move(more.letter));
  put_first(known.actors, std::move(more.actors));
  join_uses(known.inputs, std::move(more.inputs));
  join_uses(known.outputs, std::move(more.outputs));
  join_entries(known.outcomes, std::move(more.outcomes), &Phrases::Outcome::id,
               [](Phrases::Outcome& one, Phrases::Outcome other) {
                 put_first(one.patterns, std::move(other.patterns));
               });
  put(known.milestone, std::move(more.milestone));
  put(known.recurs, std::move(more.recurs));
  put(known.sentence, std::move(more.sentence));
}

void join_lead(Phrases::Lead& known, Phrases::Lead more) {
  put_first(known.lead, std::move(more.lead));
  known.main = known.main || more.main;
  known.creates = known.creates || more.creates;
  put(known.input, std::move(more.input));
  put(known.end, std::move(more.end));
}

void join_hints(std::vector<Phrases::Hint>& known, std::vector<Phrases::Hint> more) {
  join_entries(known, std::move(more), &Phrases::Hint::activity,
               [](Phrases::Hint& one, Phrases::Hint other) {
                 put_first(one.patterns, std::move(other.patterns));
               });
}

// -- A language.

void join_layout(Language& known, Language& more) {
  join_entries(known.headings, std::move(more.headings), &Language::Heading::kind,
               [](Language::Heading& one, Language::Heading other) {
                 put(one.printed, std::move(other.printed));
                 put_first(one.letters, std::move(other.letters));
               });
  for (auto list :
       {&Language::introductions, &Language::decree, &Language::free, &Language::legal_basis,
        &Language::boilerplate, &Language::banner, &Language::letterhead, &Language::sop_table})
    put_first(known.*list, std::move(more.*list));
}

void join_time(Language& known, Language& more) {
  join_entries(known.units, std::move(more.units), &Language::Unit::words,
               [](Language::Unit& one, Language::Unit other) { one = std::move(other); });
  std::ranges::stable_sort(known.units, std::ranges::greater{},
                           [](const Language::Unit& unit) { return unit.words.size(); });
  if (!more.numbers.empty()) known.numbers = std::move(more.numbers);
  put_first(known.range_words, std::move(more.range_words));
  join_entries(known.bounds, std::move(more.bounds), &Language::BoundWords::bound,
               [](Language::BoundWords& one, Language::BoundWords other) {
                 put_first(one.words, std::move(other.words));
               });
  for (auto list : {&Language::clock_start, &Language::time_conditions, &Language::time_scopes,
                    &Language::other_durations})
    put_first(known.*list, std::move(more.*list));
}

void join_sentence(Language& known, Language& more) {
  for (auto list :
       {&Language::addressee, &Language::channel, &Language::on_behalf_of, &Language::agent,
        &Language::sender, &Language::branch, &Language::relative_branch, &Language::consequence,
        &Language::leads, &Language::sequence, &Language::basis, &Language::reference,
        &Language::bare_reference, &Language::reference_prepositions, &Language::clauses,
        &Language::stop_label_at, &Language::return_to, &Language::goes_on, &Language::returned})
    put_first(known.*list, std::move(more.*list));
  join_entries(known.ends, std::move(more.ends), &Language::EndWords::outcome,
               [](Language::EndWords& one, Language::EndWords other) {
                 put(one.printed, std::move(other.printed));
                 put_first(one.words, std::move(other.words));
               });
  join_entries(known.marker_units, std::move(more.marker_units), &Language::MarkerWords::unit,
               [](Language::MarkerWords& one, Language::MarkerWords other) {
                 put_first(one.words, std::move(other.words));
               });
  for (auto text :
       {&Language::letterhead_sentence, &Language::decree_sentence, &Language::time_sentence,
        &Language::part_sentence, &Language::sentence, &Language::condition_sentence,
        &Language::jump_sentence, &Language::go_on_sentence, &Language::return_sentence})
    put(known.*text, std::move(more.*text));
}

void join_vocabulary(Language& known, Language& more) {
  for (auto list :
       {&Language::joints, &Language::law, &Language::not_markers_after, &Language::verb_prefixes,
        &Language::nouns, &Language::negation, &Language::joining_words, &Language::function_words})
    put_first(known.*list, std::move(more.*list));
  put_first(known.names, std::move(more.names));
  join_entries(
      known.region_words, std::move(more.region_words), &Language::RegionWord::words,
      [](Language::RegionWord& one, Language::RegionWord other) { one = std::move(other); });
  join_entries(known.contacts, std::move(more.contacts), &Language::ContactLabel::kind,
               [](Language::ContactLabel& one, Language::ContactLabel other) {
                 put_first(one.labels, std::move(other.labels));
               });
  for (auto& [key, reason] : more.reasons) known.reasons.insert_or_assign(key, std::move(reason));
}

}  // namespace

void join(Language& known, Language more) {
  for (auto& [form, usual] : more.spelling) known.spelling.insert_or_assign(form, usual);
  join_layout(known, more);
  join_time(known, more);
  join_sentence(known, more);
  join_vocabulary(known, more);
}

void join(Phrases& known, Phrases more) {
  put_first(known.title, std::move(more.title));
  put_first(known.names, std::move(more.names));
  put_first(known.requirements, std::move(more.requirements));
  join_entries(known.documents, std::move(more.documents), &Phrases::Document::id, join_document);
  join_contents(known.attributes, std::move(more.attributes));
  join_entries(known.activities, std::move(more.activities), &Phrases::Activity::id, join_activity);
  join_entries(
      known.outcomes, std::move(more.outcomes),
      [](const Phrases::Lead& lead) { return lead.of + "[" + lead.outcome + "]"; }, join_lead);
  if (more.end) known.end = std::move(more.end);
  join_hints(known.milestones, std::move(more.milestones));
  join_hints(known.time_parts, std::move(more.time_parts));
}

}  // namespace selaras::importer
