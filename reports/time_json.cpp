#include "reports/time_json.h"

#include <array>
#include <string_view>

namespace selaras::reports {
namespace {

using model::json::Writer;

std::string_view word(model::TimeBase base) {
  return base == model::TimeBase::working ? "working" : "calendar";
}

std::string_view word(behaviour::CriticalPath::Undecided why) {
  static constexpr std::array<std::string_view, 3> words{"", "unsound", "several-entries"};
  return words[static_cast<std::size_t>(why)];
}

void write_interval(Writer& json, std::string_view key, const checker::Interval& interval) {
  json.key(key).begin_object();
  json.member("least", interval.least).member("most", interval.most).end_object();
}

void write_window(Writer& json, std::string_view key,
                  const std::optional<checker::Window>& window) {
  json.key(key);
  if (!window) {
    json.null();
    return;
  }
  json.begin_object();
  write_interval(json, "calendarDays", window->calendar_days);
  write_interval(json, "workingDays", window->working_days);
  json.member("bestStart", model::written(window->best));
  json.member("worstStart", model::written(window->worst)).end_object();
}

void write_way(Writer& json, const checker::WayTime& way) {
  json.begin_object().member_or_null("outcome", way.outcome);
  write_interval(json, "days", way.days);
  json.member("shortest", way.shortest).member("longest", way.longest);
  json.member("untimed", way.untimed).end_object();
}

void write_reading(Writer& json, const checker::ReadingTime& reading) {
  json.begin_object().member("reading", word(reading.base));
  if (reading.promised) {
    write_interval(json, "promised", *reading.promised);
  } else {
    json.key("promised").null();
  }
  write_window(json, "promiseWindow", reading.promise_window);
  json.key("parts").begin_array();
  for (const checker::WayTime& way : reading.ways) write_way(json, way);
  json.end_array();
  write_window(json, "partsWindow", reading.parts_window);
  json.end_object();
}

void write_claim(Writer& json, const checker::ClaimTime& claim) {
  json.begin_object().member("claim", claim.claim).member("partsWithoutStep", claim.between);
  json.key("readings").begin_array();
  for (const checker::ReadingTime& reading : claim.readings) write_reading(json, reading);
  json.end_array().end_object();
}

}  // namespace

void write_time(Writer& json, const checker::FlowTime& time) {
  json.key("time").begin_object();
  json.member_or_null("undecided", word(time.undecided));
  json.key("unbounded").begin_array();
  for (const std::vector<std::string>& loop : time.loops) {
    json.begin_array();
    for (const std::string& step : loop) json.value(step);
    json.end_array();
  }
  json.end_array();
  json.member_or_null("calendar", time.calendar);
  json.key("years").begin_array();
  for (const int year : time.years) json.value(year);
  json.end_array().key("claims").begin_array();
  for (const checker::ClaimTime& claim : time.claims) write_claim(json, claim);
  json.end_array().end_object();
}

}  // namespace selaras::reports
