#include "model/read_resources.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "model/read_quantities.h"

namespace selaras::model {
namespace {

constexpr std::size_t most_people = 64;

Input read_share_of_time(ObjectReader& reader, const Warrant& warrant) {
  constexpr double least = 0.0001;
  const json::Node* node = reader.member("share");
  if (node == nullptr) return {.value = 1, .warrant = warrant, .at = reader.place()};
  return read_input(reader, *node, "share", {least, 1}, warrant);
}

Input read_staff(ObjectReader& reader, const Warrant& warrant, double people) {
  if (people > 0) return {.value = people, .warrant = warrant, .at = reader.place()};
  const json::Node* node = reader.required("staff");
  return node == nullptr ? Input{} : read_people(reader, *node, "staff", 1, warrant);
}

StaffChange read_staff_change(ObjectReader& reader, const Warrant& warrant) {
  StaffChange change;
  change.at = reader.place();
  reader.required("from");
  change.from = read_day(reader, "from").value_or(Date{});
  if (const json::Node* staff = reader.required("staff")) {
    change.staff = read_people(reader, *staff, "staff", 0, warrant);
  }
  return change;
}

Absence read_absence(ObjectReader& reader, const Warrant& warrant, const DeclaredIds& people) {
  Absence absence;
  absence.at = reader.place();
  reader.required("from");
  reader.required("until");
  const auto from = read_day(reader, "from");
  const auto until = read_day(reader, "until");
  check_period(reader, from, until);
  absence.from = from.value_or(Date{});
  absence.until = until.value_or(Date{});
  if (!people.all().empty()) {
    reader.required("person");
    absence.person = read_use(reader, "person", people);
  } else if (const json::Node* staff = reader.required("staff")) {
    absence.staff = read_people(reader, *staff, "staff", 1, warrant);
  }
  return absence;
}

Person read_person(ObjectReader& reader) {
  return {.id = read_id(reader), .roles = read_word_set(reader, "roles"), .at = reader.place()};
}

QueueLimit read_queue_limit(ObjectReader& reader, const Warrant& warrant) {
  QueueLimit limit;
  limit.at = reader.place();
  if (const json::Node* waiting = reader.required("waiting")) {
    limit.waiting = read_people(reader, *waiting, "waiting", 0, warrant);
  }
  limit.outcome = read_id(reader, "outcome");
  return limit;
}

void read_people_by_name(ObjectReader& reader, Resource& resource) {
  resource.people = read_each(reader, "people", read_person);
  if (resource.people.size() > most_people) {
    reader.report("too-many", *reader.member("people"),
                  {{"key", "people"}, {"limit", std::to_string(most_people)}});
  }
  for (const Person& person : resource.people) {
    resource.roles.insert(resource.roles.end(), person.roles.begin(), person.roles.end());
  }
  std::ranges::sort(resource.roles);
  const auto twins = std::ranges::unique(resource.roles);
  resource.roles.erase(twins.begin(), twins.end());
}

/// What cannot be meant.
void check_staff(ObjectReader& reader, const Resource& resource) {
  const auto last = std::ranges::max_element(resource.staff_changes, {}, &StaffChange::from);
  if (last != resource.staff_changes.end() && last->staff.value < 1) {
    reader.report("staff-never-back", {{"resource", resource.id}});
  }
  if (resource.people.empty()) return;
  const bool counted = reader.member("staff") != nullptr || !resource.staff_changes.empty();
  if (counted) reader.report("people-and-staff", {{"resource", resource.id}});
  if (resource.discipline == Discipline::preemptive) {
    reader.report("people-not-interrupted", {{"resource", resource.id}});
  }
}

void read_presence(ObjectReader& reader, const Warrant& warrant, Resource& resource) {
  DeclaredIds people("person");
  declare(reader, "people", people);
  read_people_by_name(reader, resource);
  resource.staff = read_staff(reader, warrant, static_cast<double>(resource.people.size()));
  resource.staff_changes = read_each(reader, "staffChanges", [&](ObjectReader& element) {
    return read_staff_change(element, warrant);
  });
  std::ranges::stable_sort(resource.staff_changes, {}, &StaffChange::from);
  resource.leave = read_each(reader, "leave", [&](ObjectReader& element) {
    return read_absence(element, warrant, people);
  });
}

std::array<double, 7> read_weekday_factors(ObjectReader& reader) {
  std::array<double, 7> factors{1, 1, 1, 1, 1, 1, 1};
  for (std::size_t day = 0; day < factors.size(); ++day) {
    const json::Node* node = reader.member(weekday_names()[day]);
    if (node != nullptr)
      factors[day] = read_input(reader, *node, weekday_names()[day], {0, 1000}, {}).value;
  }
  return factors;
}

std::array<double, 12> read_month_factors(ObjectReader& reader) {
  static const std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::array<double, 12> factors{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  for (std::size_t month = 0; month < factors.size(); ++month) {
    const json::Node* node = reader.member(names[month]);
    if (node != nullptr)
      factors[month] = read_input(reader, *node, names[month], {0, 1000}, {}).value;
  }
  return factors;
}

/// "2026-03-02", or "2026-03-02T09:30".
std::optional<Instant> moment_from(std::string_view text) {
  const auto date = date_from(text.substr(0, 10));
  if (!date || text < "1970-01-02" || text >= "2200") return std::nullopt;
  if (text.size() == 10) return Calendar::midnight(*date);
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  const bool written_so = text.size() == 16 && text[10] == 'T' && text[13] == ':' && digit(11) &&
                          digit(12) && digit(14) && digit(15);
  if (!written_so) return std::nullopt;
  const int hour = (text[11] - '0') * 10 + (text[12] - '0');
  const int minute = (text[14] - '0') * 10 + (text[15] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return Calendar::midnight(*date) + hour * ticks_per_hour + minute * ticks_per_minute;
}

std::vector<Instant> read_recorded(ObjectReader& reader) {
  std::vector<Instant> moments;
  for (const json::Node* node : reader.elements("recorded")) {
    if (node->kind != json::Node::Kind::string) {
      reader.wrong_type(*node, "recorded", "string");
      continue;
    }
    const auto moment = moment_from(node->string);
    if (moment) moments.push_back(*moment);
    if (!moment) reader.report("wrong-moment", *node, {{"value", shortened(node->string)}});
  }
  std::ranges::sort(moments);
  return moments;
}

void read_rate(ObjectReader& reader, const DeclaredIds& shifts, Arrivals& arrivals) {
  constexpr Range rates{1e-9, 1e9};
  const Warrant warrant = read_warrant(reader);
  if (const json::Node* rate = reader.required("rate")) {
    arrivals.rate = read_input(reader, *rate, "rate", rates, warrant);
  }
  arrivals.per = reader.word("per", even_units(), UnitReading{});
  arrivals.shift = read_use(reader, "shift", shifts);
  arrivals.weekdays =
      read_object(reader, "weekdays", read_weekday_factors).value_or(arrivals.weekdays);
  arrivals.months = read_object(reader, "months", read_month_factors).value_or(arrivals.months);
  if (std::ranges::max(arrivals.weekdays) == 0 || std::ranges::max(arrivals.months) == 0) {
    reader.report("pattern-without-arrivals");
  }
  arrivals.from = read_day(reader, "from");
  arrivals.until = read_day(reader, "until");
  check_period(reader, arrivals.from, arrivals.until);
}

}  // namespace

Shift read_shift(ObjectReader& reader) {
  Shift shift;
  shift.at = reader.place();
  shift.id = read_id(reader);
  shift.title = reader.optional_text("title").value_or(Text{});
  shift.observes_holidays = reader.boolean("observesHolidays", true);
  if (const json::Node* hours = reader.required("hours")) {
    const std::size_t faults = reader.diagnostics().size();
    shift.week = read_week(*hours, reader.file(), reader.diagnostics());
    const bool works =
        std::ranges::any_of(shift.week, [](const auto& day) { return !day.empty(); });
    if (!works && reader.diagnostics().size() == faults) {
      reader.report("calendar-without-work", *hours);
    }
  }
  return shift;
}

Resource read_resource(ObjectReader& reader, const DeclaredIds& shifts) {
  static const words::Table<Discipline> disciplines{
      {"fifo", Discipline::fifo},
      {"priority", Discipline::priority},
      {"priority-preemptive", Discipline::preemptive},
      {"earliest-due-date", Discipline::earliest_due}};
  static const words::Table<bool> closings{{"pause", false}, {"finish", true}};
  Resource resource;
  resource.at = reader.place();
  resource.id = read_id(reader);
  resource.title = reader.optional_text("title").value_or(Text{});
  resource.roles = read_word_set(reader, "roles");
  const Warrant warrant = read_warrant(reader);
  read_presence(reader, warrant, resource);
  resource.share = read_share_of_time(reader, warrant);
  resource.shift = read_use(reader, "shift", shifts);
  resource.discipline = reader.optional_word("discipline", disciplines).value_or(Discipline::fifo);
  resource.finishes_at_closing = reader.optional_word("closing", closings).value_or(false);
  resource.queue_limit = read_object(reader, "queueLimit", [&](ObjectReader& element) {
    return read_queue_limit(element, warrant);
  });
  check_staff(reader, resource);
  return resource;
}

Arrivals read_arrivals(ObjectReader& reader, const DeclaredIds& shifts) {
  Arrivals arrivals;
  arrivals.at = reader.place();
  if (reader.member("recorded") == nullptr) {
    read_rate(reader, shifts, arrivals);
    return arrivals;
  }
  arrivals.recorded = read_recorded(reader);
  arrivals.rate = {.warrant = read_warrant(reader), .at = reader.place()};
  return arrivals;
}

}  // namespace selaras::model
