#include "reports/names.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <vector>

#include <range/v3/range/conversion.hpp>
#include <range/v3/view/transform.hpp>

#include "model/words.h"

namespace selaras::reports {
namespace {

constexpr std::size_t quoted_item = 70;  // code points of an item that a sentence can bear

template <class Elements>
auto find_by_id(const Elements& elements, std::string_view id) -> decltype(elements.data()) {
  for (const auto& element : elements) {
    if (element.id == id) return &element;
  }
  return nullptr;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Offset behind the first so many code points.
std::size_t offset_of(std::string_view text, std::size_t code_points) {
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    if (!is_continuation(text[offset]) && code_points-- == 0) break;
  }
  return offset;
}

}  // namespace

std::string_view section_key(model::SectionKind kind) {
  switch (kind) {
    case model::SectionKind::identity:
      return "section.identity";
    case model::SectionKind::requirements:
      return "section.requirements";
    case model::SectionKind::procedure:
      return "section.procedure";
    case model::SectionKind::time:
      return "section.time";
    case model::SectionKind::cost:
      return "section.cost";
    case model::SectionKind::product:
      return "section.product";
    case model::SectionKind::complaints:
      return "section.complaints";
  }
  return "section.procedure";
}

std::string shortened(std::string_view text, std::size_t code_points) {
  const std::size_t cut = offset_of(text, code_points);
  if (cut == text.size()) return std::string(text);
  const std::size_t blank = text.substr(0, cut).rfind(' ');
  const bool near = blank != std::string_view::npos && blank > cut / 2;
  return std::string(text.substr(0, near ? blank : cut)) + "…";
}

/// A long procedure has many findings, and each names steps.
Names::Names(const model::Procedure& procedure, const model::Reference* reference,
             const Texts& texts)
    : procedure_(procedure), reference_(reference), texts_(texts) {
  for (const auto* steps : {&procedure.steps, &procedure.statements}) {
    for (const model::Step& step : *steps) steps_.emplace(step.id, &step);
  }
}

std::string Names::step(std::string_view id) const {
  const auto known = steps_.find(id);
  const model::Step* step = known == steps_.end() ? nullptr : known->second;
  if (step != nullptr && !step->label.empty()) return texts_.quote(step->label);
  return term(step != nullptr && !step->activity.empty() ? step->activity : id);
}

std::string Names::role(std::string_view id) const {
  const model::Role* role = reference_ == nullptr ? nullptr : reference_->role(id);
  return role == nullptr ? std::string(id) : texts_.of(role->title);
}

std::string Names::term(std::string_view id) const {
  if (reference_ == nullptr) return std::string(id);
  if (const model::Text* title = reference_->term(id)) return texts_.of(*title);
  for (const model::Refinement& refinement : reference_->refinements) {
    if (refinement.activity == id) return texts_.of(refinement.title);
  }
  return std::string(id);
}

std::string Names::document(std::string_view id) const {
  if (reference_ != nullptr && reference_->term(id) != nullptr) return term(id);
  const model::Document* document = procedure_.document(id);
  if (document == nullptr || document->name.empty()) return std::string(id);
  return texts_.quote(document->name);
}

std::string Names::thing(std::string_view id) const {
  for (const std::string& name : {role(id), document(id)}) {
    if (name != id) return name;
  }
  return term(id);
}

std::string Names::obligation(std::string_view id) const {
  const model::Obligation* known = reference_ == nullptr ? nullptr : reference_->obligation(id);
  return known == nullptr ? std::string(id) : texts_.of(known->title);
}

std::string Names::reading(std::string_view id) const {
  if (reference_ != nullptr) {
    for (const model::Reading& reading : reference_->readings) {
      if (reading.id == id) return texts_.of(reading.title);
    }
  }
  const std::string key = "time." + std::string(id);
  return texts_.has(key) ? texts_(key) : std::string(id);
}

std::string Names::length(double amount, model::UnitReading unit) const {
  const std::string id(model::words::word_for(model::words::unit_readings(), unit));
  return texts_.number(amount) + " " + (amount == 1 ? texts_("time.one." + id) : reading(id));
}

std::string Names::item(std::string_view id) const {
  const model::Item* item = procedure_.item(id);
  if (item == nullptr) return std::string(id);
  if (item->evidence.empty()) return item->marker.empty() ? item->id : item->marker;
  return texts_.quote(shortened(item->evidence.front().quote, quoted_item));
}

std::string Names::section(std::string_view id) const {
  const model::Section* section = procedure_.section(id);
  if (section == nullptr) {
    const std::string key = "section." + std::string(id);  // the argument may be the kind itself
    return texts_.has(key) ? texts_(key) : std::string(id);
  }
  return section->heading.empty() ? texts_(section_key(section->kind))
                                  : texts_.quote(section->heading);
}

std::string Names::claim(std::string_view id) const {
  const model::TimeClaim* claim = find_by_id(procedure_.time_claims, id);
  if (claim == nullptr || claim->evidence.empty()) return std::string(id);
  return texts_.quote(shortened(claim->evidence.front().quote, quoted_item));
}

std::string Names::article(std::string_view id) const {
  const model::Article* article = reference_ == nullptr ? nullptr : reference_->article(id);
  if (article == nullptr) return std::string(id);
  auto citation = article->citation.find(procedure_.level);
  if (citation == article->citation.end()) {
    citation = article->citation.find(model::Administration::unstated);
  }
  return citation == article->citation.end() ? std::string(id) : citation->second;
}

std::string Names::end(std::string_view id) const {
  const model::Node* node = find_by_id(procedure_.flow.nodes, id);
  return term(node == nullptr || node->outcome.empty() ? id : std::string_view(node->outcome));
}

/// As the page words the outcome, where it does.
std::string Names::step_outcome(std::string_view value) const {
  const std::string_view id = value.substr(0, value.find('['));
  if (id.size() == value.size()) return step(id);
  const std::string_view outcome = value.substr(id.size() + 1, value.size() - id.size() - 2);
  const auto known = steps_.find(id);
  const model::Outcome* named = known == steps_.end() ? nullptr : known->second->outcome(outcome);
  const bool worded = named != nullptr && !named->label.empty();
  return texts_.fill(
      "name.step-outcome",
      {{"step", step(id)}, {"outcome", worded ? texts_.quote(named->label) : term(outcome)}});
}

std::string Names::edge(std::string_view ends) const {
  const std::size_t arrow = ends.find("->");
  if (arrow == std::string_view::npos) return step(ends);
  return step(ends.substr(0, arrow)) + " → " + step(ends.substr(arrow + 2));
}

std::string Names::number(std::string_view value) const {
  double parsed = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  return whole ? texts_.number(parsed) : std::string(value);
}

std::string Names::of(checker::ArgumentKind kind, std::string_view value) const {
  using Kind = checker::ArgumentKind;
  switch (kind) {
    case Kind::text:
      return std::string(value);
    case Kind::quote:
      return texts_.quote(value);
    case Kind::number:
      return number(value);
    case Kind::step:
      return step(value);
    case Kind::step_outcome:
      return step_outcome(value);
    case Kind::activity:
      return term(value);
    case Kind::role:
      return role(value);
    case Kind::document:
      return document(value);
    case Kind::content:
      return term(value);
    case Kind::outcome:
      return term(value);
    case Kind::item:
      return item(value);
    case Kind::section:
      return section(value);
    case Kind::claim:
      return claim(value);
    case Kind::reading:
      return reading(value);
    case Kind::article:
      return article(value);
    case Kind::end:
      return end(value);
    case Kind::edge:
      return edge(value);
  }
  return std::string(value);
}

std::string Names::of(const checker::Argument& argument) const {
  const auto named = [&](const std::string& value) { return of(argument.kind, value); };
  const std::vector<std::string> values = in_order_of_the_reference(argument);
  return texts_.list(values | ranges::views::transform(named) | ranges::to<std::vector>());
}

std::vector<std::string> Names::in_order_of_the_reference(const checker::Argument& argument) const {
  std::vector<std::string> values = argument.values;
  if (argument.kind != checker::ArgumentKind::content || reference_ == nullptr) return values;
  const auto position = [&](const std::string& id) {
    return std::ranges::find(reference_->terms, id, &model::Term::id);
  };
  std::ranges::stable_sort(values, {}, position);
  return values;
}

}  // namespace selaras::reports
