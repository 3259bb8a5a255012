#include "importer/language.h"

#include <algorithm>

#include "importer/read_patterns.h"
#include "model/json.h"
#include "model/words.h"

namespace selaras::importer {
namespace {

using model::ObjectReader;

std::vector<std::vector<std::string>> folded(const std::vector<std::string>& texts,
                                             const Spelling& spelling) {
  std::vector<std::vector<std::string>> result;
  for (const std::string& text : texts) result.push_back(fold(text, spelling));
  return result;
}

Spelling read_spelling(ObjectReader& reader) {
  Spelling spelling;
  const model::json::Node* node = reader.member("spelling");
  if (node == nullptr) return spelling;
  for (const model::json::Member& member : node->members) {
    if (member.value.kind == model::json::Node::Kind::string)
      spelling[member.key] = member.value.string;
    else
      reader.wrong_type(member.value, member.key, "string");
  }
  return spelling;
}

Language::Heading read_heading(ObjectReader& reader) {
  Language::Heading heading{.kind = reader.optional_word("kind", model::words::section_kinds())};
  heading.printed = reader.optional_string("printed").value_or("");
  for (const std::string& text : reader.strings("headings"))
    heading.letters.push_back(letters_of(text));
  return heading;
}

Language::Unit read_unit(ObjectReader& reader) {
  Language::Unit unit{.words = fold(reader.string("words"), {})};
  for (const model::json::Node* node : reader.elements("readings")) {
    if (const auto reading = reader.word_of(*node, "readings", model::words::unit_readings()))
      unit.readings.push_back(*reading);
  }
  return unit;
}

std::vector<std::pair<std::vector<std::string>, int>> read_numbers(ObjectReader& reader) {
  std::vector<std::pair<std::vector<std::string>, int>> numbers;
  for (const std::string& text : reader.strings("numbers"))
    numbers.emplace_back(fold(text, {}), static_cast<int>(numbers.size()));
  std::ranges::stable_sort(numbers, std::ranges::greater{},
                           [](const auto& number) { return number.first.size(); });
  return numbers;
}

std::map<std::string, model::Text> read_reasons(ObjectReader& reader) {
  std::map<std::string, model::Text> reasons;
  const model::json::Node* node = reader.member("reasons");
  if (node == nullptr) return reasons;
  for (const model::json::Member& member : node->members) {
    reasons[member.key] = model::read_text(member.value, reader.file(), reader.diagnostics());
  }
  return reasons;
}

void read_layout(ObjectReader& reader, Language& language) {
  language.headings = model::read_each(reader, "sections", read_heading);
  language.introductions = read_patterns(reader, "introductions");
  language.decree = read_patterns(reader, "decree");
  language.free = read_patterns(reader, "free");
  language.legal_basis = read_patterns(reader, "legalBasis");
  language.boilerplate = read_patterns(reader, "boilerplate");
  language.banner = read_patterns(reader, "banner");
  language.letterhead = read_patterns(reader, "letterhead");
  language.sop_table = read_patterns(reader, "sopTable");
}

void read_time(ObjectReader& reader, Language& language) {
  language.units = model::read_each(reader, "units", read_unit);
  language.numbers = read_numbers(reader);
  language.range_words = folded(reader.strings("rangeWords"), language.spelling);
  language.bounds = model::read_each(reader, "bounds", [](ObjectReader& bound) {
    const std::vector<std::string> printed = bound.strings("words");
    return Language::BoundWords{
        .bound = bound.word("bound", model::words::bounds(), model::Bound::none),
        .printed = printed.empty() ? "" : printed.front(),
        .words = read_patterns(bound, "words")};
  });
  language.clock_start = read_patterns(reader, "clockStart");
  language.time_conditions = read_patterns(reader, "timeConditions");
  language.time_scopes = read_patterns(reader, "timeScopes");
  language.other_durations = read_patterns(reader, "otherDurations");
}

void read_sentence(ObjectReader& reader, Language& language) {
  language.addressee = read_patterns(reader, "addressee");
  language.channel = read_patterns(reader, "channel");
  language.on_behalf_of = read_patterns(reader, "onBehalfOf");
  language.agent = read_patterns(reader, "agent");
  language.sender = read_patterns(reader, "sender");
  language.branch = read_patterns(reader, "branch");
  language.relative_branch = read_patterns(reader, "relativeBranch");
  language.consequence = read_patterns(reader, "consequence");
  language.leads = read_patterns(reader, "leads");
  language.sequence = read_patterns(reader, "sequence");
  language.basis = read_patterns(reader, "basis");
  language.reference = read_patterns(reader, "reference");
  language.bare_reference = read_patterns(reader, "bareReference");
  language.reference_prepositions = read_patterns(reader, "referencePrepositions");
  language.return_to = read_patterns(reader, "returnTo");
  language.goes_on = read_patterns(reader, "goesOn");
  language.returned = read_patterns(reader, "returned");
  language.joints = reader.strings("joints");
  language.ends = model::read_each(reader, "ends", [](ObjectReader& end) {
    return Language::EndWords{.outcome = end.string("outcome"),
                              .printed = end.optional_string("printed").value_or(""),
                              .words = read_patterns(end, "words")};
  });
  language.clauses = read_patterns(reader, "clauses");
  language.stop_label_at = read_patterns(reader, "stopLabelAt");
  language.marker_units = model::read_each(reader, "markerUnits", [](ObjectReader& unit) {
    return Language::MarkerWords{
        .unit = unit.word("unit", model::words::marker_units(), model::MarkerUnit::number),
        .words = unit.strings("words")};
  });
}

void read_vocabulary(ObjectReader& reader, Language& language) {
  language.law = reader.strings("law");
  language.not_markers_after = reader.strings("notMarkersAfter");
  language.verb_prefixes = reader.strings("verbPrefixes");
  language.nouns = reader.strings("nouns");
  language.negation = reader.strings("negation");
  language.joining_words = reader.strings("joiningWords");
  language.function_words = reader.strings("functionWords");
  language.names = read_names(reader, language.spelling);
  language.region_words = model::read_each(reader, "regionWords", [&](ObjectReader& word) {
    return Language::RegionWord{.words = fold(word.string("word"), language.spelling),
                                .level = word.word("level", model::words::administrations(),
                                                   model::Administration::unstated),
                                .name = word.string("name")};
  });
  language.contacts = model::read_each(reader, "contacts", [](ObjectReader& contact) {
    return Language::ContactLabel{.kind = contact.string("kind"),
                                  .labels = read_patterns(contact, "labels")};
  });
  language.reasons = read_reasons(reader);
  language.sentence = reader.string("sentence");
  language.decree_sentence = reader.string("decreeSentence");
  language.time_sentence = reader.string("timeSentence");
  language.part_sentence = reader.string("partSentence");
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') letters.push_back(static_cast<char>(c - 'A' + 'a'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters.push_back(c);
  }
  return letters;
}

Language read_language(std::string_view text, const std::string& file,
                       model::Diagnostics& diagnostics) {
  Language language;
  const auto document = model::json::parse(text, file, diagnostics);
  if (!document) return language;
  ObjectReader reader(*document, file, diagnostics);
  if (!read_kind(reader, "language")) return language;
  language.id = reader.string("id");
  language.spelling = read_spelling(reader);
  read_layout(reader, language);
  read_time(reader, language);
  read_sentence(reader, language);
  read_vocabulary(reader, language);
  reader.finish();
  return language;
}

}  // namespace selaras::importer
