#include "importer/import.h"

#include <algorithm>

#include "importer/claims.h"
#include "importer/contacts.h"
#include "importer/documents.h"
#include "importer/flow.h"
#include "importer/html.h"
#include "importer/layout.h"
#include "importer/reading.h"
#include "importer/steps.h"
#include "model/load.h"
#include "model/text.h"
#include "model/words.h"

namespace selaras::importer {
namespace {

using model::Diagnostic;
using model::SectionKind;

constexpr std::size_t most_items = 3'000;  // more than any page of a service has

std::string_view code_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::sop_table:
      return "page-layout-sop-table";
    case Refusal::unnumbered:
      return "page-layout-unnumbered";
    case Refusal::prose:
      return "page-layout-prose";
    case Refusal::too_long:
      return "page-too-long";
    case Refusal::no_procedure:
    case Refusal::none:
      break;
  }
  return "page-without-procedure";
}

/// The phrases of the service that the title, or else any line, names.
const Phrases* phrases_for(const Page& page, const Layout& layout, const Given& given,
                           const Language& language, const std::vector<Phrases>& all) {
  const auto named = [&](const Phrases& phrases) {
    if (!given.service.empty()) return phrases.service == given.service;
    if (layout.title)
      return any_in(phrases.title, split(page, layout.title->span, language.spelling));
    return std::ranges::any_of(page.lines, [&](const Line& line) {
      return any_in(phrases.title, split(page, line.span, language.spelling));
    });
  };
  const auto found = std::ranges::find_if(all, named);
  return found == all.end() ? nullptr : &*found;
}

/// Builds the procedure of one page.
class PageImport {
 public:
  PageImport(const Page& page, const Layout& layout, const Given& given, const Language& language,
             const Phrases& phrases, model::Diagnostics& notes)
      : page_(page),
        layout_(layout),
        given_(given),
        language_(language),
        notes_(notes),
        actors_(language, phrases, region(phrases), vocabulary_of(language, phrases)),
        reading_{.page = page,
                 .language = language,
                 .phrases = phrases,
                 .actors = actors_,
                 .notes = notes} {}

  model::Procedure read(const std::string& file) {
    procedure_.file = file;
    put_identity();
    put_sections();
    put_requirements();
    put_steps();
    put_time();
    put_cost();
    put_products();
    put_contacts();
    return std::move(procedure_);
  }

  std::vector<Mapping> take_mappings() { return std::move(mappings_); }

 private:
  /// A person's word counts for what the region is called; the page's own names of it are known
  /// all the same.
  Region region(const Phrases& phrases) const {
    Region stated = region_of(page_, language_, vocabulary_of(language_, phrases));
    if (given_.region.empty()) return stated;
    Region given = region_named(given_.region, language_);
    given.names.insert(given.names.end(), stated.names.begin(), stated.names.end());
    return given;
  }

  void warn(const char* code) {
    notes_.push_back(
        {.code = code, .at = {}, .arguments = {}, .severity = Diagnostic::Severity::warning});
  }

  // -- Identity.

  void put_identity() {
    const Region& region = actors_.region();
    procedure_.region = region.name;
    procedure_.level =
        given_.level != model::Administration::unstated ? given_.level : region.level;
    procedure_.id = region.id.empty() ? "halaman" : region.id;
    if (region.name.empty()) warn("page-region-unstated");
    if (procedure_.level == model::Administration::unstated) warn("page-level-unstated");
    put_title();
    put_service();
    put_decree();
    procedure_.text_complete = layout_.complete;
    if (!layout_.complete) warn("page-incomplete");
    procedure_.source = model::Source{.file = "source.txt", .sha256 = model::sha256(page_.source)};
  }

  void put_title() {
    if (layout_.title) procedure_.title = statement(layout_.title->span);
    if (layout_.title_repeated) procedure_.title_repeated = statement(*layout_.title_repeated);
  }

  model::Statement statement(Span span) const {
    return {.text = reading_.text(span), .evidence = reading_.evidence(span)};
  }

  void put_service() {
    procedure_.service = reading_.phrases.service;
    if (!given_.service.empty()) procedure_.service = given_.service;
    if (!procedure_.service.empty()) return;
    warn("page-service-unknown");
    procedure_.service = procedure_.title ? slug(procedure_.title->text, 6) : "";
    if (procedure_.service.empty()) procedure_.service = "layanan";
  }

  void put_decree() {
    if (!layout_.decree) return;
    const Span line = layout_.decree->span;
    const Words words = reading_.words(line);
    std::size_t behind = 0;
    for (const Pattern& label : language_.decree)
      behind = std::max(behind, label.end_at(words, 0).value_or(0));
    // "No. SK : No. SK 12": the label stands once more in its value.
    const Words again(words.begin() + static_cast<std::ptrdiff_t>(behind), words.end());
    for (const Pattern& label : language_.decree)
      behind += label.end_at(again, 0).value_or(0) > 0 && behind < words.size()
                    ? *label.end_at(again, 0)
                    : 0;
    model::Decree decree{.evidence = reading_.evidence(line)};
    if (behind < words.size()) decree.number = reading_.text({words[behind].span.begin, line.end});
    procedure_.decree = std::move(decree);
  }

  // -- Sections.

  void put_sections() {
    for (const Part& part : layout_.parts) {
      if (!part.kind) continue;
      const std::string name(model::words::word_for(model::words::section_kinds(), *part.kind));
      std::string id = name;
      for (int again = 2; procedure_.section(id) != nullptr; ++again)
        id = name + "." + std::to_string(again);
      procedure_.sections.push_back(
          {.id = id,
           .kind = *part.kind,
           .heading = part.heading.empty() ? "" : reading_.text(part.heading),
           .first_line = part.first_line,
           .last_line = part.last_line});
    }
  }

  List list_of(const Part& part) const { return read_list(page_, part.lines, language_); }

  /// A paragraph with a list inside it counts as that list.
  std::vector<Entry> entries_of(const Part& part) const {
    List list = list_of(part);
    if (!list.entries.empty()) return std::move(list.entries);
    for (const Line& line : list.before) {
      std::vector<Entry> inner = inline_entries(line);
      list.entries.insert(list.entries.end(), std::make_move_iterator(inner.begin()),
                          std::make_move_iterator(inner.end()));
    }
    return std::move(list.entries);
  }

  std::vector<Entry> inline_entries(const Line& line) const {
    for (std::uint32_t at = line.span.begin; at < line.span.end; ++at) {
      const bool place = at == line.span.begin || page_.text[at - 1] == ' ';
      const auto marker = place ? marker_at(page_, {at, line.span.end}) : std::nullopt;
      if (!marker || !marker->is_first() || marker->kind == Marker::Kind::bullet) continue;
      Line rest = line;
      rest.span.begin = at;
      List list = read_list(page_, {rest}, language_);
      if (list.entries.size() >= 2) return std::move(list.entries);
    }
    return {};
  }

  void put_requirements() {
    const Part* part = layout_.part(SectionKind::requirements);
    if (part == nullptr) return;
    requirements_ = entries_of(*part);
    read_requirements(reading_, requirements_, "requirements", procedure_);
  }

  void put_steps() {
    const Part* part = layout_.part(SectionKind::procedure);
    entries_ = entries_of(*part);
    Steps steps = read_steps(reading_, entries_, "procedure", procedure_);
    std::vector<double> confidences;
    for (const Draft& draft : steps.drafts) confidences.push_back(draft.confidence);
    tie_flow(reading_, std::move(steps), procedure_);
    for (std::size_t i = 0; i < confidences.size(); ++i) {
      const model::Step& step = procedure_.steps[i];
      mappings_.push_back({.step = step.id,
                           .activity = step.activity,
                           .confidence = confidences[i],
                           .line = step.evidence.empty() ? 0 : step.evidence.front().line});
    }
  }

  void put_time() {
    if (const Part* part = layout_.part(SectionKind::time)) {
      put_letterhead(*part);
      read_claims(reading_, *part, procedure_);
    }
  }

  void put_cost() {
    const Part* part = layout_.part(SectionKind::cost);
    if (part != nullptr && !part->lines.empty())
      procedure_.cost = statement({part->lines.front().span.begin, part->lines.back().span.end});
  }

  void put_products() {
    const Part* part = layout_.part(SectionKind::product);
    if (part == nullptr) return;
    products_ = entries_of(*part);
    for (const Noted& item :
         note_items(reading_, products_, "product", "o", model::ItemKind::content, procedure_))
      add_product(item.entry->text);
    if (!products_.empty()) return;
    for (const Line& line : part->lines) add_product(line.span);
  }

  void add_product(Span span) {
    span = item_text(page_, span);
    if (span.empty()) return;
    const Words words = reading_.words(span);
    model::Product product{.text = reading_.text(span), .evidence = reading_.evidence(span)};
    if (const auto mention = first_document(reading_.phrases, words)) {
      product.document = mention->document->id;
      document(reading_, product.document, span_of(words, mention->match.begin, mention->match.end),
               procedure_);
    }
    procedure_.products.push_back(std::move(product));
  }

  // -- How to reach the office.

  void put_letterhead(const Part& part) {
    for (const Line& line : part.lines) {
      if (is_letterhead(page_, line, language_))
        add_contacts(reading_, line.span, false, procedure_);
    }
  }

  void put_contacts() {
    if (const Part* identity = layout_.part(SectionKind::identity)) put_letterhead(*identity);
    const Part* part = layout_.part(SectionKind::complaints);
    if (part == nullptr) return;
    complaints_ = entries_of(*part);
    const std::vector<Noted> items =
        note_items(reading_, complaints_, "complaints", "c", model::ItemKind::content, procedure_);
    for (const Noted& item : items) add_contacts(reading_, item.entry->whole(), true, procedure_);
    if (!items.empty()) {
      for (const Line& line : list_of(*part).after)
        add_contacts(reading_, line.span, true, procedure_);
      return;
    }
    for (const Line& line : part->lines) add_contacts(reading_, line.span, true, procedure_);
  }

  const Page& page_;
  const Layout& layout_;
  const Given& given_;
  const Language& language_;
  model::Diagnostics& notes_;
  ActorBook actors_;
  Reading reading_;
  model::Procedure procedure_;
  std::vector<Mapping> mappings_;
  std::vector<Entry> requirements_, entries_, products_, complaints_;
};

void refuse(Imported& imported, std::string_view code) {
  imported.notes = {{.code = std::string(code), .at = {}, .arguments = {}}};
}

/// More items, or longer ones, than any page of a service has.
bool is_beyond_measure(const Page& page, const Layout& layout, const Language& language) {
  constexpr std::uint32_t longest_item = 20'000;  // bytes
  std::size_t items = 0;
  for (const Part& part : layout.parts) {
    const List list = read_list(page, part.lines, language);
    items += count(list.entries);
    for (const Line& line : part.lines) items += line.span.size() > longest_item ? most_items : 0;
    for (const Entry& entry : list.entries)
      items += entry.whole().size() > longest_item ? most_items : 0;
  }
  return items > most_items;
}

void read_into(Imported& imported, const std::string& file, const Given& given,
               const Language& language, const std::vector<Phrases>& all) {
  const Page page = read_page(imported.source);
  const Layout layout = read_layout(page, language);
  if (layout.refusal != Refusal::none) return refuse(imported, code_of(layout.refusal));
  if (is_beyond_measure(page, layout, language))
    return refuse(imported, code_of(Refusal::too_long));
  const Phrases none;
  const Phrases* phrases = phrases_for(page, layout, given, language, all);
  PageImport reader(page, layout, given, language, phrases == nullptr ? none : *phrases,
                    imported.notes);
  model::Procedure procedure = reader.read(file);
  if (procedure.steps.empty()) return refuse(imported, code_of(Refusal::no_procedure));
  imported.procedure = std::move(procedure);
  imported.mappings = reader.take_mappings();
}

}  // namespace

Imported import_page(std::string_view page, const std::string& file, const Given& given,
                     const Language& language, const std::vector<Phrases>& phrases) {
  constexpr std::size_t most_bytes = 1u << 20;  // of words; a saved web page holds much else
  Imported imported;
  if (model::invalid_utf8(page) || page.find('\0') != std::string_view::npos) {
    refuse(imported, "page-invalid-utf8");
  } else {
    if (is_html(page)) {
      Rendered rendered = render_html(page);
      imported.source = std::move(rendered.text);
      imported.html_lines = std::move(rendered.lines);
    } else if (page.size() <= 2 * most_bytes) {
      imported.source = page;
    }
    const bool too_long =
        imported.source.size() > 2 * most_bytes || (imported.source.empty() && !page.empty());
    too_long ? refuse(imported, code_of(Refusal::too_long))
             : read_into(imported, file, given, language, phrases);
  }
  for (Diagnostic& note : imported.notes) note.at.file = file;
  return imported;
}

Imported import_page(std::string_view page, const std::string& file, const Given& given) {
  return import_page(page, file, given, shipped_language(), shipped_phrases());
}

}  // namespace selaras::importer
