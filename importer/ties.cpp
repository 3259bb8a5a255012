#include "importer/ties.h"

#include <algorithm>

namespace selaras::importer {
namespace {

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&](const std::string& one) { return std::ranges::count(b, one) > 0; });
}

/// A document that one step makes, or sends to whom does the next, and that the next takes in.
const model::DocumentUse* handed_over(const model::Step& a, const model::Step& b) {
  const bool to_whom = a.addressee && b.actor && share(a.addressee->roles, b.actor->roles);
  for (const model::DocumentUse& use : b.inputs) {
    const bool made =
        std::ranges::count(a.outputs, use.document, &model::DocumentUse::document) > 0;
    const bool passed =
        to_whom && std::ranges::count(a.inputs, use.document, &model::DocumentUse::document) > 0;
    if (made || passed) return &use;
  }
  return nullptr;
}

}  // namespace

Ties::Ties(const Reading& reading, const Steps& steps, const model::Procedure& procedure)
    : reading_(reading), steps_(steps) {
  for (const model::CrossReference& reference : procedure.references) {
    if (!reference.external && !reference.path.empty())
      references_[reference.item].push_back(&reference);
  }
}

Tie Ties::between(std::size_t a, std::size_t b) const {
  const Draft& after = steps_.drafts[b];
  if (after.sentence.in_sequence)
    return {true, reading_.evidence(span_of(after.sentence.words, 0, 1))};
  if (const auto* use = handed_over(steps_.drafts[a].step, after.step))
    return {true, use->evidence};
  return referred(a, b);
}

/// "sebagaimana dimaksud pada angka 3": the item of that number.
Tie Ties::referred(std::size_t a, std::size_t b) const {
  const auto references = references_.find(steps_.drafts[b].item);
  if (references == references_.end()) return {};
  for (const model::CrossReference* reference : references->second) {
    if (target(*reference) == steps_.drafts[a].item) return {true, reference->evidence};
  }
  return {};
}

std::string Ties::target(const model::CrossReference& reference) const {
  for (const Noted& item : steps_.items) {
    if (letters_of(item.entry->printed) == reference.path[0].value)
      return reference.path.size() == 1 ? item.id : item.id + "." + reference.path[1].value;
  }
  return {};
}

}  // namespace selaras::importer
