#include "importer/read_parts.h"

#include <algorithm>

#include "importer/claims.h"
#include "importer/contacts.h"
#include "importer/documents.h"
#include "importer/flow.h"
#include "importer/requirements.h"
#include "importer/steps.h"
#include "model/words.h"

namespace selaras::importer {
namespace {

using model::SectionKind;

/// Part by part; the entries of its lists live as long as the reader, as items point at them.
class PartReader {
 public:
  PartReader(const Reading& reading, const Layout& layout, model::Procedure& procedure)
      : reading_(reading), layout_(layout), procedure_(procedure) {}

  std::vector<Mapping> read() {
    put_sections();
    put_requirements();
    put_steps();
    put_time();
    put_cost();
    put_products();
    put_contacts();
    return std::move(mappings_);
  }

 private:
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

  List list_of(const Part& part) const {
    return read_list(reading_.page, part.lines, reading_.language);
  }

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
      const bool place = at == line.span.begin || reading_.page.text[at - 1] == ' ';
      const auto marker = place ? marker_at(reading_.page, {at, line.span.end}) : std::nullopt;
      if (!marker || !marker->is_first() || marker->kind == Marker::Kind::bullet) continue;
      Line rest = line;
      rest.span.begin = at;
      List list = read_list(reading_.page, {rest}, reading_.language);
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
                           .label = step.label,
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
    span = item_text(reading_.page, span);
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
      if (is_letterhead(reading_.page, line, reading_.language))
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

  model::Statement statement(Span span) const {
    return {.text = reading_.text(span), .evidence = reading_.evidence(span)};
  }

  const Reading& reading_;
  const Layout& layout_;
  model::Procedure& procedure_;
  std::vector<Mapping> mappings_;
  std::vector<Entry> requirements_, entries_, products_, complaints_;
};

}  // namespace

std::vector<Mapping> read_parts(const Reading& reading, const Layout& layout,
                                model::Procedure& procedure) {
  return PartReader(reading, layout, procedure).read();
}

}  // namespace selaras::importer
