#include "reports/html_story.h"

#include <algorithm>

#include "simulator/story.h"

namespace selaras::reports {
namespace {

constexpr std::size_t label_length = 70;
constexpr std::size_t table_rows = 10;

std::string days(double value, const Texts& texts) { return texts.number(value, 1); }

double mean_between(const std::vector<double>& values, std::size_t first, std::size_t behind) {
  double sum = 0;
  for (std::size_t i = first; i < behind; ++i) sum += values[i];
  return sum / static_cast<double>(behind - first);
}

/// "0–36": the days that a row of the table stands for.
std::string stretch_of(std::size_t first, std::size_t behind, double slice, const Texts& texts) {
  return days(static_cast<double>(first) * slice, texts) + "–" +
         days(static_cast<double>(behind) * slice, texts);
}

/// Less than one file in a hundred moments: a picture would show nothing.
bool nobody_waits(const simulator::Story& story) {
  constexpr double hardly_any = 0.01;
  return std::ranges::all_of(story.queues, [](const simulator::QueueCourse& each) {
    return std::ranges::all_of(each.waiting, [](double waiting) { return waiting < hardly_any; });
  });
}

Chart queue_chart(const simulator::Story& story, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  Chart chart{
      .title = texts("chart.queues"),
      .heads = {texts("chart.days-of-window")},
      .folded = true,
      .remark = texts.count("chart.queues.how", static_cast<std::size_t>(story.replications))};
  std::vector<Bars> all;
  for (const simulator::QueueCourse& each : story.queues) {
    chart.heads.push_back(resource_title(each.resource, sheet));
    all.push_back({shortened(chart.heads.back(), label_length), each.waiting});
  }
  if (nobody_waits(story)) return {.title = chart.title, .remark = texts("chart.queues.none")};
  const std::size_t slices = story.queues.front().waiting.size();
  const std::size_t step = std::max<std::size_t>(1, slices / table_rows);
  for (std::size_t first = 0; first < slices; first += step) {
    const std::size_t behind = std::min(slices, first + step);
    std::vector<std::string> row{stretch_of(first, behind, story.slice_days, texts)};
    for (const simulator::QueueCourse& each : story.queues) {
      row.push_back(texts.number(mean_between(each.waiting, first, behind), 2));
    }
    chart.rows.push_back(std::move(row));
  }
  chart.data =
      courses(all, story.slice_days, texts("chart.days-of-window"), texts("chart.queue-mean"));
  return chart;
}

Chart case_chart(const simulator::CaseCourse& course, const char* title, const Sheet& sheet) {
  const Texts& texts = sheet.texts();
  Chart chart{.title = texts.fill(title, {{"days", days(course.days, texts)},
                                          {"outcome", sheet.names().thing(course.outcome)}}),
              .heads = {texts("chart.step"), texts("chart.came"), texts("chart.begun"),
                        texts("chart.ended"), texts("chart.gone")},
              .folded = true};
  std::vector<std::string> labels;
  std::vector<Spans> all{
      {texts("chart.waiting"), {}}, {texts("chart.processing"), {}}, {texts("chart.delay"), {}}};
  for (const simulator::Stay& stay : course.stays) {
    const std::string name = sheet.names().step(stay.step);
    labels.push_back(shortened(name, label_length));
    all[0].values.push_back({stay.came, stay.begun});
    all[1].values.push_back({stay.begun, stay.ended});
    all[2].values.push_back({stay.ended, stay.gone});
    chart.rows.push_back({name, days(stay.came, texts), days(stay.begun, texts),
                          days(stay.ended, texts), days(stay.gone, texts)});
  }
  chart.data = spans(labels, all, texts("chart.days-since-arrival"));
  return chart;
}

}  // namespace

std::string resource_title(const std::string& id, const Sheet& sheet) {
  const model::Scenario* scenario = sheet.audited().scenario;
  const model::Resource* resource = scenario == nullptr ? nullptr : scenario->resource(id);
  return resource == nullptr ? id : sheet.texts().of(resource->title);
}

std::vector<Chart> story_charts(const Sheet& sheet) {
  std::vector<Chart> charts;
  const simulator::Story* story = sheet.audited().story;
  if (story == nullptr) return charts;
  if (!story->queues.empty()) charts.push_back(queue_chart(*story, sheet));
  if (story->typical) charts.push_back(case_chart(*story->typical, "chart.typical", sheet));
  if (story->late) charts.push_back(case_chart(*story->late, "chart.late", sheet));
  return charts;
}

}  // namespace selaras::reports
