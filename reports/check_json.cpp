#include "reports/check_json.h"

#include <algorithm>
#include <set>

#include "model/json_writer.h"
#include "reports/files.h"
#include "reports/repair_text.h"
#include "reports/rule_text.h"
#include "reports/time_json.h"
#include "reports/verdicts.h"
#include "reports/witness.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

void write_evidence(Writer& json, const model::EvidenceList& evidence, const std::string& file) {
  json.key("evidence").begin_array();
  for (const model::Evidence& each : evidence) {
    json.begin_object();
    json.member("file", file).member("line", each.line).member("quote", each.quote);
    json.end_object();
  }
  json.end_array();
}

void write_obligation(Writer& json, const checker::ObligationResult& result,
                      const std::string& source) {
  json.begin_object();
  json.member("id", result.id).member("outcome", word(result.verdict));
  json.member_or_null("reason", word(result.reason));
  json.member("missing", result.missing).member("steps", result.steps);
  write_evidence(json, result.evidence, source);
  json.end_object();
}

void write_fitness(Writer& json, const checker::ProcedureResult& result) {
  json.key("fitness");
  result.fitness ? json.value(*result.fitness) : json.null();
  json.key("fitnessByOutcome").begin_object();
  for (const checker::OutcomeFitness& each : result.fitness_by_outcome) {
    json.key(each.outcome);
    each.fitness ? json.value(*each.fitness) : json.null();
  }
  json.end_object();
}

/// The procedure beside the reference, move by move.
void write_alignment(Writer& json, const checker::ProcedureResult& result) {
  json.key("alignment").begin_array();
  for (const checker::AlignedMove& move : result.alignment) {
    json.begin_object();
    json.member("move", behaviour::word(move.kind));
    json.member_or_null("step", move.step).member_or_null("activity", move.activity);
    if (move.by_numbering) json.member("byNumbering", true);
    if (move.stated) json.member("statedElsewhere", true);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_procedure(Writer& json, const checker::ProcedureResult& result,
                     const checker::FlowTime& time) {
  const model::Procedure& procedure = *result.procedure;
  json.member("id", procedure.id).member("region", procedure.region);
  json.member_or_null("level", word(procedure.level));
  json.member("file", procedure.file);
  json.member_or_null("reference", result.reference == nullptr ? "" : result.reference->id);
  write_fitness(json, result);
  json.member("errors", result.count(model::Level::error));
  json.member("warnings", result.count(model::Level::warning));
  json.member("notes", result.count(model::Level::note));
  json.key("obligations").begin_array();
  for (const checker::ObligationResult& obligation : result.obligations) {
    write_obligation(json, obligation, source_path(procedure));
  }
  json.end_array();
  write_alignment(json, result);
  write_time(json, time);
}

namespace {

void write_basis(Writer& json, const std::vector<checker::CitedBasis>& basis) {
  json.key("basis").begin_array();
  for (const checker::CitedBasis& each : basis) {
    json.begin_object();
    json.member("article", each.article).member("mark", std::string(1, model::letter(each.mark)));
    json.member("citation", each.citation);
    json.end_object();
  }
  json.end_array();
}

void write_place(Writer& json, const model::Place& at) {
  json.member("file", at.file);
  json.member("line", at.begin.line).member("column", at.begin.column);
  json.member("endLine", at.end.line).member("endColumn", at.end.column);
}

void write_suppression(Writer& json, const model::Suppression* suppression) {
  json.key("suppression");
  if (!suppression) {
    json.null();
    return;
  }
  json.begin_object().member_or_null("reason", suppression->reason);
  json.member_or_null("by", suppression->by).member_or_null("until", suppression->until);
  json.end_object();
}

/// The witness in words, and what is to be known of it; null where there is none.
void write_run(Writer& json, const checker::Finding& finding, const Names& names) {
  json.key("run");
  if (finding.witness.empty()) {
    json.null();
    return;
  }
  const checker::Showing& showing = finding.showing;
  json.begin_object().key("steps").begin_array();
  for (const std::string& step : finding.witness) {
    const model::Step* known = names.procedure().step(step);
    json.begin_object().member("id", step);
    json.member("label", known == nullptr || known->label.empty() ? step : known->label);
    json.end_object();
  }
  json.end_array().key("departsAt");
  showing.departs ? json.value(*showing.departs) : json.null();
  json.member_or_null("ending", showing.ending ? word(*showing.ending) : "");
  json.member("shortest", showing.shortest).end_object();
}

/// Only where one was asked for.
void write_repair(Writer& json, const checker::Finding& finding, const Names& names) {
  if (!finding.repair) return;
  json.key("repair");
  write_edits(json, *finding.repair);
  json.member("suggestion", sentence_of(*finding.repair, names));
}

}  // namespace

void write_finding(Writer& json, const checker::Finding& finding, const Names& names) {
  json.member("rule", finding.rule).member("level", level_word(finding.level));
  json.member("procedure", finding.procedure);
  json.member("element", finding.element.kind + ":" + finding.element.id);
  json.member_or_null("obligation", finding.obligation);
  json.member("message", message_of(finding, names)).member("help", help_of(finding, names));
  write_place(json, finding.at);
  write_evidence(json, finding.evidence, source_path(names.procedure()));
  write_basis(json, finding.basis);
  json.member("witness", finding.witness);
  write_run(json, finding, names);
  write_repair(json, finding, names);
  json.member("fingerprint", finding.fingerprint);
  json.member("state", word(finding.state));
  write_suppression(json, finding.suppression.get());
}

namespace {

void write_reference(Writer& json, const model::Reference* reference) {
  json.key("reference");
  if (reference == nullptr) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("id", reference->id).member("version", reference->version);
  json.end_object();
}

constexpr std::size_t depth = 2;  // of the elements of a list at the top

class JsonReport final : public CheckReport {
 public:
  JsonReport(std::string_view version, const Texts& texts) : version_(version), texts_(texts) {}

  void add(std::span<const checker::ProcedureResult> results, const Files&) override {
    const std::vector<checker::FlowTime> times = checker::flow_times(results);
    for (std::size_t i = 0; i < results.size(); ++i) add(results[i], times[i]);
  }

  std::string take() override {
    Writer json;
    json.begin_object().member("schemaVersion", 1);
    json.key("tool").begin_object();
    json.member("name", "selaras").member("version", version_).end_object();
    // Null where there is none or there are several.
    write_reference(json, references_.size() == 1 ? *references_.begin() : nullptr);
    json.key("procedures").begin_array().elements(std::move(procedures_)).end_array();
    json.key("findings").begin_array().elements(std::move(findings_)).end_array().end_object();
    return json.take();
  }

 private:
  void add(const checker::ProcedureResult& result, const checker::FlowTime& time) {
    references_.insert(result.reference);
    procedures_.begin_object();
    write_procedure(procedures_, result, time);
    procedures_.end_object();
    const Names names(*result.procedure, result.reference, texts_);
    for (const checker::Finding& finding : result.findings) {
      findings_.begin_object();
      write_finding(findings_, finding, names);
      findings_.end_object();
    }
  }

  std::string_view version_;
  const Texts& texts_;
  std::set<const model::Reference*> references_;
  Writer procedures_ = Writer::of_elements(depth);
  Writer findings_ = Writer::of_elements(depth);
};

}  // namespace

std::unique_ptr<CheckReport> json_report(std::string_view tool_version, const Texts& texts) {
  return std::make_unique<JsonReport>(tool_version, texts);
}

}  // namespace selaras::reports
