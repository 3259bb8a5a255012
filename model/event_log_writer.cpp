#include "model/event_log_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "model/csv.h"
#include "model/event_log_reading.h"

namespace selaras::model {
namespace {

constexpr std::string_view csv_head =
    "case:concept:name,concept:name,lifecycle:transition,time:timestamp,org:resource,outcome,"
    "closes\n";

constexpr std::string_view xes_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<global scope="trace">
<string key="concept:name" value=""/>
</global>
<global scope="event">
<string key="concept:name" value=""/>
<string key="lifecycle:transition" value="complete"/>
<date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
</global>
<classifier name="Activity" keys="concept:name"/>
<string key="lifecycle:model" value="standard"/>
)";

std::string xml_safe(std::string_view text) {
  std::string safe;
  for (const char sign : text) {
    switch (sign) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\t':
        safe += "&#9;";
        break;
      case '\n':
        safe += "&#10;";
        break;
      case '\r':
        safe += "&#13;";
        break;
      default:
        // XML has no way at all to write the other control characters.
        static_cast<unsigned char>(sign) < ' ' ? safe += "\xef\xbf\xbd" : safe += sign;
    }
  }
  return safe;
}

/// Writes behind one another into a row that is long enough.
class Cursor {
 public:
  explicit Cursor(char* at) : at_(at) {}

  Cursor& put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
    return *this;
  }
  Cursor& put(char sign) {
    *at_++ = sign;
    return *this;
  }
  Cursor& put(MomentFormat& format, UtcInstant moment) {
    at_ = format.write(at_, moment);
    return *this;
  }
  [[nodiscard]] char* at() const { return at_; }

 private:
  char* at_;
};

}  // namespace

EventLogWriter::EventLogWriter(LogFormat format, int zone, std::span<const std::string> names)
    : format_(format), moments_(zone) {
  std::size_t longest_name = 0;
  for (const std::string& name : names) {
    names_.push_back(safe(name));
    longest_name = std::max(longest_name, names_.back().size());
  }
  constexpr std::size_t names_of_an_event = 4;
  constexpr std::size_t markup = 512;
  longest_ = names_of_an_event * longest_name + MomentFormat::longest + markup;
}

std::string EventLogWriter::safe(std::string_view name) const {
  return format_ == LogFormat::csv ? csv_field(name) : xml_safe(name);
}

std::string EventLogWriter::head() const {
  return std::string(format_ == LogFormat::csv ? csv_head : xes_head);
}

std::string EventLogWriter::tail() const { return format_ == LogFormat::csv ? "" : "</log>\n"; }

void EventLogWriter::write(std::string_view case_id, std::span<const LogEvent> events,
                           std::string& text) {
  const std::string id = safe(case_id);
  row_.resize(std::max(row_.size(), longest_ + id.size()));
  if (format_ == LogFormat::csv) {
    for (const LogEvent& event : events) write_csv(id, event, text);
    return;
  }
  text += "<trace>\n<string key=\"concept:name\" value=\"" + id + "\"/>\n";
  for (const LogEvent& event : events) write_xes(event, text);
  text += "</trace>\n";
}

void EventLogWriter::write_csv(std::string_view case_id, const LogEvent& event, std::string& text) {
  Cursor row(row_.data());
  row.put(case_id).put(',').put(name(event.activity)).put(',');
  row.put(word_of(event.transition)).put(',').put(moments_, event.at).put(',');
  row.put(name(event.resource)).put(',').put(name(event.outcome)).put(',');
  row.put(name(event.closes)).put('\n');
  text.append(row_.data(), row.at());
}

void EventLogWriter::write_xes(const LogEvent& event, std::string& text) {
  Cursor row(row_.data());
  const auto attribute = [&](std::string_view key, std::uint32_t number) {
    if (number == unnamed) return;
    row.put("<string key=\"").put(key).put("\" value=\"").put(name(number)).put("\"/>");
  };
  row.put("<event>");
  attribute("concept:name", event.activity);
  row.put("<string key=\"lifecycle:transition\" value=\"").put(word_of(event.transition));
  row.put("\"/><date key=\"time:timestamp\" value=\"").put(moments_, event.at).put("\"/>");
  attribute("org:resource", event.resource);
  attribute("outcome", event.outcome);
  attribute("closes", event.closes);
  row.put("</event>\n");
  text.append(row_.data(), row.at());
}

}  // namespace selaras::model
