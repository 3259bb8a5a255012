#include "model/event_log_writer.h"

#include <algorithm>
#include <array>
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

template <std::size_t size>
char* put(char* to, const char (&text)[size]) {
  std::memcpy(to, text, size - 1);
  return to + size - 1;
}

char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

/// A text that stands at the beginning of many lines, copied like a snippet.
class LineHead {
 public:
  explicit LineHead(std::string_view text) : text_(text) {
    std::memcpy(block_.data(), text.data(), std::min(text.size(), block_.size()));
  }

  [[nodiscard]] char* copy(char* to) const {
    std::memcpy(to, block_.data(), block_.size());
    if (text_.size() > block_.size()) [[unlikely]]
      std::memcpy(to, text_.data(), text_.size());
    return to + text_.size();
  }

 private:
  std::string_view text_;
  std::array<char, Snippets::block> block_{};
};

constexpr Transition all_transitions[] = {Transition::schedule, Transition::start,
                                          Transition::suspend, Transition::resume,
                                          Transition::complete};

}  // namespace

EventLogWriter::EventLogWriter(LogFormat format, int zone, std::span<const std::string> names)
    : format_(format), moments_(zone) {
  const bool csv = format == LogFormat::csv;
  std::size_t longest_name = 0;
  for (const std::string& name : names) {
    const std::string written = safe(name) + (csv ? "," : "\"/>");
    names_.add(written);
    longest_name = std::max(longest_name, written.size());
  }
  for (const Transition transition : all_transitions) {
    transitions_.add(std::string(word_of(transition)) + (csv ? "," : ""));
  }
  constexpr std::size_t names_of_an_event = 4;
  constexpr std::size_t markup = 512;
  longest_ = names_of_an_event * longest_name + MomentFormat::longest + Snippets::block + markup;
}

std::string EventLogWriter::safe(std::string_view name) const {
  return format_ == LogFormat::csv ? csv_field(name) : xml_safe(name);
}

std::string EventLogWriter::head() const {
  return std::string(format_ == LogFormat::csv ? csv_head : xes_head);
}

std::string EventLogWriter::tail() const { return format_ == LogFormat::csv ? "" : "</log>\n"; }

void EventLogWriter::write(std::string_view case_id, std::span<const LogEvent> events,
                           GrowingText& text) {
  std::string id = safe(case_id);
  if (format_ == LogFormat::xes) return write_xes(id, events, text);
  id += ',';
  write_csv(id, events, text);
}

void EventLogWriter::write_csv(std::string_view case_id, std::span<const LogEvent> events,
                               GrowingText& text) {
  const LineHead head(case_id);
  char* to = text.room(events.size() * (case_id.size() + longest_));
  const auto name = [this](char* at, std::uint32_t number) {
    if (number != unnamed) return names_.copy(at, number);
    *at = ',';
    return at + 1;
  };
  for (const LogEvent& event : events) {
    to = head.copy(to);
    to = name(to, event.activity);
    to = transitions_.copy(to, static_cast<std::uint32_t>(event.transition));
    to = moments_.write(to, event.at);
    *to++ = ',';
    to = name(to, event.resource);
    to = name(to, event.outcome);
    to = name(to, event.closes);
    to[-1] = '\n';
  }
  text.end_at(to);
}

void EventLogWriter::write_xes(std::string_view case_id, std::span<const LogEvent> events,
                               GrowingText& text) {
  char* to = text.room(case_id.size() + (events.size() + 1) * longest_);
  to = put(to, "<trace>\n<string key=\"concept:name\" value=\"");
  to = put(put(to, case_id), "\"/>\n");
  for (const LogEvent& event : events) to = write_xes(to, event);
  text.end_at(put(to, "</trace>\n"));
}

char* EventLogWriter::write_xes(char* to, const LogEvent& event) {
  const auto attribute = [&](const auto& key, std::uint32_t number) {
    if (number != unnamed) to = names_.copy(put(to, key), number);
  };
  to = put(to, "<event>");
  attribute("<string key=\"concept:name\" value=\"", event.activity);
  to = put(to, "<string key=\"lifecycle:transition\" value=\"");
  to = transitions_.copy(to, static_cast<std::uint32_t>(event.transition));
  to = put(to, "\"/><date key=\"time:timestamp\" value=\"");
  to = put(moments_.write(to, event.at), "\"/>");
  attribute("<string key=\"org:resource\" value=\"", event.resource);
  attribute("<string key=\"outcome\" value=\"", event.outcome);
  attribute("<string key=\"closes\" value=\"", event.closes);
  return put(to, "</event>\n");
}

}  // namespace selaras::model
