#include <algorithm>

#include "importer/language.h"
#include "importer/read_patterns.h"
#include "model/json.h"

namespace selaras::importer {
namespace {

using model::ObjectReader;

class PhraseReader {
 public:
  explicit PhraseReader(const Spelling& spelling) : spelling_(spelling) {}

  void read(ObjectReader& reader, Phrases& phrases) const {
    phrases.title = patterns(reader, "title");
    phrases.names = read_names(reader, spelling_);
    phrases.documents = each(reader, "documents", &PhraseReader::document);
    phrases.requirements = patterns(reader, "requirements");
    phrases.attributes = each(reader, "attributes", &PhraseReader::content);
    phrases.activities = each(reader, "activities", &PhraseReader::activity);
    phrases.outcomes = each(reader, "outcomes", &PhraseReader::lead);
    phrases.end = model::read_object(reader, "end", [this](ObjectReader& end) {
      return Phrases::End{.outcome = end.string("outcome"),
                          .reached_by = end.strings("reachedBy"),
                          .promised_by = patterns(end, "promisedBy")};
    });
    phrases.milestones = each(reader, "milestones", &PhraseReader::hint);
    phrases.time_parts = each(reader, "timeParts", &PhraseReader::hint);
  }

 private:
  Patterns patterns(ObjectReader& reader, std::string_view key) const {
    return read_patterns(reader, key, spelling_);
  }

  template <class Entry>
  std::vector<Entry> each(ObjectReader& reader, std::string_view key,
                          Entry (PhraseReader::*read_one)(ObjectReader&) const) const {
    return model::read_each(reader, key,
                            [&](ObjectReader& element) { return (this->*read_one)(element); });
  }

  Phrases::Content content(ObjectReader& reader) const {
    return {.content = reader.string("content"), .patterns = patterns(reader, "patterns")};
  }

  Phrases::Document document(ObjectReader& reader) const {
    return {.id = reader.string("id"),
            .replaces = reader.boolean("replaces", false),
            .names = patterns(reader, "names"),
            .exceptions = patterns(reader, "not"),
            .applicants = reader.strings("when"),
            .only_as_output = reader.boolean("onlyAsOutput", false),
            .contents_of = patterns(reader, "contentsOf"),
            .contents = each(reader, "contents", &PhraseReader::content)};
  }

  static std::optional<bool> required(ObjectReader& reader) {
    if (reader.member("required") == nullptr) return std::nullopt;
    return reader.boolean("required", false);
  }

  Phrases::Use use(ObjectReader& reader) const {
    return {.document = reader.string("document"),
            .at = reader.place(),
            .where = patterns(reader, "where"),
            .known = reader.boolean("known", false),
            .unless = reader.optional_string("unless").value_or(""),
            .required = required(reader),
            .from_content = reader.boolean("fromContent", false)};
  }

  Phrases::Outcome outcome(ObjectReader& reader) const {
    return {.id = reader.string("id"), .patterns = patterns(reader, "patterns")};
  }

  Phrases::Activity activity(ObjectReader& reader) const {
    const std::string activity = reader.string("activity");
    return {.id = reader.optional_string("id").value_or(activity),
            .activity = activity,
            .replaces = reader.boolean("replaces", false),
            .at = reader.place(),
            .refines = reader.optional_string("refines").value_or(""),
            .confidence = confidence(reader),
            .patterns = patterns(reader, "patterns"),
            .exceptions = patterns(reader, "not"),
            .letter = patterns(reader, "letter"),
            .actors = reader.strings("actor"),
            .inputs = each(reader, "inputs", &PhraseReader::use),
            .outputs = each(reader, "outputs", &PhraseReader::use),
            .outcomes = each(reader, "outcomes", &PhraseReader::outcome),
            .milestone = reader.optional_string("milestone").value_or(""),
            .recurs = reader.optional_string("recurs").value_or(""),
            .sentence = reader.optional_string("sentence").value_or("")};
  }

  /// 0 where it is not said: an entry that adds to a known one keeps that one's.
  static double confidence(ObjectReader& reader) {
    const double value = reader.optional_number("confidence").value_or(0);
    if (value >= 0 && value <= 1) return value;
    reader.report("number-range", *reader.member("confidence"),
                  {{"key", "confidence"}, {"least", "0"}, {"most", "1"}});
    return 0;
  }

  Phrases::Lead lead(ObjectReader& reader) const {
    return {.outcome = reader.string("outcome"),
            .of = reader.string("of"),
            .replaces = reader.boolean("replaces", false),
            .at = reader.place(),
            .lead = patterns(reader, "lead"),
            .main = reader.boolean("main", false),
            .creates = reader.boolean("creates", false),
            .input = reader.optional_string("input").value_or(""),
            .end = reader.optional_string("end").value_or("")};
  }

  Phrases::Hint hint(ObjectReader& reader) const {
    return {.patterns = patterns(reader, "patterns"),
            .activity = reader.string("activity"),
            .at = reader.place()};
  }

  const Spelling& spelling_;
};

}  // namespace

Phrases read_phrases(const model::json::Node& document, const std::string& file,
                     const Spelling& spelling, model::Diagnostics& diagnostics) {
  Phrases phrases;
  ObjectReader reader(document, file, diagnostics);
  if (!read_kind(reader, "phrases")) return phrases;
  phrases.service = reader.string("service");
  phrases.language = reader.string("language");
  PhraseReader(spelling).read(reader, phrases);
  reader.finish();
  return phrases;
}

}  // namespace selaras::importer
