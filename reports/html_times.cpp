#include "reports/html_times.h"

#include <algorithm>
#include <utility>

#include "model/words.h"
#include "reports/html_charts.h"
#include "reports/input_names.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

std::string days(double value, const Texts& texts) { return texts.number(value, 1); }

std::string estimate(const simulator::Estimate& mean, const Texts& texts) {
  const std::string value = days(mean.mean, texts);
  return mean.half_width95 ? value + " ± " + days(*mean.half_width95, texts) : value;
}

View measure_row(const std::string& title, const std::string& working,
                 const std::string& calendar) {
  View row;
  row.set("title", title);
  row.set("working", working);
  row.set("calendar", calendar);
  return row;
}

View cycle_time(const simulator::Measure& measure, const Texts& texts) {
  const simulator::Times& working = measure.working_days;
  const simulator::Times& calendar = measure.calendar_days;
  View rows = list_view();
  rows.push_back(measure_row(texts("page.times.mean"), estimate(working.mean, texts),
                             estimate(calendar.mean, texts)));
  for (const auto& [key, member] : {std::pair{"page.times.p50", &simulator::Times::p50},
                                    std::pair{"page.times.p80", &simulator::Times::p80},
                                    std::pair{"page.times.p90", &simulator::Times::p90},
                                    std::pair{"page.times.p95", &simulator::Times::p95},
                                    std::pair{"page.times.max", &simulator::Times::max}}) {
    rows.push_back(
        measure_row(texts(key), days(working.*member, texts), days(calendar.*member, texts)));
  }
  return rows;
}

std::string interval(const simulator::Promise& promise, const Texts& texts) {
  if (!promise.low95 || !promise.high95) return {};
  return texts.fill("page.times.interval", {{"low", texts.percent(*promise.low95)},
                                            {"high", texts.percent(*promise.high95)}});
}

/// The words that limit what the promise covers.
std::string scope_of(const std::string& id, const Sheet& sheet) {
  const auto& claims = sheet.procedure().time_claims;
  const auto claim = std::ranges::find(claims, id, &model::TimeClaim::id);
  const bool worded = claim != claims.end() && !claim->scope.empty();
  return sheet.texts().fill("page.times.scope",
                            {{"scope", worded ? sheet.texts().quote(claim->scope) : "–"}});
}

View promises(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  View rows = list_view();
  for (const simulator::Promise& promise : result.promises) {
    View row;
    row.set("claim", sheet.names().of(checker::ArgumentKind::claim, promise.claim));
    row.set("condition", maybe(promise.condition));
    row.set("scope", maybe(promise.scope_only ? scope_of(promise.claim, sheet) : ""));
    row.set("limit", sheet.names().length(promise.limit, promise.reading));
    row.set("share", texts.percent(promise.share));
    row.set("interval", maybe(interval(promise, texts)));
    rows.push_back(std::move(row));
  }
  return rows;
}

View inputs(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  View rows = list_view();
  for (const simulator::NamedInput& input : result.inputs) {
    const std::string provenance(word(input.provenance));
    View row;
    row.set("name", input_name(input.name, sheet.audited().scenario, sheet.names()));
    row.set("value", input.value);
    row.set("provenance", provenance);
    row.set("provenance_name", texts("provenance." + provenance));
    row.set("source", texts.of(input.source));
    rows.push_back(std::move(row));
  }
  return rows;
}

View notes(const model::Scenario* scenario, const Texts& texts) {
  View list = list_view();
  if (scenario == nullptr) return list;
  for (const model::Text& note : scenario->notes) list.push_back(texts.of(note));
  return list;
}

/// Which model the figures come from.
std::string basis(const simulator::Result& result, const model::Scenario* scenario,
                  const Texts& texts) {
  return texts.fill(
      "page.times.basis",
      {{"scenario", scenario == nullptr ? result.scenario : texts.of(scenario->title)},
       {"cases", texts.number(static_cast<double>(result.cases.arrived))},
       {"replications", texts.number(static_cast<double>(result.replications))},
       {"seed", std::to_string(result.seed)}});
}

}  // namespace

View times_view(const Sheet& sheet) {
  View list = list_view();
  const simulator::Result* result = sheet.audited().simulation;
  if (result == nullptr || model::has_errors(result->diagnostics)) return list;
  const Texts& texts = sheet.texts();
  View view;
  view.set("basis", basis(*result, sheet.audited().scenario, texts));
  view.set("notes", notes(sheet.audited().scenario, texts));
  view.set("cycle_time", cycle_time(result->cycle_time, texts));
  View kept = promises(*result, sheet);
  view.set("has_promises", flag(!kept.is_empty_list()));
  view.set("promises", std::move(kept));
  view.set("charts", charts_view(*result, sheet));
  view.set("inputs", inputs(*result, sheet));
  list.push_back(std::move(view));
  return list;
}

}  // namespace selaras::reports
