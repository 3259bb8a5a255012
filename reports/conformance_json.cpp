#include "reports/conformance_json.h"

#include "model/json_writer.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

void write_share(Writer& json, const std::optional<double>& share) {
  json.key("fitness");
  share ? json.value(*share) : json.null();
}

void write_variant(Writer& json, const checker::CaseVariant& variant) {
  json.begin_object().member("cases", variant.cases.size()).member("open", variant.open);
  write_share(json, variant.fitness);
  json.member("cost", variant.cost).member("caseIds", variant.cases).key("moves").begin_array();
  for (const checker::RecordedMove& move : variant.moves) {
    json.begin_object().member("move", behaviour::word(move.kind));
    json.member_or_null("recorded", move.recorded.name);
    json.member_or_null("recordedOutcome", move.recorded.outcome);
    json.member_or_null("step", move.flow.name);
    json.member_or_null("outcome", move.flow.outcome).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string conformance_json(const checker::Conformance& conformance, const model::EventLog& log,
                             const model::Procedure& procedure, const model::Reference* reference) {
  Writer json;
  json.begin_object().member("schemaVersion", 1).member("log", log.file);
  json.member("procedure", procedure.id);
  json.member_or_null("reference", reference == nullptr ? "" : reference->id);
  json.member("cases", conformance.cases).member("openCases", conformance.open);
  json.member("conforming", conformance.conforming);
  json.member("notCompared", conformance.not_compared);
  write_share(json, conformance.fitness);
  json.member("unknownActivities", conformance.unknown).key("deviations").begin_array();
  for (const checker::Deviation& deviation : conformance.deviations) {
    json.begin_object().member("move", behaviour::word(deviation.kind));
    json.member("step", deviation.what.name).member_or_null("outcome", deviation.what.outcome);
    json.member("cases", deviation.cases).end_object();
  }
  json.end_array().key("variants").begin_array();
  for (const checker::CaseVariant& variant : conformance.variants) write_variant(json, variant);
  json.end_array().end_object();
  return json.take();
}

}  // namespace selaras::reports
