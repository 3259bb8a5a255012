#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "model/calendar.h"
#include "model/file_head.h"
#include "model/read.h"

namespace selaras::model {
namespace {

constexpr int calendar_format_version = 1;
constexpr int first_year = 1970;
constexpr int last_year = 2200;

const std::vector<std::string_view> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday"};

std::optional<std::int64_t> two_digits(std::string_view text) {
  if (text.size() != 2) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

/// Ticks since midnight of "07:30"; 24:00 is the end of the day.
std::optional<Ticks> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = two_digits(text.substr(0, 2));
  const auto minutes = two_digits(text.substr(3, 2));
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const Ticks time = *hours * ticks_per_hour + *minutes * ticks_per_minute;
  if (time > ticks_per_date) return std::nullopt;
  return time;
}

/// The stretch "07:30-12:00".
std::optional<Stretch> stretch_from(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = time_of_day(text.substr(0, 5));
  const auto until = time_of_day(text.substr(6));
  if (!from || !until || *from >= *until) return std::nullopt;
  return Stretch{*from, *until};
}

void read_stretches(ObjectReader& reader, std::string_view weekday, std::vector<Stretch>& into) {
  for (const json::Node* node : reader.elements(weekday)) {
    const auto stretch =
        node->kind == json::Node::Kind::string ? stretch_from(node->string) : std::nullopt;
    if (!stretch) {
      reader.report("wrong-hours", *node, {{"value", shortened(node->string)}});
    } else if (!into.empty() && stretch->from < into.back().until) {
      reader.report("overlapping-hours", *node, {{"value", shortened(node->string)}});
    } else {
      into.push_back(*stretch);
    }
  }
}

std::optional<Date> read_date(ObjectReader& reader, std::string_view key) {
  const std::string text = reader.string(key);
  const auto date = date_from(text);
  const json::Node* node = reader.member(key);
  if (!date && node != nullptr)
    reader.report("wrong-date", *node, {{"key", std::string(key)}, {"value", shortened(text)}});
  return date;
}

void read_holiday(const json::Node& node, int year, const std::string& file,
                  Diagnostics& diagnostics, std::vector<Holiday>& into) {
  ObjectReader reader(node, file, diagnostics);
  const auto date = read_date(reader, "date");
  const auto kind = reader.word<HolidayKind>(
      "kind", {{"national", HolidayKind::national}, {"joint-leave", HolidayKind::joint_leave}},
      HolidayKind::national);
  Text name = reader.text("name");
  reader.finish();
  if (!date) return;
  if (std::chrono::year_month_day(*date).year() != std::chrono::year(year)) {
    reader.report("holiday-outside-year", node,
                  {{"date", written(*date)}, {"year", std::to_string(year)}});
    return;
  }
  if (std::ranges::find(into, *date, &Holiday::date) != into.end()) {
    reader.report("duplicate-holiday", node, {{"date", written(*date)}});
    return;
  }
  into.push_back({*date, kind, std::move(name), reader.place()});
}

void read_year(const json::Node& node, const std::string& file, Diagnostics& diagnostics,
               WorkingRules& rules) {
  ObjectReader reader(node, file, diagnostics);
  const auto year = reader.optional_integer("year");
  if (!year || *year < first_year || *year > last_year ||
      std::ranges::find(rules.years, static_cast<int>(*year)) != rules.years.end()) {
    reader.report("wrong-year", node, {{"value", year ? std::to_string(*year) : ""}});
    return;
  }
  rules.years.push_back(static_cast<int>(*year));
  for (const json::Node* holiday : reader.elements("holidays")) {
    read_holiday(*holiday, rules.years.back(), file, diagnostics, rules.holidays);
  }
  if (auto source = reader.optional_text("source")) rules.sources.push_back(std::move(*source));
  reader.finish();
}

bool in_range(Date date) {
  const int year = static_cast<int>(std::chrono::year_month_day(date).year());
  return year >= first_year && year <= last_year;
}

Week week_of(ObjectReader& reader) {
  const json::Node* node = reader.required("hours");
  return node == nullptr ? Week{} : read_week(*node, reader.file(), reader.diagnostics());
}

void read_special_hours(const json::Node& node, const std::string& file, Diagnostics& diagnostics,
                        WorkingRules& rules) {
  ObjectReader reader(node, file, diagnostics);
  Text title = reader.text("title");
  const auto first = read_date(reader, "from");
  const auto last = read_date(reader, "until");
  Week week = week_of(reader);
  if (auto source = reader.optional_text("source")) rules.sources.push_back(std::move(*source));
  reader.finish();
  if (!first || !last) return;
  if (*last < *first || !in_range(*first) || !in_range(*last)) {
    reader.report("wrong-period", node, {{"from", written(*first)}, {"until", written(*last)}});
    return;
  }
  rules.special_hours.push_back({*first, *last, std::move(title), std::move(week), reader.place()});
}

Ticks read_working_day(ObjectReader& reader) {
  constexpr double longest = 24;
  const auto hours = reader.optional_number("hoursPerDay");
  if (hours && *hours > 0 && *hours <= longest) {
    return std::llround(*hours * static_cast<double>(ticks_per_hour));
  }
  const json::Node* node = reader.required("hoursPerDay");
  if (node != nullptr) reader.report("wrong-hours-per-day", *node);
  return 0;
}

WorkingRules read_rules(ObjectReader& reader, Diagnostics& diagnostics) {
  WorkingRules rules;
  rules.id = reader.string("id");
  rules.title = reader.text("title");
  rules.working_day = read_working_day(reader);
  rules.week = week_of(reader);
  if (auto source = reader.optional_text("source")) rules.sources.push_back(std::move(*source));
  for (const json::Node* node : reader.elements("specialHours")) {
    read_special_hours(*node, reader.file(), diagnostics, rules);
  }
  rules.observes_holidays = reader.boolean("observesHolidays", true);
  if (rules.observes_holidays) {
    for (const json::Node* node : reader.elements("years")) {
      read_year(*node, reader.file(), diagnostics, rules);
    }
  }
  std::ranges::sort(rules.years);
  std::ranges::sort(rules.holidays, {}, &Holiday::date);
  return rules;
}

bool has_work(const Week& week) {
  return std::ranges::any_of(week, [](const auto& day) { return !day.empty(); });
}

}  // namespace

Week read_week(const json::Node& node, const std::string& file, Diagnostics& diagnostics) {
  ObjectReader reader(node, file, diagnostics);
  Week week;
  for (std::size_t day = 0; day < week.size(); ++day) {
    read_stretches(reader, weekdays[day], week[day]);
  }
  reader.finish();
  if (!has_work(week)) reader.report("calendar-without-work", node);
  return week;
}

std::optional<Calendar> read_calendar(const json::Node& document, const std::string& file,
                                      Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.size();
  ObjectReader reader(document, file, diagnostics);
  read_head(reader, "calendar", calendar_format_version);
  WorkingRules rules = read_rules(reader, diagnostics);
  reader.finish();
  if (diagnostics.size() != errors_before || !has_work(rules.week)) return std::nullopt;
  return Calendar(std::move(rules));
}

}  // namespace selaras::model
