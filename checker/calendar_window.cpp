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
  const std::vector<Date> dates = starts(calendar);
  std::vector<Instant> openings;
  for (const Date date : dates) openings.push_back(calendar.opening(Calendar::midnight(date)));
  const auto last = latest(openings);
  const auto first = earliest ? earliest(openings) : last;
  if (!last || !first) return std::nullopt;
  std::optional<Window> window;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (!calendar.years_not_held(openings[i], (*last)[i]).empty()) continue;
    const auto most = passed(calendar, dates[i], (*last)[i]);
    widen(window, dates[i], earliest ? passed(calendar, dates[i], (*first)[i]) : most, most);
  }
  return window;
}

void pass(const Calendar& calendar, std::span<Instant> begun, double amount,
          const std::vector<model::UnitReading>& readings, model::TimeBase base) {
  if (readings.empty() || amount <= 0) return;
  const auto meant = std::ranges::find(readings, base, &model::UnitReading::base);
  const model::UnitReading reading = meant == readings.end() ? readings.front() : *meant;
  // A calendar day ends with the midnight that belongs to the next one.
  const bool whole_dates =
      reading.base == model::TimeBase::calendar && reading.unit >= model::TimeUnit::day;
  for (Instant& instant : begun) {
    instant = model::deadline(calendar, instant, amount, reading) - (whole_dates ? 1 : 0);
  }
}

}  // namespace selaras::checker
