#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/place.h"
#include "model/procedure.h"
#include "model/rhythm.h"
#include "model/text.h"

/// When offices work: dates to working time and back. Times are local civil time; Indonesia's three
/// zones have fixed offsets, so that one calendar serves all of them.
namespace selaras::model {

using Ticks = std::int64_t;    ///< microseconds
using Instant = std::int64_t;  ///< microseconds since 1970-01-01 00:00, local civil time
using Date = std::chrono::local_days;

inline constexpr Ticks ticks_per_second = 1'000'000;
inline constexpr Ticks ticks_per_minute = 60 * ticks_per_second;
inline constexpr Ticks ticks_per_hour = 60 * ticks_per_minute;
inline constexpr Ticks ticks_per_date = 24 * ticks_per_hour;

/// Stretches of work of each weekday in ticks since midnight, Monday first.
using Week = std::array<std::vector<Stretch>, 7>;

/// 0 to 6, Monday first.
[[nodiscard]] std::size_t weekday(Date date);

enum class HolidayKind { national, joint_leave };  // hari libur nasional, cuti bersama

struct Holiday {
  Date date;
  HolidayKind kind = HolidayKind::national;
  Text name;
  Place at;
};

/// Other hours for a while: Ramadan.
struct SpecialHours {
  Date first;
  Date last;
  Text title;
  Week week;
  Place at;
};

/// What a calendar file states.
struct WorkingRules {
  std::string id;
  Text title;
  Ticks working_day = 0;  ///< what counts as one working day of working time
  Week week;
  std::vector<SpecialHours> special_hours;
  bool observes_holidays = true;
  std::vector<int> years;         ///< whose holidays are known, ascending
  std::vector<Holiday> holidays;  ///< by date
  std::vector<Text> sources;
};

/// Pure functions between dates and working time. A year whose holidays the calendar does not hold
/// has weekends only; `holds` says so, nothing is guessed. One that observes no holidays holds
/// every year.
class Calendar {
 public:
  /// The rules hold some working time in the regular week.
  explicit Calendar(WorkingRules rules);

  [[nodiscard]] const WorkingRules& rules() const { return rules_; }
  [[nodiscard]] bool holds(int year) const;
  /// The years touched by [from, until] that the calendar does not hold, ascending.
  [[nodiscard]] std::vector<int> years_not_held(Instant from, Instant until) const;
  /// The holiday of that date, or null.
  [[nodiscard]] const Holiday* holiday(Date date) const;

  /// Working time between two instants; negative where `until` is the earlier.
  [[nodiscard]] Ticks working_between(Instant from, Instant until) const {
    return time_.work_before(until) - time_.work_before(from);
  }
  /// The earliest instant at which `work` ticks of working time have passed since `from`; `from`
  /// itself for none. Work that fills a day ends at its closing time, not at the next opening.
  [[nodiscard]] Instant after(Instant from, Ticks work) const {
    return work == 0 ? from : time_.when(time_.work_before(from) + work);
  }
  /// Working time as a coordinate: how much of it lies before an instant, counted from a fixed
  /// point, and the earliest instant by which so much has passed.
  [[nodiscard]] Ticks work_before(Instant instant) const { return time_.work_before(instant); }
  [[nodiscard]] Instant when(Ticks work) const { return time_.when(work); }
  /// The stretch of work that the instant lies in, or else the next one.
  [[nodiscard]] Stretch stretch(Instant instant) const {
    const Instant from = opening(instant);
    return {from, time_.end_of_stretch(from)};
  }
  /// The instant itself while work goes on, else the next opening.
  [[nodiscard]] Instant opening(Instant from) const {
    return time_.when(time_.work_before(from) + 1) - 1;
  }

  [[nodiscard]] bool works_on(Date date) const { return working_dates(date, next(date)) == 1; }
  /// Working dates in [from, until).
  [[nodiscard]] std::int64_t working_dates(Date from, Date until) const {
    return dates_.work_before(count(until)) - dates_.work_before(count(from));
  }
  /// The n-th working date after a date, n > 0; the date itself does not count.
  [[nodiscard]] Date nth_working_date(Date after, std::int64_t n) const {
    return date(dates_.when(dates_.work_before(count(next(after))) + n) - 1);
  }
  /// The last working instant of a date; of one without work, that of the last working date before.
  [[nodiscard]] Instant closing(Date date) const {
    return time_.when(time_.work_before(midnight(next(date))));
  }

  [[nodiscard]] static Date date_of(Instant instant);
  [[nodiscard]] static Instant midnight(Date date) { return count(date) * ticks_per_date; }

 private:
  [[nodiscard]] static std::int64_t count(Date date) { return date.time_since_epoch().count(); }
  [[nodiscard]] static Date date(std::int64_t count) {
    return Date(std::chrono::days(static_cast<int>(count)));
  }
  [[nodiscard]] static Date next(Date date) { return date + std::chrono::days(1); }

  WorkingRules rules_;
  Rhythm time_;   // in ticks
  Rhythm dates_;  // in dates
};

/// The last instant at which a promise of `amount` units, running since `start`, is kept.
///
///   working minute, hour    when that much working time has passed
///   working day             closing time of the n-th working date after the start date
///   working week            of the 5 n-th
///   working month, year     closing time of the first working date on or after the same day n
///                           months later
///   calendar minute, hour   when that much time has passed
///   calendar day, week, month, year   the end of that date; a day that the month does not have is
///                           the month's last
///
/// Parts of a day count as a whole one, parts of a month as that part of 30 days.
[[nodiscard]] Instant deadline(const Calendar& calendar, Instant start, double amount,
                               UnitReading unit);

/// The instant so long after another: a working week has five working days of working time, a
/// month ends on the same day of a later month, a calendar week has seven times 24 hours.
[[nodiscard]] Instant later(const Calendar& calendar, Instant start, double amount,
                            UnitReading unit);

/// Ticks of a unit whose length does not depend on the date: up to a week.
[[nodiscard]] Ticks length_of(const Calendar& calendar, UnitReading unit);

/// Hours east of Greenwich of WIB, WITA, WIT; empty for another word.
[[nodiscard]] std::optional<int> zone_offset(std::string_view zone);

/// A date written 2026-02-19; empty where the text is none.
[[nodiscard]] std::optional<Date> date_from(std::string_view text);
[[nodiscard]] std::string written(Date date);

// Codes of diagnostics beside those of any file, with their arguments:
//   wrong-hours            value
//   overlapping-hours      value
//   calendar-without-work
//   wrong-hours-per-day
//   wrong-year             value        (out of range, or there already)
//   holiday-outside-year   date, year
//   duplicate-holiday      date
//   wrong-period           from, until

/// Reads a calendar; empty where an error was reported.
[[nodiscard]] std::optional<Calendar> read_calendar(const json::Node& document,
                                                    const std::string& file,
                                                    Diagnostics& diagnostics);

/// The hours of the week: an object of weekdays, each with stretches like "07:30-12:00".
[[nodiscard]] Week read_week(const json::Node& node, const std::string& file,
                             Diagnostics& diagnostics);

/// The calendar compiled into the program; null where none has that id. They are ours: a fault in
/// one is a bug, not input.
[[nodiscard]] const Calendar* shipped_calendar(std::string_view id);

}  // namespace selaras::model
