#include "importer/reading.h"

#include <algorithm>

namespace selaras::importer {
namespace {

/// The part of an id that a marker gives: its number or letter; of bullets, their place.
std::string id_part(const Entry& entry, std::size_t place) {
  if (entry.marker.kind == Marker::Kind::bullet) return std::to_string(place);
  if (entry.marker.kind == Marker::Kind::number) return std::to_string(entry.marker.value);
  return std::string(1, static_cast<char>('a' + (entry.marker.value - 1) % 26));
}

std::string unused(std::string id, const model::Procedure& procedure) {
  const std::string first = id;
  for (int again = 2; procedure.item(id) != nullptr; ++again)
    id = first + "_" + std::to_string(again);
  return id;
}

class ItemWriter {
 public:
  ItemWriter(const Reading& reading, std::string section, model::Procedure& procedure)
      : reading_(reading), section_(std::move(section)), procedure_(procedure) {}

  std::vector<Noted> write(const std::vector<Entry>& entries, const std::string& id_prefix,
                           const std::string& parent, model::ItemKind kind) {
    std::vector<Noted> noted;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string part = parent.empty() ? std::to_string(i + 1) : id_part(entries[i], i + 1);
      noted.push_back(write_one(entries[i], unused(id_prefix + part, procedure_), parent, kind));
    }
    return noted;
  }

 private:
  Noted write_one(const Entry& entry, const std::string& id, const std::string& parent,
                  model::ItemKind kind) {
    const Span text = item_text(reading_.page, entry.text);
    Noted noted{.entry = &entry,
                .id = id,
                .index = procedure_.items.size(),
                .words = reading_.words(entry.text)};
    procedure_.items.push_back(
        {.id = id,
         .section = section_,
         .marker = entry.printed,
         .parent = parent,
         .kind = kind,
         .evidence = reading_.evidence(text.empty() ? entry.marker.span : text)});
    noted.inner = write(entry.inner, id + ".", id, model::ItemKind::content);
    return noted;
  }

  const Reading& reading_;
  std::string section_;
  model::Procedure& procedure_;
};

std::optional<model::MarkerUnit> unit_of(const std::string& word, const Language& language) {
  for (const Language::MarkerWords& unit : language.marker_units) {
    const std::vector<std::string_view> words(unit.words.begin(), unit.words.end());
    if (std::ranges::count(words, word) > 0) return unit.unit;
    // "ngka": a slip of one letter is still read, the quote keeps it.
    for (const std::string_view candidate : words) {
      if (candidate.size() > 4 && candidate.substr(1) == word) return unit.unit;
    }
  }
  return std::nullopt;
}

class ReferenceReader {
 public:
  ReferenceReader(const Reading& reading, const Noted& item, model::Procedure& procedure)
      : reading_(reading), item_(item), words_(item.words), procedure_(procedure) {}

  void read() {
    for (std::size_t i = 0; i < words_.size();) i = look_at(i);
  }

 private:
  std::size_t look_at(std::size_t i) {
    for (const Pattern& pattern : reading_.language.reference) {
      if (const auto end = pattern.end_at(words_, i)) return take(i, *end);
    }
    for (const Pattern& pattern : reading_.language.bare_reference) {
      const auto end = pattern.end_at(words_, i);
      if (end && i > 0) return add(i, *end, {}, false);
    }
    return i + 1;
  }

  /// "dalam angka 4 huruf a": the words between may be prepositions.
  std::size_t take(std::size_t begin, std::size_t at) {
    std::vector<model::CrossReference::Part> path;
    std::size_t end = at;
    if (at < words_.size() &&
        (words_[at].is("dalam") || words_[at].is("pada") || words_[at].is("di")))
      ++at;
    while (at + 1 < words_.size()) {
      const auto unit = unit_of(words_[at].folded, reading_.language);
      if (!unit || !is_value(words_[at + 1].folded)) break;
      path.push_back({.unit = *unit, .value = words_[at + 1].folded});
      at += 2;
      end = at;
    }
    const bool external = at < words_.size() && !path.empty() &&
                          std::ranges::count(reading_.language.law, words_[at].folded) > 0;
    return add(begin, end, std::move(path), external);
  }

  static bool is_value(const std::string& word) { return is_number(word) || word.size() == 1; }

  std::size_t add(std::size_t begin, std::size_t end, std::vector<model::CrossReference::Part> path,
                  bool external) {
    procedure_.references.push_back({.item = item_.id,
                                     .path = std::move(path),
                                     .external = external,
                                     .evidence = reading_.evidence(span_of(words_, begin, end))});
    return end;
  }

  const Reading& reading_;
  const Noted& item_;
  const Words& words_;
  model::Procedure& procedure_;
};

}  // namespace

void Reading::note(std::string code, Span span,
                   std::vector<std::pair<std::string, std::string>> arguments) const {
  const model::Position begin{.line = line_number(page, span.begin), .column = 1};
  notes.push_back({.code = std::move(code),
                   .at = {.file = {}, .begin = begin, .end = begin},
                   .arguments = std::move(arguments),
                   .severity = model::Diagnostic::Severity::warning});
}

std::vector<Noted> note_items(const Reading& reading, const std::vector<Entry>& entries,
                              const std::string& section, const std::string& prefix,
                              model::ItemKind kind, model::Procedure& procedure) {
  return ItemWriter(reading, section, procedure).write(entries, prefix, "", kind);
}

Span item_text(const Page& page, Span span) {
  span = trimmed(page, span);
  const auto drop = [&](std::string_view ending) {
    if (!page[span].ends_with(ending)) return false;
    span.end -= static_cast<std::uint32_t>(ending.size());
    span = trimmed(page, span);
    return true;
  };
  const Span before = span;
  if ((drop("dan") || drop("serta") || drop("atau")) && !page[span].ends_with(';') &&
      !page[span].ends_with(','))
    span = before;
  while (drop(";") || drop(",")) {
  }
  return span;
}

model::Actor actor(const Reading& reading, const Words& words, const Named& named,
                   std::size_t from) {
  return {.name = reading.text(span_of(words, named.begin, named.end)),
          .roles = named.roles,
          .evidence = reading.evidence(span_of(words, std::min(from, named.begin), named.end))};
}

void add_references(const Reading& reading, const Noted& item, model::Procedure& procedure) {
  ReferenceReader(reading, item, procedure).read();
}

}  // namespace selaras::importer
