#include "importer/requirements.h"

#include <algorithm>

#include "importer/steps.h"

namespace selaras::importer {
namespace {

using model::ItemKind;

/// An item's own words, without the colon that announces a list.
Span without_colon(const Reading& reading, const Noted& item) {
  Span span = item_text(reading.page, item.entry->text);
  while (!span.empty() &&
         (reading.page.text[span.end - 1] == ':' || reading.page.text[span.end - 1] == '.'))
    span = trimmed(reading.page, {span.begin, span.end - 1});
  return span;
}

class RequirementReader {
 public:
  RequirementReader(const Reading& reading, model::Procedure& procedure)
      : reading_(reading), procedure_(procedure) {}

  void read(const std::vector<Noted>& items) {
    const bool flow = tells_flow(items);
    for (const Noted& item : items)
      flow&& stated(item) ? take_statement(item) : take_requirement(item);
  }

 private:
  static constexpr double of_a_sentence =
      0.9;  // the confidence of phrases that are more than a name

  const Phrases::Activity* stated(const Noted& item) const {
    return sure_activity(reading_, item.words);
  }

  bool tells_flow(const std::vector<Noted>& items) const {
    const auto acts = std::ranges::count_if(items, [&](const Noted& item) {
      const Phrases::Activity* activity = stated(item);
      return activity != nullptr && activity->confidence >= of_a_sentence;
    });
    return acts >= 2;
  }

  void take_statement(const Noted& item) {
    procedure_.items[item.index].kind = ItemKind::step;
    if (stated(item)->confidence < of_a_sentence) add_requirement(item);
    add_statement(item);
  }

  void take_requirement(const Noted& item) {
    add_requirement(item);
    add_contents(reading_, item, false, procedure_);
    const Phrases::Activity* activity = stated(item);
    if (activity == nullptr) return;
    const Sentence sentence =
        read_sentence(item.words, 0, item.words.size(), reading_.actors, reading_.language);
    const bool says_who = sentence.actor || sentence.addressee || sentence.channel;
    const auto mention = first_document(reading_.phrases, item.words);
    const bool same =
        mention && std::ranges::any_of(activity->outputs, [&](const Phrases::Use& use) {
          return use.document == mention->document->id;
        });
    if (says_who && same) add_statement(item);
  }

  void add_requirement(const Noted& item) {
    const auto mention = first_document(reading_.phrases, item.words);
    procedure_.requirements.push_back(mention ? requirement_of(reading_, item, *mention, procedure_)
                                              : requirement_of(reading_, item, ""));
  }

  /// Read as a step, kept aside: it is no node of the flow.
  void add_statement(const Noted& item) {
    const ItemKind kind = procedure_.items[item.index].kind;
    const Phrases::Activity* activity = stated(item);
    Steps steps = read_statement(reading_, item, procedure_);
    procedure_.items[item.index].kind = kind;
    const auto draft = std::ranges::find(steps.drafts, activity->activity,
                                         [](const Draft& one) { return one.step.activity; });
    if (draft == steps.drafts.end()) return;
    draft->step.id = item.id;
    procedure_.statements.push_back(std::move(draft->step));
  }

  const Reading& reading_;
  model::Procedure& procedure_;
};

}  // namespace

void read_requirements(const Reading& reading, const std::vector<Entry>& entries,
                       const std::string& section, model::Procedure& procedure) {
  RequirementReader(reading, procedure)
      .read(note_items(reading, entries, section, "r", ItemKind::requirement, procedure));
}

model::Requirement requirement_of(const Reading& reading, const Noted& item,
                                  const std::string& document) {
  const Span span = without_colon(reading, item);
  return {.id = item.id,
          .item = item.id,
          .document = document,
          .text = reading.text(span),
          .evidence = reading.evidence(span)};
}

model::Requirement requirement_of(const Reading& reading, const Noted& item, const Mention& mention,
                                  model::Procedure& procedure) {
  model::Requirement requirement = requirement_of(reading, item, mention.document->id);
  requirement.when.applicants = mention.document->applicants;
  document(reading, mention.document->id,
           span_of(item.words, mention.match.begin, mention.match.end), procedure);
  return requirement;
}

bool is_required(const model::Procedure& procedure, const std::string& document) {
  return std::ranges::count(procedure.requirements, document, &model::Requirement::document) > 0;
}

}  // namespace selaras::importer
