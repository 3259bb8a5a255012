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

void read_spelling(ObjectReader& reader, Spelling& spelling) {
  const model::json::Node* node = reader.member("spelling");
  if (node == nullptr) return;
  for (const model::json::Member& member : node->members) {
    if (member.value.kind == model::json::Node::Kind::string)
      spelling[member.key] = member.value.string;
    else
      reader.wrong_type(member.value, member.key, "string");
  }
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
  language.introductions = read_patterns(reader, "introductions", language.spelling);
  language.decree = read_patterns(reader, "decree", language.spelling);
  language.free = read_patterns(reader, "free", language.spelling);
  language.legal_basis = read_patterns(reader, "legalBasis", language.spelling);
  language.boilerplate = read_patterns(reader, "boilerplate", language.spelling);
  language.banner = read_patterns(reader, "banner", language.spelling);
  language.letterhead = read_patterns(reader, "letterhead", language.spelling);
  language.sop_table = read_patterns(reader, "sopTable", language.spelling);
}

void read_time(ObjectReader& reader, Language& language) {
  language.units = model::read_each(reader, "units", read_unit);
  language.numbers = read_numbers(reader);
  language.range_words = folded(reader.strings("rangeWords"), language.spelling);
  language.bounds = model::read_each(reader, "bounds", [&](ObjectReader& bound) {
    const std::vector<std::string> printed = bound.strings("words");
    return Language::BoundWords{
        .bound = bound.word("bound", model::words::bounds(), model::Bound::none),
        .printed = printed.empty() ? "" : printed.front(),
        .words = read_patterns(bound, "words", language.spelling)};
  });
  language.clock_start = read_patterns(reader, "clockStart", language.spelling);
  language.time_conditions = read_patterns(reader, "timeConditions", language.spelling);
  language.time_scopes = read_patterns(reader, "timeScopes", language.spelling);
  language.other_durations = read_patterns(reader, "otherDurations", language.spelling);
}

void read_sentence(ObjectReader& reader, Language& language) {
  language.addressee = read_patterns(reader, "addressee", language.spelling);
  language.channel = read_patterns(reader, "channel", language.spelling);
  language.on_behalf_of = read_patterns(reader, "onBehalfOf", language.spelling);
  language.agent = read_patterns(reader, "agent", language.spelling);
  language.sender = read_patterns(reader, "sender", language.spelling);
  language.branch = read_patterns(reader, "branch", language.spelling);
  language.relative_branch = read_patterns(reader, "relativeBranch", language.spelling);
  language.consequence = read_patterns(reader, "consequence", language.spelling);
  language.leads = read_patterns(reader, "leads", language.spelling);
  language.sequence = read_patterns(reader, "sequence", language.spelling);
  language.basis = read_patterns(reader, "basis", language.spelling);
  language.reference = read_patterns(reader, "reference", language.spelling);
  language.bare_reference = read_patterns(reader, "bareReference", language.spelling);
  language.reference_prepositions =
      read_patterns(reader, "referencePrepositions", language.spelling);
  language.return_to = read_patterns(reader, "returnTo", language.spelling);
  language.goes_on = read_patterns(reader, "goesOn", language.spelling);
  language.returned = read_patterns(reader, "returned", language.spelling);
  language.joints = reader.strings("joints");
  language.ends = model::read_each(reader, "ends", [&](ObjectReader& end) {
    return Language::EndWords{.outcome = end.string("outcome"),
                              .printed = end.optional_string("printed").value_or(""),
                              .words = read_patterns(end, "words", language.spelling)};
  });
  language.clauses = read_patterns(reader, "clauses", language.spelling);
  language.stop_label_at = read_patterns(reader, "stopLabelAt", language.spelling);
  language.marker_units = model::read_each(reader, "markerUnits", [](ObjectReader& unit) {
    return Language::MarkerWords{
        .unit = unit.word("unit", model::words::marker_units(), model::MarkerUnit::number),
        .words = unit.strings("words")};
  });
}

void read_sentences(ObjectReader& reader, Language& language) {
  const auto read = [&](const char* key) { return reader.optional_string(key).value_or(""); };
  language.letterhead_sentence = read("letterheadSentence");
  language.decree_sentence = read("decreeSentence");
  language.time_sentence = read("timeSentence");
  language.part_sentence = read("partSentence");
  language.sentence = read("sentence");
  language.condition_sentence = read("conditionSentence");
  language.jump_sentence = read("jumpSentence");
  language.go_on_sentence = read("goOnSentence");
  language.return_sentence = read("returnSentence");
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
  language.contacts = model::read_each(reader, "contacts", [&](ObjectReader& contact) {
    return Language::ContactLabel{.kind = contact.string("kind"),
                                  .labels = read_patterns(contact, "labels", language.spelling)};
  });
  language.reasons = read_reasons(reader);
  read_sentences(reader, language);
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

Language read_language(const model::json::Node& document, const std::string& file,
                       Spelling spelling, model::Diagnostics& diagnostics) {
  Language language;
  ObjectReader reader(document, file, diagnostics);
  if (!read_kind(reader, "language")) return language;
  language.id = reader.string("id");
  language.spelling = std::move(spelling);
  read_spelling(reader, language.spelling);
  read_layout(reader, language);
  read_time(reader, language);
  read_sentence(reader, language);
  read_vocabulary(reader, language);
  reader.finish();
  return language;
}

}  // namespace selaras::importer
