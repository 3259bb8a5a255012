#include "importer/documents.h"

#include <algorithm>

namespace selaras::importer {
namespace {

class ContentReader {
 public:
  ContentReader(const Reading& reading, const Phrases::Document& phrases,
                model::Procedure& procedure)
      : reading_(reading), phrases_(phrases), procedure_(procedure) {}

  bool read(const Noted& item, Pattern::Match name) {
    name_ = span_of(item.words, name.begin, name.end);
    if (item.inner.empty())
      look_at(item, name.end, false);
    else
      look_inside(item);
    return found_;
  }

  /// Prohibitions are said without naming what they belong to.
  bool read_clause(const Noted& item) {
    name_ = span_of(item.words, 0, std::min<std::size_t>(item.words.size(), 3));
    look_at(item, 0, false);
    look_inside(item);
    return found_;
  }

 private:
  void look_inside(const Noted& item) {
    for (const Noted& inner : item.inner) {
      look_at(inner, 0, true);
      look_inside(inner);
    }
  }

  void look_at(const Noted& item, std::size_t from, bool whole) {
    for (const Phrases::Content& content : phrases_.contents) {
      const auto match = first_match(content.patterns, item.words, from);
      if (!match) continue;
      const Span span = whole ? item_text(reading_.page, item.entry->text)
                              : span_of(item.words, match->begin, match->end);
      add(content.content, item.id, span);
    }
  }

  void add(const std::string& id, const std::string& item, Span span) {
    found_ = true;
    model::Document& document = importer::document(reading_, phrases_.id, name_, procedure_);
    auto content = std::ranges::find(document.contents, id, &model::Document::Content::content);
    if (content == document.contents.end())
      content = document.contents.insert(content, {.content = id});
    if (std::ranges::count(content->items, item) > 0) return;
    content->items.push_back(item);
    const model::EvidenceList more = reading_.evidence(span);
    content->evidence.insert(content->evidence.end(), more.begin(), more.end());
  }

  const Reading& reading_;
  const Phrases::Document& phrases_;
  model::Procedure& procedure_;
  Span name_;
  bool found_ = false;
};

}  // namespace

std::optional<Mention> first_document(const Phrases& phrases, const Words& words) {
  std::optional<Mention> first;
  for (const Phrases::Document& document : phrases.documents) {
    if (document.only_as_output || any_in(document.exceptions, words)) continue;
    const auto match = first_match(document.names, words);
    if (match && (!first || match->begin < first->match.begin)) first = Mention{&document, *match};
  }
  return first;
}

model::Document& document(const Reading& reading, const std::string& id, Span name,
                          model::Procedure& procedure) {
  const auto found = std::ranges::find(procedure.documents, id, &model::Document::id);
  if (found != procedure.documents.end()) return *found;
  const auto phrases = std::ranges::find(reading.phrases.documents, id, &Phrases::Document::id);
  model::Document document{
      .id = id, .name = reading.text(name), .evidence = reading.evidence(name)};
  if (phrases != reading.phrases.documents.end()) document.when.applicants = phrases->applicants;
  return procedure.documents.emplace_back(std::move(document));
}

bool add_contents(const Reading& reading, const Noted& item, bool clause,
                  model::Procedure& procedure) {
  bool found = false;
  for (const Phrases::Document& document : reading.phrases.documents) {
    if (document.contents.empty()) continue;
    ContentReader reader(reading, document, procedure);
    if (!document.contents_of.empty()) {
      if (clause && any_in(document.contents_of, item.words)) found |= reader.read_clause(item);
    } else if (const auto name = first_match(document.names, item.words)) {
      found |= reader.read(item, *name);
    }
  }
  return found;
}

}  // namespace selaras::importer
