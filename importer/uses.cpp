#include "importer/uses.h"

#include <algorithm>

#include "importer/documents.h"
#include "importer/requirements.h"

namespace selaras::importer {
namespace {

class UseReader {
 public:
  UseReader(const Reading& reading, const Noted& item, const Noted* heading, Draft& draft,
            model::Procedure& procedure)
      : reading_(reading), item_(item), heading_(heading), draft_(draft), procedure_(procedure) {}

  void read() {
    const Phrases::Activity* act = activity();
    if (act == nullptr) return;
    for (const Phrases::Use& use : act->inputs) put_use(use, draft_.step.inputs);
    for (const Phrases::Use& use : act->outputs) put_use(use, draft_.step.outputs);
  }

 private:
  /// The entry of the phrases that the step was mapped by.
  const Phrases::Activity* activity() const {
    const auto found =
        std::ranges::find_if(reading_.phrases.activities, [&](const Phrases::Activity& one) {
          return one.activity == draft_.step.activity && one.confidence == draft_.confidence;
        });
    return found == reading_.phrases.activities.end() ? nullptr : &*found;
  }

  bool knows(const std::string& id) const { return procedure_.document(id) != nullptr; }

  void put_use(const Phrases::Use& use, std::vector<model::DocumentUse>& uses) {
    if ((use.known && !knows(use.document)) || (!use.unless.empty() && knows(use.unless))) return;
    if (use.required && *use.required != is_required(procedure_, use.document)) return;
    if (use.from_content) {
      put_from_content(use, uses);
    } else if (use.where.empty()) {
      add_use(use.document, span_of(item_.words, 0, item_.words.size()), uses);
    } else if (const auto match = first_match(use.where, item_.words)) {
      add_use(use.document, span_of(item_.words, match->begin, match->end), uses);
    } else {
      put_from_around(use, uses);
    }
  }

  /// Said in the item above, or in one inside.
  void put_from_around(const Phrases::Use& use, std::vector<model::DocumentUse>& uses) {
    std::vector<const Noted*> near;
    if (heading_ != nullptr) near.push_back(heading_);
    for (const Noted& inner : item_.inner) near.push_back(&inner);
    for (const Noted* other : near) {
      const auto match = first_match(use.where, other->words);
      if (match) add_use(use.document, span_of(other->words, match->begin, match->end), uses);
    }
  }

  void put_from_content(const Phrases::Use& use, std::vector<model::DocumentUse>& uses) {
    for (const Noted& inner : item_.inner) {
      const auto mention = first_document(reading_.phrases, inner.words);
      if (!mention || mention->document->id != use.document) continue;
      ask_for(inner, use.document);
      add_use(use.document, item_text(reading_.page, inner.entry->text), uses);
      add_inner_items(item_, draft_);
    }
  }

  /// An attachment "dari Pengguna" is asked of them, wherever the page says so.
  void ask_for(const Noted& item, const std::string& id) {
    const bool sent =
        reading_.actors.behind(reading_.language.sender, item.words, 0, item.words.size())
            .has_value();
    if (sent && !is_required(procedure_, id))
      procedure_.requirements.push_back(requirement_of(reading_, item, id));
  }

  void add_use(const std::string& id, Span span, std::vector<model::DocumentUse>& uses) {
    document(reading_, id, document_name(id, span), procedure_);
    if (std::ranges::count(uses, id, &model::DocumentUse::document) > 0) return;
    uses.push_back({.document = id, .evidence = reading_.evidence(span)});
  }

  /// The document's name within the words that speak of it.
  Span document_name(const std::string& id, Span span) const {
    const auto phrases = std::ranges::find(reading_.phrases.documents, id, &Phrases::Document::id);
    const Words words = reading_.words(span);
    const auto match = phrases == reading_.phrases.documents.end()
                           ? std::nullopt
                           : first_match(phrases->names, words);
    return match ? span_of(words, match->begin, match->end) : span;
  }

  const Reading& reading_;
  const Noted& item_;
  const Noted* heading_;
  Draft& draft_;
  model::Procedure& procedure_;
};

}  // namespace

void add_uses(const Reading& reading, const Noted& item, const Noted* heading, Draft& draft,
              model::Procedure& procedure) {
  UseReader(reading, item, heading, draft, procedure).read();
}

void add_inner_items(const Noted& item, Draft& draft) {
  for (const Noted& inner : item.inner) {
    if (std::ranges::count(draft.step.items, inner.id) == 0) draft.step.items.push_back(inner.id);
  }
}

}  // namespace selaras::importer
