#include "checker/calendar_window.h"

#include <algorithm>

namespace selaras::checker {
namespace {

using model::Calendar;
using model::Date;
using model::Instant;

Date first_of(int year) {
  return Date(std::chrono::year_month_day(std::chrono::year(year), std::chrono::January,
                                          std::chrono::day(1)));
}

/// Working dates of the years that the calendar holds.
std::vector<Date> starts(const Calendar& calendar) {
  std::vector<Date> dates;
  for (const int year : calendar.rules().years) {
    for (Date date = first_of(year); date < first_of(year + 1); date += std::chrono::days(1)) {
      if (calendar.works_on(date)) dates.push_back(date);
    }
  }
  return dates;
}

/// Dates, and working dates, that have passed when it is over.
std::pair<double, double> passed(const Calendar& calendar, Date start, Instant end) {
  const Date date = Calendar::date_of(end);
  const auto day = std::chrono::days(1);
  return {static_cast<double>((date - start).count()),
          static_cast<double>(calendar.working_dates(start + day, date + day))};
}

void widen(std::optional<Window>& window, Date start, std::pair<double, double> least,
           std::pair<double, double> most) {
  if (!window) {
    window = Window{.calendar_days = {least.first, most.first},
                    .working_days = {least.second, most.second},
                    .best = start,
                    .worst = start};
    return;
  }
  if (least.first < window->calendar_days.least) window->best = start;
  if (most.first > window->calendar_days.most) window->worst = start;
  window->calendar_days.least = std::min(window->calendar_days.least, least.first);
  window->calendar_days.most = std::max(window->calendar_days.most, most.first);
  window->working_days.least = std::min(window->working_days.least, least.second);
  window->working_days.most = std::max(window->working_days.most, most.second);
}

}  // namespace

std::optional<Window> window_of(const Calendar& calendar, const Course& latest,
                                const Course& earliest) {
  std::optional<Window> window;
  for (const Date start : starts(calendar)) {
    const Instant opening = calendar.opening(Calendar::midnight(start));
    const Instant end = latest(opening);
    if (!calendar.years_not_held(opening, end).empty()) continue;
    const auto most = passed(calendar, start, end);
    const auto least = earliest ? passed(calendar, start, earliest(opening)) : most;
    widen(window, start, least, most);
  }
  return window;
}

Instant over(const Calendar& calendar, Instant start, double amount,
             const std::vector<model::UnitReading>& readings, model::TimeBase base) {
  if (readings.empty() || amount <= 0) return start;
  const auto meant = std::ranges::find(readings, base, &model::UnitReading::base);
  const model::UnitReading reading = meant == readings.end() ? readings.front() : *meant;
  const Instant end = model::deadline(calendar, start, amount, reading);
  // A calendar day ends with the midnight that belongs to the next one.
  const bool whole_dates =
      reading.base == model::TimeBase::calendar && reading.unit >= model::TimeUnit::day;
  return whole_dates ? end - 1 : end;
}

}  // namespace selaras::checker
