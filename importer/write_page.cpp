#include "importer/write_page.h"

#include <algorithm>
#include <map>

#include "model/json_writer.h"

namespace selaras::importer {
namespace {

using model::SectionKind;
using Slots = std::map<std::string, std::string, std::less<>>;

/// Fills `{slot}`; a group in brackets with an empty slot is left out.
std::string filled(std::string_view form, const Slots& slots) {
  std::string out;
  std::string group;
  bool in_group = false;
  bool complete = true;
  for (std::size_t i = 0; i < form.size(); ++i) {
    std::string& target = in_group ? group : out;
    if (form[i] == '[') {
      in_group = complete = true;
      group.clear();
    } else if (form[i] == ']') {
      in_group = false;
      if (complete) out += group;
    } else if (form[i] == '{') {
      const std::size_t end = form.find('}', i);
      const auto slot = slots.find(form.substr(i + 1, end - i - 1));
      const std::string value = slot == slots.end() ? "" : slot->second;
      complete = complete && !value.empty();
      target += value;
      i = end;
    } else {
      target += form[i];
    }
  }
  return out;
}

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
    if (text.empty()) {
      std::size_t number = 0;
      for (const model::Step& step : procedure_.steps)
        text += std::to_string(++number) + ". " + sentence(step) + "\n";
    }
    section(SectionKind::procedure, text);
  }

  static std::string name_of(const std::optional<model::Actor>& actor) {
    return actor ? actor->name : "";
  }

  std::string sentence(const model::Step& step) const {
    const auto known = std::ranges::find_if(phrases_.activities, [&](const Phrases::Activity& one) {
      return one.activity == step.activity && !one.sentence.empty();
    });
    const std::string& form =
        known == phrases_.activities.end() ? language_.sentence : known->sentence;
    return filled(form, {{"actor", name_of(step.actor)},
                         {"channel", name_of(step.channel)},
                         {"behalf", name_of(step.on_behalf_of)},
                         {"addressee", name_of(step.addressee)},
                         {"condition", condition_of(step)},
                         {"label", step.label}});
  }

  /// The case of a decision that a step is said for; the case in which the next step follows by the
  /// numbering alone is not said.
  std::string condition_of(const model::Step& step) const {
    for (const model::Edge& edge : procedure_.flow.edges) {
      const model::Node& to = procedure_.flow.nodes[edge.to.value()];
      const model::Node& from = procedure_.flow.nodes[edge.from.value()];
      if (to.id != step.id || from.kind != model::NodeKind::step || edge.outcome.empty() ||
          edge.origin != model::Origin::stated)
        continue;
      for (const model::Outcome& outcome : procedure_.step_of(from).outcomes) {
        if (outcome.id == edge.outcome) return without_branch(outcome.label);
      }
    }
    return {};
  }

  /// A label may hold the "jika" it was read with.
  std::string without_branch(const std::string& label) const {
    const Page page = read_page(label);
    const Words words =
        split(page, {0, static_cast<std::uint32_t>(page.text.size())}, language_.spelling);
    std::size_t begin = 0;
    for (const Pattern& branch : language_.branch)
      begin = std::max(begin, branch.end_at(words, 0).value_or(0));
    return begin < words.size() ? words_of(page, {words[begin].span.begin, words.back().span.end})
                                : label;
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

std::string write_page(const model::Procedure& procedure, const Language& language,
                       const std::vector<Phrases>& phrases) {
  const Phrases none;
  const auto found = std::ranges::find(phrases, procedure.service, &Phrases::service);
  return PageWriter(procedure, language, found == phrases.end() ? none : *found).write();
}

std::string write_page(const model::Procedure& procedure) {
  return write_page(procedure, shipped_language(), shipped_phrases());
}

}  // namespace selaras::importer
