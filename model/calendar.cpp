#include "model/calendar.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

namespace selaras::model {
namespace {

using std::chrono::days;

constexpr std::int64_t dates_per_week = 7;
constexpr std::int64_t working_dates_per_week = 5;
constexpr std::int64_t first_monday = -3;   // 1969-12-29, counted in dates from 1970-01-01
constexpr double longest_promise = 10'000;  // dates or more; keeps dates within std::chrono's years

std::int64_t count(Date date) { return date.time_since_epoch().count(); }

Date new_year(int year) {
  return Date(std::chrono::year(year) / std::chrono::January / std::chrono::day(1));
}

/// The stretches of one date; none on a holiday.
const std::vector<Stretch>& stretches_of(const WorkingRules& rules, Date date) {
  static const std::vector<Stretch> none;
  if (std::ranges::binary_search(rules.holidays, date, {}, &Holiday::date)) return none;
  for (const SpecialHours& special : rules.special_hours) {
    if (special.first <= date && date <= special.last) return special.week[weekday(date)];
  }
  return rules.week[weekday(date)];
}

/// What the calendar lists date by date: the years it holds, and special hours outside them.
std::pair<Date, Date> listed_span(const WorkingRules& rules) {
  Date from = Date(days(0));
  Date until = from;
  const auto widen = [&](Date first, Date behind) {
    from = from == until ? first : std::min(from, first);
    until = std::max(until, behind);
  };
  for (const int year : rules.years) widen(new_year(year), new_year(year + 1));
  for (const SpecialHours& special : rules.special_hours) {
    widen(special.first, special.last + days(1));
  }
  return {from, until};
}

void append(std::vector<Stretch>& all, const std::vector<Stretch>& of_date, std::int64_t index) {
  const std::int64_t midnight = index * ticks_per_date;
  for (const Stretch& stretch : of_date) {
    const Stretch next{midnight + stretch.from, midnight + stretch.until};
    if (!all.empty() && all.back().until == next.from) {
      all.back().until = next.until;  // work that goes on past midnight is one stretch
    } else {
      all.push_back(next);
    }
  }
}

Rhythm rhythm_of_time(const WorkingRules& rules) {
  std::vector<Stretch> week;
  for (std::size_t day = 0; day < rules.week.size(); ++day) {
    append(week, rules.week[day], static_cast<std::int64_t>(day));
  }
  const auto [from, until] = listed_span(rules);
  std::vector<Stretch> listed;
  for (Date date = from; date < until; date += days(1)) {
    append(listed, stretches_of(rules, date), (date - from).count());
  }
  const std::int64_t span = (until - from).count() * ticks_per_date;
  return {Timetable(std::move(week), dates_per_week * ticks_per_date),
          dates_per_week * ticks_per_date,
          first_monday * ticks_per_date,
          Timetable(std::move(listed), std::max<std::int64_t>(span, 1)),
          count(from) * ticks_per_date,
          count(until) * ticks_per_date};
}

Rhythm rhythm_of_dates(const WorkingRules& rules) {
  std::vector<Stretch> week;
  for (std::int64_t day = 0; day < dates_per_week; ++day) {
    if (!rules.week[static_cast<std::size_t>(day)].empty()) week.push_back({day, day + 1});
  }
  const auto [from, until] = listed_span(rules);
  std::vector<Stretch> listed;
  for (Date date = from; date < until; date += days(1)) {
    const std::int64_t index = (date - from).count();
    if (!stretches_of(rules, date).empty()) listed.push_back({index, index + 1});
  }
  const std::int64_t span = (until - from).count();
  return {Timetable(std::move(week), dates_per_week),
          dates_per_week,
          first_monday,
          Timetable(std::move(listed), std::max<std::int64_t>(span, 1)),
          count(from),
          count(until)};
}

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day(date).year()); }

std::int64_t whole(double amount) { return static_cast<std::int64_t>(std::ceil(amount)); }

/// The same day so many months later, or the last of that month where it has no such day.
Date months_later(Date date, double months) {
  const double whole_months = std::floor(months);
  std::chrono::year_month_day day(date);
  day += std::chrono::months(static_cast<int>(whole_months));
  if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
  return Date(day) + days(static_cast<int>(std::ceil((months - whole_months) * 30)));
}

Date dates_later(Date start, double amount, TimeUnit unit) {
  if (unit == TimeUnit::month) return months_later(start, amount);
  if (unit == TimeUnit::year) return months_later(start, amount * 12);
  const double length = unit == TimeUnit::week ? dates_per_week : 1;
  return start + days(static_cast<int>(whole(amount * length)));
}

Instant working_deadline(const Calendar& calendar, Date start, double amount, TimeUnit unit) {
  if (unit == TimeUnit::month || unit == TimeUnit::year) {
    const Date due = dates_later(start, amount, unit);
    return calendar.closing(calendar.nth_working_date(due - days(1), 1));
  }
  const double dates = unit == TimeUnit::week ? amount * working_dates_per_week : amount;
  const std::int64_t n = whole(dates);
  return calendar.closing(n > 0 ? calendar.nth_working_date(start, n) : start);
}

bool short_unit(TimeUnit unit) { return unit == TimeUnit::minute || unit == TimeUnit::hour; }

template <class Number>
std::optional<Number> number_from(std::string_view digits) {
  Number value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

std::size_t weekday(Date date) { return std::chrono::weekday(date).iso_encoding() - 1; }

Calendar::Calendar(WorkingRules rules)
    : rules_(std::move(rules)), time_(rhythm_of_time(rules_)), dates_(rhythm_of_dates(rules_)) {}

bool Calendar::holds(int year) const {
  return !rules_.observes_holidays || std::ranges::binary_search(rules_.years, year);
}

std::vector<int> Calendar::years_not_held(Instant from, Instant until) const {
  std::vector<int> years;
  for (int year = year_of(date_of(from)); year <= year_of(date_of(until)); ++year) {
    if (!holds(year)) years.push_back(year);
  }
  return years;
}

const Holiday* Calendar::holiday(Date date) const {
  const auto found = std::ranges::lower_bound(rules_.holidays, date, {}, &Holiday::date);
  return found != rules_.holidays.end() && found->date == date ? &*found : nullptr;
}

Date Calendar::date_of(Instant instant) {
  return std::chrono::floor<days>(
      std::chrono::local_time<std::chrono::microseconds>(std::chrono::microseconds(instant)));
}

Instant deadline(const Calendar& calendar, Instant start, double amount, UnitReading unit) {
  if (short_unit(unit.unit)) {
    const double length =
        static_cast<double>(unit.unit == TimeUnit::hour ? ticks_per_hour : ticks_per_minute);
    const Ticks ticks = std::llround(amount * length);
    return unit.base == TimeBase::working ? calendar.after(start, ticks) : start + ticks;
  }
  const Date date = Calendar::date_of(start);
  const double n = std::clamp(amount, 0.0, longest_promise);
  if (unit.base == TimeBase::working) return working_deadline(calendar, date, n, unit.unit);
  return Calendar::midnight(dates_later(date, n, unit.unit) + days(1));
}

Ticks length_of(const Calendar& calendar, UnitReading unit) {
  const bool working = unit.base == TimeBase::working;
  const Ticks day = working ? calendar.rules().working_day : ticks_per_date;
  switch (unit.unit) {
    case TimeUnit::minute:
      return ticks_per_minute;
    case TimeUnit::hour:
      return ticks_per_hour;
    case TimeUnit::day:
      return day;
    default:
      assert(unit.unit == TimeUnit::week);
      return day * (working ? working_dates_per_week : dates_per_week);
  }
}

Instant later(const Calendar& calendar, Instant start, double amount, UnitReading unit) {
  if (unit.unit > TimeUnit::week) {
    const Date date = Calendar::date_of(start);
    const Date then = dates_later(date, std::min(amount, longest_promise), unit.unit);
    return Calendar::midnight(then) + (start - Calendar::midnight(date));
  }
  const Ticks ticks = std::llround(amount * static_cast<double>(length_of(calendar, unit)));
  return unit.base == TimeBase::working ? calendar.after(start, ticks) : start + ticks;
}

std::optional<int> zone_offset(std::string_view zone) {
  if (zone == "WIB") return 7;
  if (zone == "WITA") return 8;
  if (zone == "WIT") return 9;
  return std::nullopt;
}

std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_from<unsigned>(text.substr(0, 4));
  const auto month = number_from<unsigned>(text.substr(5, 2));
  const auto day = number_from<unsigned>(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day));
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string written(Date date) {
  const std::chrono::year_month_day parts(date);
  const auto padded = [](auto number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(static_cast<int>(parts.year()), 4) + '-' +
         padded(static_cast<unsigned>(parts.month()), 2) + '-' +
         padded(static_cast<unsigned>(parts.day()), 2);
}

}  // namespace selaras::model
