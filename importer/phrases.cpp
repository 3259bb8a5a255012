#include <algorithm>

#include "importer/language.h"
#include "importer/read_patterns.h"
#include "model/json.h"

namespace selaras::importer {
namespace {

using model::ObjectReader;

Phrases::Content read_content(ObjectReader& reader) {
  return {.content = reader.string("content"), .patterns = read_patterns(reader, "patterns")};
}

Phrases::Document read_document(ObjectReader& reader) {
  return {.id = reader.string("id"),
          .names = read_patterns(reader, "names"),
          .exceptions = read_patterns(reader, "not"),
          .applicants = reader.strings("when"),
          .only_as_output = reader.boolean("onlyAsOutput", false),
          .contents_of = read_patterns(reader, "contentsOf"),
          .contents = model::read_each(reader, "contents", read_content)};
}

std::optional<bool> read_required(ObjectReader& reader) {
  if (reader.member("required") == nullptr) return std::nullopt;
  return reader.boolean("required", false);
}

Phrases::Use read_use(ObjectReader& reader) {
  return {.document = reader.string("document"),
          .where = read_patterns(reader, "where"),
          .known = reader.boolean("known", false),
          .unless = reader.optional_string("unless").value_or(""),
          .required = read_required(reader),
          .from_content = reader.boolean("fromContent", false)};
}

Phrases::Activity read_activity(ObjectReader& reader) {
  return {.activity = reader.string("activity"),
          .refines = reader.optional_string("refines").value_or(""),
          .confidence = reader.optional_number("confidence").value_or(0),
          .patterns = read_patterns(reader, "patterns"),
          .exceptions = read_patterns(reader, "not"),
          .letter = read_patterns(reader, "letter"),
          .actors = reader.strings("actor"),
          .inputs = model::read_each(reader, "inputs", read_use),
          .outputs = model::read_each(reader, "outputs", read_use),
          .outcomes = model::read_each(reader, "outcomes",
                                       [](ObjectReader& outcome) {
                                         return Phrases::Outcome{
                                             .id = outcome.string("id"),
                                             .patterns = read_patterns(outcome, "patterns")};
                                       }),
          .milestone = reader.optional_string("milestone").value_or(""),
          .recurs = reader.optional_string("recurs").value_or(""),
          .sentence = reader.optional_string("sentence").value_or("")};
}

Phrases::Lead read_lead(ObjectReader& reader) {
  return {.outcome = reader.string("outcome"),
          .of = reader.string("of"),
          .lead = read_patterns(reader, "lead"),
          .main = reader.boolean("main", false),
          .creates = reader.boolean("creates", false),
          .input = reader.optional_string("input").value_or(""),
          .end = reader.optional_string("end").value_or("")};
}

Phrases::Hint read_hint(ObjectReader& reader) {
  return {.patterns = read_patterns(reader, "patterns"), .activity = reader.string("activity")};
}

void read_parts(ObjectReader& reader, const Spelling& spelling, Phrases& phrases) {
  phrases.title = read_patterns(reader, "title");
  phrases.names = read_names(reader, spelling);
  phrases.documents = model::read_each(reader, "documents", read_document);
  phrases.requirements = read_patterns(reader, "requirements");
  phrases.attributes = model::read_each(reader, "attributes", read_content);
  phrases.activities = model::read_each(reader, "activities", read_activity);
  phrases.outcomes = model::read_each(reader, "outcomes", read_lead);
  phrases.end = model::read_object(reader, "end", [](ObjectReader& end) {
    return Phrases::End{.outcome = end.string("outcome"),
                        .reached_by = end.strings("reachedBy"),
                        .promised_by = read_patterns(end, "promisedBy")};
  });
  phrases.milestones = model::read_each(reader, "milestones", read_hint);
  phrases.time_parts = model::read_each(reader, "timeParts", read_hint);
}

}  // namespace

Phrases read_phrases(std::string_view text, const std::string& file, const Spelling& spelling,
                     model::Diagnostics& diagnostics) {
  Phrases phrases;
  const auto document = model::json::parse(text, file, diagnostics);
  if (!document) return phrases;
  ObjectReader reader(*document, file, diagnostics);
  if (!read_kind(reader, "phrases")) return phrases;
  phrases.service = reader.string("service");
  phrases.language = reader.string("language");
  read_parts(reader, spelling, phrases);
  reader.finish();
  return phrases;
}

}  // namespace selaras::importer
