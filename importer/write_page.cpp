#include "importer/write_page.h"

#include <algorithm>

#include "importer/form.h"
#include "importer/import.h"
#include "importer/losses.h"
#include "importer/write_steps.h"
#include "model/json_writer.h"

namespace selaras::importer {
namespace {

using model::SectionKind;
std::string quoted(const model::EvidenceList& evidence) {
  std::string text;
  for (const model::Evidence& each : evidence) text += (text.empty() ? "" : " ") + each.quote;
  return text;
}

class PageWriter {
 public:
  PageWriter(const model::Procedure& procedure, const Language& language, const Phrases& phrases)
      : procedure_(procedure), language_(language), phrases_(phrases) {}

  std::string write() {
    letterhead();
    if (procedure_.title) line(procedure_.title->text);
    if (procedure_.decree)
      line("\n" + filled(language_.decree_sentence, {{"number", procedure_.decree->number}}));
    requirements();
    steps();
    times();
    if (procedure_.cost) section(SectionKind::cost, procedure_.cost->text + "\n");
    products();
    contacts();
    return std::move(page_);
  }

 private:
  void line(const std::string& text) { page_ += text + "\n"; }

  /// Whose page it is, where the title does not say it.
  void letterhead() {
    const bool titled =
        procedure_.title && procedure_.title->text.find(procedure_.region) != std::string::npos;
    if (!titled && !procedure_.region.empty() && procedure_.items.empty())
      line(filled(language_.letterhead_sentence, {{"region", procedure_.region}}) + "\n");
  }

  void section(SectionKind kind, const std::string& text) {
    if (text.empty()) return;
    const auto heading =
        std::ranges::find(language_.headings, std::optional(kind), &Language::Heading::kind);
    if (heading != language_.headings.end()) line("\n" + heading->printed + "\n");
    page_ += text;
  }

  // -- Items that quote the page.

  bool is_in(const model::Item& item, SectionKind kind) const {
    const model::Section* section = procedure_.section(item.section);
    return section != nullptr && section->kind == kind;
  }

  std::string items(SectionKind kind) const {
    std::string text;
    for (const model::Item& item : procedure_.items) {
      if (item.parent.empty() && is_in(item, kind) && !item.evidence.empty())
        text += item_text(item) + "\n";
    }
    return text;
  }

  std::string item_text(const model::Item& item) const {
    std::string text = item.marker + (item.marker.empty() ? "" : " ") + quoted(item.evidence);
    for (const model::Item& inner : procedure_.items) {
      if (inner.parent == item.id) text += " " + item_text(inner);
    }
    return text;
  }

  void requirements() {
    std::string text = items(SectionKind::requirements);
    if (text.empty()) {
      std::size_t number = 0;
      for (const model::Requirement& one : procedure_.requirements)
        text += std::to_string(++number) + ". " + one.text + "\n";
    }
    section(SectionKind::requirements, text);
  }

  // -- Steps.

  void steps() {
    std::string text = items(SectionKind::procedure);
    if (text.empty()) text = write_steps(procedure_, language_, phrases_);
    section(SectionKind::procedure, text);
  }

  // -- Times.

  static std::string quantity_text(const model::Quantity& quantity) {
    if (!quantity.maximum) return {};
    std::string text = model::json::decimal(quantity.minimum.value_or(*quantity.maximum));
    if (quantity.minimum && *quantity.minimum != *quantity.maximum)
      text += " - " + model::json::decimal(*quantity.maximum);
    std::ranges::replace(text, '.', ',');
    return text + (quantity.unit.empty() ? "" : " " + quantity.unit);
  }

  std::string bound_text(model::Bound bound) const {
    const auto words = std::ranges::find(language_.bounds, bound, &Language::BoundWords::bound);
    return words == language_.bounds.end() ? "" : words->printed;
  }

  void times() {
    std::string text;
    for (const model::TimeClaim& claim : procedure_.time_claims) text += claim_text(claim);
    section(SectionKind::time, text);
  }

  std::string claim_text(const model::TimeClaim& claim) const {
    std::string text;
    const std::string quantity = quantity_text(claim.quantity);
    if (!quantity.empty()) {
      text += filled(language_.time_sentence, {{"condition", claim.condition},
                                               {"bound", bound_text(claim.bound)},
                                               {"quantity", quantity},
                                               {"from", claim.from ? claim.from->text : ""},
                                               {"scope", claim.scope}}) +
              "\n\n";
    } else if (claim.parts.empty()) {
      text += quoted(claim.evidence) + "\n\n";
    }
    std::size_t number = 0;
    for (const model::TimePart& part : claim.parts) {
      text += std::to_string(++number) + ". " +
              filled(language_.part_sentence,
                     {{"label", part.label}, {"quantity", quantity_text(part.quantity)}}) +
              "\n";
    }
    return text;
  }

  // -- What comes out, and whom to ask.

  void products() {
    std::string text = items(SectionKind::product);
    if (text.empty()) {
      for (const model::Product& product : procedure_.products) text += product.text + "\n";
    }
    section(SectionKind::product, text);
  }

  void contacts() {
    std::string text = items(SectionKind::complaints);
    if (text.empty()) {
      for (const model::Contact& contact : procedure_.contacts) {
        if (contact.complaints) text += contact.value + "\n\n";
      }
    }
    section(SectionKind::complaints, text);
  }

  const model::Procedure& procedure_;
  const Language& language_;
  const Phrases& phrases_;
  std::string page_;
};

}  // namespace

Written write_page(const model::Procedure& procedure, const Lexicon& lexicon) {
  const Phrases none;
  const auto found = std::ranges::find(lexicon.phrases, procedure.service, &Phrases::service);
  const Phrases& phrases = found == lexicon.phrases.end() ? none : *found;
  Written written{.page = PageWriter(procedure, lexicon.language, phrases).write()};
  const Imported back = import_page(written.page, procedure.file, {}, lexicon);
  written.losses = back.procedure ? losses(procedure, *back.procedure) : back.notes;
  return written;
}

}  // namespace selaras::importer
