#include "gate/editor/symbols.h"

#include "gate/editor/positions.h"
#include "model/text.h"
#include "reports/names.h"

namespace selaras::gate {
namespace {

using model::json::Writer;

/// The protocol's kinds of symbols, as near as they come.
enum class Kind : int { document = 1, actor = 5, content = 8, step = 12, time = 16 };

class Outline {
 public:
  Outline(Writer& json, const View& view)
      : json_(json),
        view_(view),
        procedure_(*view.file.found.procedure()),
        positions_(view.text),
        names_(procedure_, view.file.found.result.reference, view.texts) {}

  void write() {
    json_.begin_array();
    for (const model::Step& step : procedure_.steps) write(step);
    for (const model::Document& document : procedure_.documents) write(document);
    for (const model::TimeClaim& claim : procedure_.time_claims) {
      const std::string quote = claim.evidence.empty() ? "" : claim.evidence.front().quote;
      begin(claim.id, quote, Kind::time, claim.at);
      json_.end_object();
    }
    json_.end_array();
  }

 private:
  /// Names may not be empty.
  void begin(const std::string& name, const std::string& detail, Kind kind,
             const model::Place& at) {
    json_.begin_object().member("name", name.empty() ? "–" : model::printable(name));
    json_.member("detail", model::printable(model::shortened(detail)));
    json_.member("kind", static_cast<int>(kind));
    const EditorRange range = positions_.range(at);
    json_.key("range");
    gate::write(json_, range);
    json_.key("selectionRange");
    gate::write(json_, range);
  }

  void actor(const char* key, const std::optional<model::Actor>& actor) {
    if (!actor) return;
    begin(actor->name, view_.texts(key), Kind::actor, actor->at);
    json_.end_object();
  }

  void write(const model::Step& step) {
    begin(step.label.empty() ? step.id : step.label, step.id, Kind::step, step.at);
    json_.key("children").begin_array();
    actor("diff.field.actor", step.actor);
    actor("diff.field.addressee", step.addressee);
    actor("diff.field.channel", step.channel);
    actor("diff.field.onBehalfOf", step.on_behalf_of);
    for (const model::Outcome& outcome : step.outcomes) {
      actor("diff.field.outcomeActors", outcome.actor);
    }
    json_.end_array().end_object();
  }

  void write(const model::Document& document) {
    begin(document.name.empty() ? document.id : document.name, document.id, Kind::document,
          document.at);
    json_.key("children").begin_array();
    for (const model::Document::Content& content : document.contents) {
      begin(names_.term(content.content), content.content, Kind::content, content.at);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  Writer& json_;
  const View& view_;
  const model::Procedure& procedure_;
  Positions positions_;
  reports::Names names_;
};

}  // namespace

void write_symbols(Writer& json, const View& view) {
  if (view.file.found.procedure() == nullptr) {
    json.begin_array().end_array();
  } else {
    Outline(json, view).write();
  }
}

}  // namespace selaras::gate
