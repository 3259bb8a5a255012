#include "checker/duration.h"

#include <algorithm>

namespace selaras::checker {
namespace {

using model::TimeBase;
using model::TimeUnit;

/// Days in a month and a year: the shortest and the longest there are. Working ones allow for
/// holidays.
Span days(TimeUnit unit, TimeBase base) {
  const bool working = base == TimeBase::working;
  switch (unit) {
    case TimeUnit::week:
      return working ? Span{5, 5} : Span{7, 7};
    case TimeUnit::month:
      return working ? Span{15, 23} : Span{28, 31};
    case TimeUnit::year:
      return working ? Span{230, 262} : Span{365, 366};
    default:
      return {1, 1};
  }
}

Span minutes(TimeUnit unit, TimeBase base) {
  if (unit == TimeUnit::minute) return {1, 1};
  if (unit == TimeUnit::hour) return {60, 60};
  const Span length = days(unit, base);
  return {length.least * minutes_in_day(base), length.most * minutes_in_day(base)};
}

}  // namespace

double minutes_in_day(TimeBase base) {
  return base == TimeBase::working ? minutes_in_working_day : minutes_in_calendar_day;
}

std::optional<Span> span(double amount, const std::vector<model::UnitReading>& readings,
                         TimeBase base) {
  std::optional<Span> result;
  for (const model::UnitReading& reading : readings) {
    if (reading.base != base) continue;
    const Span unit = minutes(reading.unit, base);
    const Span span{unit.least * amount, unit.most * amount};
    result = result ? Span{std::min(result->least, span.least), std::max(result->most, span.most)}
                    : span;
  }
  return result;
}

std::optional<Span> span(const model::Quantity& quantity, TimeBase base) {
  if (!quantity.maximum) return std::nullopt;
  return span(*quantity.maximum, quantity.readings, base);
}

bool states_a_number(const model::Quantity& quantity) { return quantity.maximum.has_value(); }

bool is_ambiguous(const model::Quantity& quantity) {
  return states_a_number(quantity) && (quantity.unit.empty() || quantity.readings.size() != 1);
}

bool is_range(const model::Quantity& quantity) {
  return quantity.minimum && quantity.maximum && *quantity.minimum < *quantity.maximum;
}

}  // namespace selaras::checker
