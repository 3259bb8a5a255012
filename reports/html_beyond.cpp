#include "reports/html_beyond.h"

#include "reports/beyond_text.h"

namespace selaras::reports {
namespace {

std::string share(std::int64_t part, std::int64_t whole, const Texts& texts) {
  if (whole == 0) return "–";
  return texts.percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string number(const simulator::Estimate& estimate, int decimals, const Texts& texts) {
  std::string words = texts.number(estimate.mean, decimals);
  if (estimate.half_width95) words += " ± " + texts.number(*estimate.half_width95, decimals);
  return words;
}

Chart documents_table(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  std::int64_t returned = 0;
  for (const simulator::StepResult& step : result.steps) returned += step.returned;
  Chart chart{.title = texts("simulation.lacking"),
              .heads = {texts("kind.document"), texts("simulation.lacking-returns"),
                        texts("simulation.lacking-share")},
              .remark = texts("simulation.lacking-several")};
  for (const simulator::DocumentResult& each : result.documents) {
    chart.rows.push_back({document_name(each.id, sheet.audited().scenario, sheet.names()),
                          texts.number(static_cast<double>(each.returns)),
                          share(each.returns, returned, texts)});
  }
  return chart;
}

Chart followed_table(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  Chart chart{.title = texts("simulation.follow"),
              .heads = {texts("simulation.follow-what"), texts("simulation.follow-share"),
                        texts("simulation.follow-per-case"), texts("simulation.follow-per-year"),
                        texts("simulation.follow-time"), texts("simulation.follow-p90")},
              .remark = texts("simulation.follow-how")};
  for (const simulator::FollowedResult& each : result.followed) {
    const simulator::Times& days = each.times.calendar_days;
    chart.rows.push_back({followed_name(each.id, sheet.audited().scenario, sheet.names()),
                          share(each.came, each.cases, texts), number(each.per_case, 2, texts),
                          number(each.per_year, 2, texts),
                          each.came > 0 ? number(days.mean, 0, texts) : "–",
                          each.came > 0 ? texts.number(days.p90, 0) : "–"});
  }
  return chart;
}

}  // namespace

std::vector<Chart> beyond_charts(const simulator::Result& result, const Sheet& sheet) {
  std::vector<Chart> charts;
  if (!result.documents.empty()) charts.push_back(documents_table(result, sheet));
  if (!result.followed.empty()) charts.push_back(followed_table(result, sheet));
  return charts;
}

}  // namespace selaras::reports
