#include "reports/spreadsheet.h"

#include <algorithm>

#include "model/words.h"
#include "reports/input_names.h"
#include "reports/names.h"
#include "reports/repair_text.h"
#include "reports/rule_text.h"
#include "reports/spreadsheet_table.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ObligationResult;
using checker::ProcedureResult;

/// Texts and the audit that most tables are made of.
struct Source {
  const Audit& audit;
  const Texts& texts;

  [[nodiscard]] Names names(const AuditedProcedure& audited) const {
    return {*audited.result->procedure, audited.result->reference, texts};
  }
};

std::vector<SpreadsheetColumn> columns(const Texts& texts,
                                       std::initializer_list<std::pair<const char*, double>> list) {
  std::vector<SpreadsheetColumn> all;
  for (const auto& [key, width] : list) all.push_back({texts(key), width});
  return all;
}

std::string outcome_of(const ObligationResult& result, const Texts& texts) {
  const std::string outcome = texts("verdict." + std::string(word(result.verdict)));
  if (result.reason == checker::Reason::none) return outcome;
  return outcome + " (" + texts("reason." + std::string(word(result.reason))) + ")";
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::string quotes(const model::EvidenceList& evidence, const Texts& texts) {
  std::vector<std::string> parts;
  for (const model::Evidence& each : evidence) {
    parts.push_back(
        texts.fill("sheet.quote", {{"line", std::to_string(each.line)}, {"quote", each.quote}}));
  }
  return joined(parts, " · ");
}

std::string criteria(const Finding& finding, const Texts& texts) {
  std::vector<std::string> parts;
  for (const checker::CitedBasis& basis : finding.basis) parts.push_back(citation_of(basis, texts));
  return joined(parts, " · ");
}

/// Obligations of all references, each id once, in their order.
std::vector<const model::Obligation*> obligations_of(const Audit& audit) {
  std::vector<const model::Obligation*> all;
  for (const model::Reference* reference : references_of(audit)) {
    for (const model::Obligation& each : reference->obligations) {
      const bool known = std::ranges::any_of(
          all, [&](const model::Obligation* one) { return one->id == each.id; });
      if (!known) all.push_back(&each);
    }
  }
  return all;
}

SpreadsheetTable matrix(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.matrix"),
                         .columns = columns(texts, {{"sheet.theme", 28}, {"sheet.obligation", 44}}),
                         .fixed_columns = 2};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    table.columns.push_back({audited.result->procedure->region, 22});
  }
  for (const model::Obligation* obligation : obligations_of(source.audit)) {
    const bool grouped = std::ranges::count(groups(), obligation->group) > 0;
    std::vector<Cell> row{grouped ? texts("group." + obligation->group) : std::string(),
                          texts.of(obligation->title)};
    for (const AuditedProcedure& audited : source.audit.procedures) {
      const ObligationResult* result = audited.result->obligation(obligation->id);
      row.emplace_back(result == nullptr ? std::string() : outcome_of(*result, texts));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Cell> row_of(const Finding& finding, const AuditedProcedure& audited,
                         const Source& source) {
  const Texts& texts = source.texts;
  const Names names = source.names(audited);
  const model::Reference* reference = audited.result->reference;
  return {audited.result->procedure->region,
          level_name(finding.level, texts),
          texts("group." + group_of(finding.rule, reference)),
          finding.rule,
          message_of(finding, names),
          quotes(finding.evidence, texts),
          criteria(finding, texts),
          help_of(finding, names),
          finding.repair ? sentence_of(*finding.repair, names) : std::string(),
          finding.obligation.empty() ? std::string() : names.obligation(finding.obligation),
          finding.at.file,
          static_cast<double>(finding.at.begin.line),
          texts("sheet.state." + std::string(word(finding.state))),
          finding.fingerprint};
}

SpreadsheetTable findings(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.findings"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.level", 14},
                                                    {"sheet.theme", 28},
                                                    {"sheet.rule", 24},
                                                    {"sheet.finding", 60},
                                                    {"sheet.evidence", 50},
                                                    {"sheet.criteria", 50},
                                                    {"sheet.recommendation", 50},
                                                    {"sheet.repair", 50},
                                                    {"sheet.obligation", 36},
                                                    {"sheet.file", 34},
                                                    {"sheet.line", 8},
                                                    {"sheet.state", 12},
                                                    {"sheet.fingerprint", 20}}),
                         .fixed_columns = 2};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    for (const Finding& finding : audited.result->findings) {
      table.rows.push_back(row_of(finding, audited, source));
    }
  }
  return table;
}

SpreadsheetTable obligations(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.obligations"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.obligation", 44},
                                                    {"sheet.outcome", 24},
                                                    {"sheet.reason", 28},
                                                    {"sheet.missing", 40},
                                                    {"sheet.evidence", 60}}),
                         .fixed_columns = 2};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    const Names names = source.names(audited);
    for (const ObligationResult& result : audited.result->obligations) {
      std::vector<std::string> missing;
      for (const std::string& id : result.missing) missing.push_back(names.thing(id));
      const std::string reason(word(result.reason));
      table.rows.push_back({audited.result->procedure->region, names.obligation(result.id),
                            texts("verdict." + std::string(word(result.verdict))),
                            reason.empty() ? reason : texts("reason." + reason),
                            joined(missing, "; "), quotes(result.evidence, texts)});
    }
  }
  return table;
}

Cell amount(const std::optional<double>& value) {
  if (value) return *value;
  return std::string();
}

std::vector<Cell> time_row(const AuditedProcedure& audited, const std::string& what,
                           const model::Quantity& quantity, const model::EvidenceList& evidence,
                           const Source& source) {
  const Names names = source.names(audited);
  std::vector<std::string> readings;
  for (const model::UnitReading reading : quantity.readings) {
    readings.push_back(
        names.reading(model::words::word_for(model::words::unit_readings(), reading)));
  }
  return {audited.result->procedure->region, what,          amount(quantity.minimum),
          amount(quantity.maximum),          quantity.unit, joined(readings, "; "),
          quotes(evidence, source.texts)};
}

SpreadsheetTable times(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.time"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.covers", 44},
                                                    {"sheet.least", 10},
                                                    {"sheet.most", 10},
                                                    {"sheet.unit", 16},
                                                    {"sheet.readings", 36},
                                                    {"sheet.evidence", 60}}),
                         .fixed_columns = 1};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    for (const model::TimeClaim& claim : audited.result->procedure->time_claims) {
      const std::string whole = claim.scope.empty() ? texts("sheet.whole") : claim.scope;
      table.rows.push_back(time_row(audited, whole, claim.quantity, claim.evidence, source));
      for (const model::TimePart& part : claim.parts) {
        table.rows.push_back(time_row(audited, texts.fill("sheet.part", {{"part", part.label}}),
                                      part.quantity, part.evidence, source));
      }
    }
  }
  return table;
}

void add_measure(SpreadsheetTable& table, const std::string& region, const std::string& what,
                 const simulator::Times& times) {
  std::vector<Cell> row{region, what, times.mean.mean, amount(times.mean.half_width95)};
  for (const double value : {times.p50, times.p80, times.p90, times.p95, times.max}) {
    row.emplace_back(value);
  }
  table.rows.push_back(std::move(row));
}

/// Figures of a model: they stand on a sheet of their own and its name says so.
SpreadsheetTable simulation(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.simulation"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.measure", 40},
                                                    {"sheet.mean", 12},
                                                    {"sheet.half-width", 12},
                                                    {"sheet.p50", 10},
                                                    {"sheet.p80", 10},
                                                    {"sheet.p90", 10},
                                                    {"sheet.p95", 10},
                                                    {"sheet.max", 10}}),
                         .fixed_columns = 2};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    if (audited.simulation == nullptr) continue;
    const std::string& region = audited.result->procedure->region;
    for (const auto& [key, measure] :
         {std::pair{"sheet.cycle", &audited.simulation->cycle_time},
          std::pair{"sheet.processing", &audited.simulation->processing_time},
          std::pair{"sheet.waiting", &audited.simulation->waiting_time},
          std::pair{"sheet.delay", &audited.simulation->delay_time}}) {
      add_measure(table, region, texts.fill("sheet.in-working-days", {{"measure", texts(key)}}),
                  measure->working_days);
      add_measure(table, region, texts.fill("sheet.in-calendar-days", {{"measure", texts(key)}}),
                  measure->calendar_days);
    }
  }
  return table;
}

SpreadsheetTable inputs(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.inputs"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.input", 50},
                                                    {"sheet.value", 34},
                                                    {"sheet.provenance", 16},
                                                    {"sheet.source", 70}}),
                         .fixed_columns = 2};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    if (audited.simulation == nullptr) continue;
    const Names names = source.names(audited);
    for (const simulator::NamedInput& input : audited.simulation->inputs) {
      table.rows.push_back({audited.result->procedure->region,
                            input_name(input.name, audited.scenario, names), input.value,
                            texts("provenance." + std::string(word(input.provenance))),
                            texts.of(input.source)});
    }
  }
  return table;
}

SpreadsheetTable sources(const Source& source) {
  const Texts& texts = source.texts;
  SpreadsheetTable table{.name = texts("sheet.sources"),
                         .columns = columns(texts, {{"sheet.region", 22},
                                                    {"sheet.title", 50},
                                                    {"sheet.reference", 24},
                                                    {"sheet.address", 50},
                                                    {"sheet.retrieved", 14},
                                                    {"sheet.sha256", 66}}),
                         .fixed_columns = 1};
  for (const AuditedProcedure& audited : source.audit.procedures) {
    const model::Procedure& procedure = *audited.result->procedure;
    const model::Reference* reference = audited.result->reference;
    table.rows.push_back(
        {procedure.region, procedure.title ? procedure.title->text : std::string(),
         reference == nullptr ? std::string() : reference->id,
         procedure.source ? procedure.source->address : std::string(),
         procedure.source ? texts.date(procedure.source->retrieved) : std::string(),
         procedure.source ? procedure.source->sha256 : std::string()});
  }
  return table;
}

}  // namespace

std::string audit_spreadsheet(const Audit& audit, const Texts& texts) {
  const Source source{audit, texts};
  return xlsx({matrix(source), findings(source), obligations(source), times(source),
               simulation(source), inputs(source), sources(source)},
              texts("sheet.book"));
}

}  // namespace selaras::reports
