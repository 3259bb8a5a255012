#include "reports/html_method.h"

#include "model/words.h"
#include "reports/html_legend.h"
#include "reports/html_template.h"
#include "reports/html_trace.h"
#include "reports/names.h"

namespace selaras::reports {
namespace {

/// The pages that were checked: what anybody needs to see the same.
View pages_view(std::span<const Sheet> sheets, const Texts& texts) {
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    const std::optional<model::Source>& source = sheet.procedure().source;
    View row;
    row.set("region", sheet.procedure().region);
    row.set("file", sheet.procedure().file);
    row.set("address", source ? source->address : "");
    row.set("retrieved", source ? texts.date(source->retrieved) : "");
    row.set("sha256", source ? source->sha256 : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

View simulations_view(std::span<const Sheet> sheets, const Texts& texts) {
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    const simulator::Result* result = sheet.audited().simulation;
    if (result == nullptr) continue;
    const model::Scenario* scenario = sheet.audited().scenario;
    View row;
    row.set("region", sheet.procedure().region);
    row.set("scenario", scenario == nullptr ? result->scenario : texts.of(scenario->title));
    row.set("warm_up", sheet.names().length(result->warm_up.amount, result->warm_up.unit));
    row.set("window", sheet.names().length(result->horizon.amount, result->horizon.unit));
    row.set("replications", texts.number(static_cast<double>(result->replications)));
    row.set("seed", std::to_string(result->seed));
    row.set("cases", texts.number(static_cast<double>(result->cases.arrived)));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Of the offices that share people, one row for all.
void add_joint(const AuditedJoint& joint, const Texts& texts, View& rows) {
  if (joint.result == nullptr) return;
  const simulator::JointResult& result = *joint.result;
  const Names names(*joint.participants->front().procedure, nullptr, texts);
  View row;
  row.set("region", texts.of(joint.scenario->common.title));
  row.set("scenario", result.scenario);
  row.set("warm_up", names.length(result.warm_up.amount, result.warm_up.unit));
  row.set("window", names.length(result.horizon.amount, result.horizon.unit));
  row.set("replications", texts.number(static_cast<double>(result.replications)));
  row.set("seed", std::to_string(result.seed));
  row.set("cases", texts.number(static_cast<double>(result.cases.arrived)));
  rows.push_back(std::move(row));
}

}  // namespace

Part method_part(const Audit& audit, std::span<const Sheet> sheets, const Texts& texts) {
  View simulations = simulations_view(sheets, texts);
  if (sheets.size() == audit.procedures.size()) add_joint(audit.joint, texts, simulations);
  View set_aside = set_aside_view(sheets);
  View view;
  set_legend(view, texts);
  view.set("trace", trace_view(audit, sheets, texts));
  view.set("has_set_aside", flag(!set_aside.is_empty_list()));
  view.set("set_aside", std::move(set_aside));
  view.set("pages", pages_view(sheets, texts));
  view.set("has_simulations", flag(!simulations.is_empty_list()));
  view.set("simulations", std::move(simulations));
  view.set("command", maybe(audit.command));
  view.set("version", audit.tool_version);
  return {"method", rendered("method", view, texts)};
}

}  // namespace selaras::reports
