#include "reports/html_tornado.h"

#include "reports/input_names.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

constexpr std::size_t most_drawn = 12;
constexpr std::size_t label_length = 110;

std::string effect(const simulator::Estimate& estimate, const Texts& texts) {
  const std::string mean = texts.number(estimate.mean, 2);
  if (!estimate.half_width95) return mean;
  return mean + " ± " + texts.number(*estimate.half_width95, 2);
}

}  // namespace

std::vector<Chart> tornado_chart(const Sheet& sheet) {
  const simulator::Sensitivity* sensitivity = sheet.audited().sensitivity;
  if (sensitivity == nullptr || sensitivity->influences.empty()) return {};
  const Texts& texts = sheet.texts();
  const std::string range = texts.percent(sensitivity->range);
  Chart chart{.title = texts("chart.tornado"),
              .heads = {texts("page.times.input"), "−" + range, "+" + range,
                        texts("page.times.provenance")},
              .remark = texts.fill("sensitivity.title", {{"range", range}})};
  std::vector<std::string> labels;
  std::vector<Spans> all{{"−" + range, {}}, {"+" + range, {}}};
  for (const simulator::Influence& each : sensitivity->influences) {
    const std::string name = input_name(each.input, sheet.audited().scenario, sheet.names());
    if (labels.size() < most_drawn && each.reach() > 0) {
      labels.push_back(shortened(name, label_length));
      all[0].values.push_back({0, each.low.mean});
      all[1].values.push_back({0, each.high.mean});
    }
    chart.rows.push_back({name, effect(each.low, texts), effect(each.high, texts),
                          texts("provenance." + std::string(word(each.provenance)))});
  }
  if (!labels.empty()) chart.data = spans(labels, all, texts("page.times.working-days"));
  return {chart};
}

}  // namespace selaras::reports
