#include "importer/import.h"

#include <algorithm>
#include <ranges>

#include "importer/html.h"
#include "importer/identity.h"
#include "importer/layout.h"
#include "importer/read_parts.h"
#include "importer/reading.h"
#include "model/text.h"

namespace selaras::importer {
namespace {

using model::Diagnostic;

constexpr std::size_t most_bytes = 64u << 20;  // no page, saved with all it shows, is as long

std::string_view code_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::sop_table:
      return "page-layout-sop-table";
    case Refusal::unnumbered:
      return "page-layout-unnumbered";
    case Refusal::prose:
      return "page-layout-prose";
    case Refusal::no_procedure:
    case Refusal::none:
      break;
  }
  return "page-without-procedure";
}

/// The phrases of the service that the title, or else any line, names.
const Phrases* phrases_for(const Page& page, const Layout& layout, const Given& given,
                           const Lexicon& lexicon) {
  constexpr std::ptrdiff_t most_lines = 500;  // a page names its service near its beginning
  constexpr std::uint32_t longest = 400;      // bytes of a line
  const Spelling& spelling = lexicon.language.spelling;
  const auto named = [&](const Phrases& phrases) {
    if (!given.service.empty()) return phrases.service == given.service;
    if (layout.title) return any_in(phrases.title, split(page, layout.title->span, spelling));
    const auto near = page.lines | std::views::take(most_lines);
    return std::ranges::any_of(near, [&](const Line& line) {
      const Span span{line.span.begin, std::min(line.span.end, line.span.begin + longest)};
      return any_in(phrases.title, split(page, span, spelling));
    });
  };
  const auto found = std::ranges::find_if(lexicon.phrases, named);
  return found == lexicon.phrases.end() ? nullptr : &*found;
}

/// A person's word counts for what the region is called; the page's own names of it are known all
/// the same.
Region region(const Page& page, const Given& given, const Language& language,
              const Vocabulary& vocabulary) {
  Region stated = region_of(page, language, vocabulary);
  if (given.region.empty()) return stated;
  Region named = region_named(given.region, language);
  named.names.insert(named.names.end(), stated.names.begin(), stated.names.end());
  return named;
}

void refuse(Imported& imported, std::string_view code) {
  imported.notes = {{.code = std::string(code), .at = {}, .arguments = {}}};
}

/// More than any page of a service has is left out, and said to be.
void note_unread(const Layout& layout, model::Diagnostics& notes) {
  if (layout.unread_from == 0) return;
  const model::Position line{.line = layout.unread_from, .column = 1};
  notes.push_back({.code = "page-unread",
                   .at = {.file = {}, .begin = line, .end = line},
                   .arguments = {},
                   .severity = Diagnostic::Severity::warning});
}

void read_into(Imported& imported, const std::string& file, const Given& given,
               const Lexicon& lexicon) {
  const Language& language = lexicon.language;
  const Page page = read_page(imported.source);
  const Layout layout = read_layout(page, language);
  if (layout.refusal != Refusal::none) return refuse(imported, code_of(layout.refusal));
  const Phrases none;
  const Phrases* phrases = phrases_for(page, layout, given, lexicon);
  if (phrases == nullptr) phrases = &none;
  const Vocabulary vocabulary = vocabulary_of(language, *phrases);
  const ActorBook actors(language, *phrases, region(page, given, language, vocabulary), vocabulary);
  const Reading reading{.page = page,
                        .language = language,
                        .phrases = *phrases,
                        .actors = actors,
                        .notes = imported.notes};
  model::Procedure procedure;
  procedure.file = file;
  note_unread(layout, imported.notes);
  read_identity(reading, layout, given, procedure);
  imported.mappings = read_parts(reading, layout, procedure);
  if (procedure.steps.empty()) return refuse(imported, code_of(Refusal::no_procedure));
  imported.procedure = std::move(procedure);
}

/// The text that evidence quotes: the page itself, or what a web page shows.
void render(std::string_view page, Imported& imported) {
  if (!is_html(page)) {
    imported.source = page;
    return;
  }
  Rendered rendered = render_html(page);
  imported.source = std::move(rendered.text);
  imported.html_lines = std::move(rendered.lines);
}

}  // namespace

Imported import_page(std::string_view page, const std::string& file, const Given& given,
                     const Lexicon& lexicon) {
  Imported imported;
  if (model::invalid_utf8(page) || page.find('\0') != std::string_view::npos) {
    refuse(imported, "page-invalid-utf8");
  } else if (page.size() > most_bytes) {
    refuse(imported, "page-too-long");
  } else {
    render(page, imported);
    read_into(imported, file, given, lexicon);
  }
  for (Diagnostic& note : imported.notes) note.at.file = file;
  return imported;
}

}  // namespace selaras::importer
