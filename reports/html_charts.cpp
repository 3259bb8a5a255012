#include "reports/html_charts.h"

#include <optional>

#include "model/json_writer.h"
#include "model/words.h"
#include "reports/html_beyond.h"
#include "reports/html_chart.h"
#include "reports/html_story.h"
#include "reports/html_tornado.h"

namespace selaras::reports {
namespace {

using model::TimeBase;
using model::TimeUnit;
using model::json::Writer;

std::string days(double value, const Texts& texts) { return texts.number(value, 2); }

/// In days of its own base; none where a calendar would be needed to tell.
std::optional<double> in_days(const simulator::Promise& promise) {
  constexpr double hours_of_a_working_day = 7.5;
  const bool working = promise.reading.base == TimeBase::working;
  const double day = working ? hours_of_a_working_day : 24;
  switch (promise.reading.unit) {
    case TimeUnit::minute:
      return promise.limit / 60 / day;
    case TimeUnit::hour:
      return promise.limit / day;
    case TimeUnit::day:
      return promise.limit;
    case TimeUnit::week:
      return promise.limit * (working ? 5 : 7);
    case TimeUnit::month:
    case TimeUnit::year:
      return std::nullopt;
  }
  return std::nullopt;
}

void write_promises(Writer& json, const simulator::Result& result, TimeBase base,
                    const Sheet& sheet) {
  json.key("lines").begin_array();
  for (const simulator::Promise& promise : result.promises) {
    const std::optional<double> limit = in_days(promise);
    if (promise.reading.base != base || !limit || promise.scope_only) continue;
    json.begin_object().member("at", *limit);
    json.member("label", sheet.texts()("page.times.promise") + ": " +
                             sheet.names().length(promise.limit, promise.reading));
    json.end_object();
  }
  json.end_array();
}

/// The base in which the page promises; working days where it promises nothing.
TimeBase base_of(const simulator::Result& result) {
  for (const simulator::Promise& promise : result.promises) {
    if (in_days(promise) && !promise.scope_only) return promise.reading.base;
  }
  return TimeBase::working;
}

std::string distribution(const simulator::Result& result, const Sheet& sheet) {
  const TimeBase base = base_of(result);
  const bool working = base == TimeBase::working;
  const simulator::Times& times =
      working ? result.cycle_time.working_days : result.cycle_time.calendar_days;
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("kind", "distribution");
  json.member("x", sheet.texts()(working ? "page.times.working-days" : "page.times.calendar-days"));
  json.member("y", sheet.texts()("chart.share-closed"));
  json.member("values", times.percentiles);
  write_promises(json, result, base, sheet);
  return json.end_object().take();
}

Chart steps_chart(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  Chart chart{texts("chart.steps"),
              "",
              {texts("chart.step"), texts("chart.visits"), texts("chart.processing"),
               texts("chart.waiting"), texts("chart.delay")}};
  std::vector<std::string> labels;
  std::vector<Bars> all{{texts("chart.processing"), {}}, {texts("chart.waiting"), {}}};
  for (const simulator::StepResult& each : result.steps) {
    const std::string name = sheet.names().step(each.id);
    labels.push_back(shortened(name, 70));
    all[0].values.push_back(each.processing);
    all[1].values.push_back(each.waiting);
    chart.rows.push_back({name, texts.number(static_cast<double>(each.visits)),
                          days(each.processing, texts), days(each.waiting, texts),
                          days(each.delay, texts)});
  }
  chart.data = bars(labels, all, texts("page.times.working-days"));
  return chart;
}

Chart staff_chart(const simulator::Result& result, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  Chart chart{texts("chart.utilisation"),
              "",
              {texts("chart.staff"), texts("chart.number"), texts("chart.utilisation.column"),
               texts("chart.queue-mean"), texts("chart.queue-max")}};
  std::vector<std::string> labels;
  Bars series{texts("chart.utilisation.column"), {}};
  for (const simulator::ResourceResult& each : result.resources) {
    labels.push_back(shortened(resource_title(each.id, sheet), 40));
    series.values.push_back(each.utilisation.mean * 100);
    chart.rows.push_back(
        {resource_title(each.id, sheet), texts.number(static_cast<double>(each.staff)),
         texts.percent(each.utilisation.mean, 1), days(each.queue_mean.mean, texts),
         texts.number(static_cast<double>(each.queue_max))});
  }
  chart.data = bars(labels, {series}, "%");
  return chart;
}

}  // namespace

View charts_view(const simulator::Result& result, const Sheet& sheet) {
  View list = list_view();
  if (!result.cycle_time.working_days.percentiles.empty()) {
    list.push_back(chart_view(
        {.title = sheet.texts()("chart.distribution"), .data = distribution(result, sheet)}));
  }
  if (!result.steps.empty()) list.push_back(chart_view(steps_chart(result, sheet)));
  if (!result.resources.empty()) list.push_back(chart_view(staff_chart(result, sheet)));
  for (const Chart& chart : beyond_charts(result, sheet)) list.push_back(chart_view(chart));
  for (const Chart& chart : story_charts(sheet)) list.push_back(chart_view(chart));
  for (const Chart& chart : tornado_chart(sheet)) list.push_back(chart_view(chart));
  return list;
}

}  // namespace selaras::reports
