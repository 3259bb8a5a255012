#include "simulator/assertion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace selaras::simulator {
namespace {

using model::TimeBase;
using model::TimeUnit;
using model::UnitReading;

template <class Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

const Words<Statistic> statistics = {{"mean", Statistic::mean}, {"p50", Statistic::p50},
                                     {"p80", Statistic::p80},   {"p90", Statistic::p90},
                                     {"p95", Statistic::p95},   {"share", Statistic::share}};
const Words<Quantity> quantities = {{"cycle", Quantity::cycle},
                                    {"waiting", Quantity::waiting},
                                    {"processing", Quantity::processing},
                                    {"delay", Quantity::delay}};
const Words<UnitReading> units = {{"wd", {TimeUnit::day, TimeBase::working}},
                                  {"cd", {TimeUnit::day, TimeBase::calendar}},
                                  {"wh", {TimeUnit::hour, TimeBase::working}},
                                  {"h", {TimeUnit::hour, TimeBase::calendar}},
                                  {"min", {TimeUnit::minute, TimeBase::calendar}},
                                  {"month", {TimeUnit::month, TimeBase::calendar}}};

struct Operator {
  bool at_most;
  bool strictly;
};
const Words<Operator> operators = {
    {"<=", {true, false}}, {">=", {false, false}}, {"<", {true, true}}, {">", {false, true}}};

/// Takes an assertion apart from its beginning.
class Grammar {
 public:
  explicit Grammar(std::string_view text) : text_(text), left_(text) {}

  std::optional<Assertion> assertion() {
    Assertion found{.text = std::string(text_)};
    if (!word(statistics, found.statistic) || !sign('(')) return std::nullopt;
    if (!word(quantities, found.quantity)) return std::nullopt;
    const bool share = found.statistic == Statistic::share;
    if (share && !limit(found.limit)) return std::nullopt;
    if (found.statistic != Statistic::mean && found.quantity != Quantity::cycle)
      return std::nullopt;
    Operator comparison{};
    if (!sign(')') || !take(operators, comparison)) return std::nullopt;
    if (!(share ? part(found.value) : amount(found.value, found.unit))) return std::nullopt;
    found.at_most = comparison.at_most;
    found.strictly = comparison.strictly;
    return ended() ? std::optional(std::move(found)) : std::nullopt;
  }

  std::optional<Limit> length() {
    Limit found;
    const bool read = amount(found.amount, found.unit) && ended();
    return read ? std::optional(found) : std::nullopt;
  }

 private:
  void skip_space() {
    while (!left_.empty() && (left_.front() == ' ' || left_.front() == '\t')) {
      left_.remove_prefix(1);
    }
  }

  bool ended() {
    skip_space();
    return left_.empty();
  }

  bool sign(char wanted) {
    skip_space();
    if (left_.empty() || left_.front() != wanted) return false;
    left_.remove_prefix(1);
    return true;
  }

  template <class Value>
  bool take(const Words<Value>& words, Value& value) {
    skip_space();
    for (const auto& [name, meaning] : words) {
      if (!left_.starts_with(name)) continue;
      left_.remove_prefix(name.size());
      value = meaning;
      return true;
    }
    return false;
  }

  /// A whole word: `h` does not begin `hour`.
  template <class Value>
  bool word(const Words<Value>& words, Value& value) {
    skip_space();
    const std::size_t length =
        std::min(left_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), left_.size());
    const auto found = std::ranges::find(words, left_.substr(0, length),
                                         &std::pair<std::string_view, Value>::first);
    if (found == words.end()) return false;
    value = found->second;
    left_.remove_prefix(length);
    return true;
  }

  bool number(double& value) {
    skip_space();
    const auto [end, error] =
        std::from_chars(left_.data(), left_.data() + left_.size(), value, std::chars_format::fixed);
    if (error != std::errc() || !(value >= 0)) return false;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return true;
  }

  bool amount(double& value, UnitReading& unit) {
    constexpr double longest = 1e6;
    return number(value) && value <= longest && word(units, unit);
  }

  bool part(double& value) {
    constexpr double percent = 100;
    if (!number(value)) return false;
    if (sign('%')) value /= percent;
    return value <= 1;
  }

  /// Of `share(cycle <= 10 wd)`, what follows the quantity.
  bool limit(std::optional<Limit>& limit) {
    Operator comparison{};
    limit.emplace();
    return take(operators, comparison) && comparison.at_most && !comparison.strictly &&
           amount(limit->amount, limit->unit);
  }

  std::string_view text_;
  std::string_view left_;
};

const Measure& measure_of(Quantity quantity, const Result& result) {
  switch (quantity) {
    case Quantity::waiting:
      return result.waiting_time;
    case Quantity::processing:
      return result.processing_time;
    case Quantity::delay:
      return result.delay_time;
    case Quantity::cycle:
      break;
  }
  return result.cycle_time;
}

Estimate percentile(double value, const std::optional<PercentileWidths>& widths,
                    double PercentileWidths::*width) {
  return {value, widths ? std::optional(*widths.*width) : std::nullopt};
}

Estimate statistic_of(Statistic statistic, const Times& times) {
  switch (statistic) {
    case Statistic::p50:
      return percentile(times.p50, times.half_widths95, &PercentileWidths::p50);
    case Statistic::p80:
      return percentile(times.p80, times.half_widths95, &PercentileWidths::p80);
    case Statistic::p90:
      return percentile(times.p90, times.half_widths95, &PercentileWidths::p90);
    case Statistic::p95:
      return percentile(times.p95, times.half_widths95, &PercentileWidths::p95);
    case Statistic::mean:
    case Statistic::share:
      break;
  }
  return times.mean;
}

/// How many of the unit make one of the days in which times are given.
double units_a_day(UnitReading unit, const model::Calendar& calendar) {
  constexpr double days_a_month = 30;
  if (unit.unit == TimeUnit::month) return 1 / days_a_month;
  const auto length = static_cast<double>(model::length_of(calendar, unit));
  const model::Ticks day =
      unit.base == TimeBase::working ? calendar.rules().working_day : model::ticks_per_date;
  return static_cast<double>(day) / length;
}

Estimate found(const Assertion& assertion, const Result& result, const model::Calendar& calendar) {
  const Measure& measure = measure_of(assertion.quantity, result);
  const bool working = assertion.unit.base == TimeBase::working;
  Estimate days =
      statistic_of(assertion.statistic, working ? measure.working_days : measure.calendar_days);
  const double factor = units_a_day(assertion.unit, calendar);
  days.mean *= factor;
  if (days.half_width95) *days.half_width95 *= factor;
  return days;
}

bool keeps_to(double value, const Assertion& assertion) {
  if (value == assertion.value) return !assertion.strictly;
  return (value < assertion.value) == assertion.at_most;
}

Standing standing(const Judgement& judgement) {
  if (!judgement.half_width95) return Standing::open;
  const bool low = keeps_to(judgement.low(), judgement.assertion);
  const bool high = keeps_to(judgement.high(), judgement.assertion);
  if (low != high) return Standing::open;
  return low ? Standing::holds : Standing::fails;
}

}  // namespace

double Judgement::low() const {
  const double bound = value - half_width95.value_or(0);
  return assertion.limit ? std::max(bound, 0.0) : bound;
}

double Judgement::high() const {
  const double bound = value + half_width95.value_or(0);
  return assertion.limit ? std::min(bound, 1.0) : bound;
}

std::optional<Assertion> assertion_from(std::string_view text) { return Grammar(text).assertion(); }

std::optional<Limit> length_from(std::string_view text) { return Grammar(text).length(); }

std::vector<Limit> limits_of(const std::vector<Assertion>& assertions) {
  std::vector<Limit> limits;
  for (const Assertion& assertion : assertions) {
    if (assertion.limit) limits.push_back(*assertion.limit);
  }
  return limits;
}

std::vector<Judgement> judge(const std::vector<Assertion>& assertions, const Result& result,
                             const model::Calendar& calendar) {
  std::vector<Judgement> all;
  std::size_t limit = 0;
  for (const Assertion& assertion : assertions) {
    const Estimate estimate = assertion.limit ? result.limits[limit++].share_estimate
                                              : found(assertion, result, calendar);
    all.push_back({assertion, Standing::open, estimate.mean, estimate.half_width95});
    all.back().standing = standing(all.back());
  }
  return all;
}

}  // namespace selaras::simulator
