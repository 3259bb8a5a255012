#include "reports/sensitivity_text.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "reports/input_names.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t effect_columns = 17;
constexpr std::size_t most_shown = 12;
constexpr int bar_columns = 8;  // to each side of the line

std::string signed_number(double value, const Texts& texts) {
  const std::string number = texts.number(std::abs(value), 2);
  if (number == "0") return number;
  return (value < 0 ? "−" : "+") + number;
}

std::string effect(const simulator::Estimate& estimate, const Texts& texts) {
  const std::string number = signed_number(estimate.mean, texts);
  if (!estimate.half_width95) return number;
  return number + " ± " + texts.number(*estimate.half_width95, 2);
}

std::string repeated(const char* sign, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sign;
  return text;
}

/// Both effects as bars from a line in the middle.
std::string bars(const simulator::Influence& influence, double widest) {
  int left = 0;
  int right = 0;
  for (const double each : {influence.low.mean, influence.high.mean}) {
    const auto length = static_cast<int>(std::lround(std::abs(each) / widest * bar_columns));
    int& side = each < 0 ? left : right;
    side = std::max(side, length);
  }
  return std::string(static_cast<std::size_t>(bar_columns - left), ' ') + repeated("█", left) +
         "│" + repeated("█", right);
}

std::string line(const simulator::Influence& influence, double widest,
                 const model::Scenario& scenario, const Names& names) {
  const Texts& texts = names.texts();
  const std::string name = input_name(influence.input, &scenario, names);
  return "  " + wrapped(model::printable(name), 2) + "\n" + padded("", indent) +
         right_aligned(effect(influence.low, texts), effect_columns) +
         right_aligned(effect(influence.high, texts), effect_columns) + "  " +
         bars(influence, widest) + "\n";
}

}  // namespace

std::string sensitivity_text(const simulator::Sensitivity& sensitivity,
                             const model::Scenario& scenario, const Names& names) {
  const Texts& texts = names.texts();
  if (sensitivity.influences.empty()) return {};
  const std::string range = texts.percent(sensitivity.range);
  std::string out = "\n" + wrapped(texts.fill("sensitivity.title", {{"range", range}}), 0) + "\n" +
                    padded("", indent) + right_aligned("−" + range, effect_columns) +
                    right_aligned("+" + range, effect_columns) + "\n";
  const double widest = sensitivity.influences.front().reach();
  std::size_t shown = 0;
  for (const simulator::Influence& influence : sensitivity.influences) {
    if (shown == most_shown || influence.reach() <= 0) break;
    out += line(influence, widest, scenario, names);
    ++shown;
  }
  const std::size_t rest = sensitivity.influences.size() - shown;
  return rest == 0 ? out : out + "  " + texts.count("sensitivity.rest", rest) + "\n";
}

}  // namespace selaras::reports
