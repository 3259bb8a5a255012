#include "reports/html_study.h"

#include <array>
#include <functional>

#include "reports/compare_names.h"
#include "reports/html_chart.h"
#include "reports/html_contents.h"
#include "reports/html_part.h"
#include "reports/html_sheet.h"
#include "reports/html_template.h"
#include "reports/html_times.h"

namespace selaras::reports {
namespace {

constexpr std::size_t label_length = 70;

/// The same page in both languages.
std::string study(Language first, const std::function<View(const Texts&)>& view_in) {
  const Language second = first == Language::id ? Language::en : Language::id;
  const std::array both{Texts(first), Texts(second)};
  std::vector<Parts> languages;
  for (const Texts& texts : both) {
    languages.push_back(
        {&texts, {languages_part(texts), {"study", rendered("study", view_in(texts), texts)}}});
  }
  return document(languages, true);
}

bool is_share(const simulator::Difference& each) { return each.unit == "share"; }

/// In the unit that is shown: percent or days.
double shown(double value, const simulator::Difference& each) {
  constexpr double percent = 100;
  return is_share(each) ? percent * value : value;
}

/// Whether more than chance makes it, or there is none at all.
std::string standing(const simulator::Difference& each, const Texts& texts) {
  if (each.difference == simulator::Estimate{0, 0}) return texts("chart.no-difference");
  return texts(each.excludes_zero() ? "chart.yes" : "chart.may-be-chance");
}

std::string difference_in_words(const simulator::Difference& each, const Texts& texts) {
  const auto number = [&](double value) { return texts.number(shown(value, each), 2); };
  std::string words = number(each.difference.mean);
  if (each.difference.half_width95) words += " ± " + number(*each.difference.half_width95);
  return words;
}

/// Of one unit, as bars from one end of each interval to the other.
Chart differences_chart(const Compared& first, const Compared& other, bool shares,
                        const Names& names) {
  const Texts& texts = names.texts();
  Chart chart{.title = texts(shares ? "chart.differences.shares" : "chart.differences.days"),
              .heads = {texts("chart.measure"), "A", "B", texts("compare.difference"),
                        texts("chart.more-than-chance")}};
  std::vector<std::string> labels;
  Spans intervals{texts("chart.interval"), {}};
  std::vector<double> means;
  for (const simulator::Difference& each : other.differences) {
    if (is_share(each) != shares) continue;
    const std::string name = measure_name(each, first, names);
    const double mean = shown(each.difference.mean, each);
    const double half = shown(each.difference.half_width95.value_or(0), each);
    labels.push_back(shortened(name, label_length));
    means.push_back(mean);
    intervals.values.push_back({mean - half, mean + half});
    chart.rows.push_back({name, texts.number(shown(each.first, each), 2),
                          texts.number(shown(each.other, each), 2),
                          difference_in_words(each, texts), standing(each, texts)});
  }
  if (labels.empty()) return {};
  chart.data = spans(labels, {intervals},
                     shares ? texts("chart.percentage-points") : texts("chart.days"), means);
  return chart;
}

std::string titled(const Compared& compared, const Texts& texts) {
  return texts.of(compared.scenario->title) + " (" + compared.file + ")";
}

View comparison_view(const Compared& first, const Compared& other, const Names& names) {
  View charts = list_view();
  for (const bool shares : {false, true}) {
    const Chart chart = differences_chart(first, other, shares, names);
    if (!chart.rows.empty()) charts.push_back(chart_view(chart));
  }
  const Texts& texts = names.texts();
  View view;
  view.set("first_title", titled(first, texts));
  view.set("other_title", titled(other, texts));
  view.set("charts", std::move(charts));
  return view;
}

}  // namespace

std::string simulation_page(const AuditedProcedure& studied, Language first) {
  const Audit audit{.procedures = {studied}};
  return study(first, [&](const Texts& texts) {
    const Sheet sheet(audit, audit.procedures.front(), texts, "study");
    View view;
    view.set("title", texts("study.simulation"));
    view.set("region", sheet.procedure().region);
    view.set("run", list_view());
    view.set("times", times_view(sheet));
    view.set("comparisons", list_view());
    return view;
  });
}

std::string compare_page(const std::vector<Compared>& compared, const model::Procedure& procedure,
                         Language first) {
  return study(first, [&](const Texts& texts) {
    const Names names(procedure, nullptr, texts);
    const simulator::Result& result = compared.front().result;
    View comparisons = list_view();
    for (std::size_t index = 1; index < compared.size(); ++index) {
      comparisons.push_back(comparison_view(compared.front(), compared[index], names));
    }
    View view;
    view.set("title", texts("study.comparison"));
    view.set("region", procedure.region);
    view.set("run", maybe(texts.fill(
                        "compare.run",
                        {{"replications", texts.number(static_cast<double>(result.replications))},
                         {"seed", std::to_string(result.seed)}})));
    view.set("times", list_view());
    view.set("comparisons", std::move(comparisons));
    return view;
  });
}

}  // namespace selaras::reports
