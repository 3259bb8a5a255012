#include <algorithm>

#include "importer/lexicon.h"
#include "model/text.h"

namespace selaras::importer {
namespace {

class PhraseCheck {
 public:
  PhraseCheck(const Phrases& phrases, model::Diagnostics& diagnostics)
      : phrases_(phrases), diagnostics_(diagnostics) {
    for (const Phrases::Document& document : phrases.documents) documents_.push_back(document.id);
    for (const Phrases::Activity& activity : phrases.activities)
      activities_.push_back(activity.activity);
    for (const Phrases::Lead& lead : phrases.outcomes) {
      if (lead.creates) activities_.push_back(lead.of);
    }
  }

  void check() {
    for (const Phrases::Activity& one : phrases_.activities) {
      if (one.confidence == 0)
        model::add_fault(
            diagnostics_,
            {.code = "missing-key", .at = one.at, .arguments = {{"key", "confidence"}}});
      for (const Phrases::Use& use : one.inputs) require("document", use.document, use.at);
      for (const Phrases::Use& use : one.outputs) require("document", use.document, use.at);
    }
    for (const Phrases::Lead& one : phrases_.outcomes) require("activity", one.of, one.at);
    for (const Phrases::Hint& one : phrases_.milestones) require("activity", one.activity, one.at);
    for (const Phrases::Hint& one : phrases_.time_parts) require("activity", one.activity, one.at);
  }

 private:
  void require(const char* kind, const std::string& id, const model::Place& at) {
    const std::vector<std::string_view>& known =
        std::string_view(kind) == "document" ? documents_ : activities_;
    if (std::ranges::count(known, id) > 0) return;
    model::add_fault(diagnostics_,
                     {.code = "unknown-id",
                      .at = at,
                      .arguments = {{"kind", kind},
                                    {"id", model::shortened(id)},
                                    {"suggestion", std::string(model::nearest(id, known))}}});
  }

  const Phrases& phrases_;
  model::Diagnostics& diagnostics_;
  std::vector<std::string_view> documents_;
  std::vector<std::string_view> activities_;
};

}  // namespace

void verify(const Phrases& phrases, model::Diagnostics& diagnostics) {
  PhraseCheck(phrases, diagnostics).check();
}

}  // namespace selaras::importer
