#include "model/event_log.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/calendar.h"

namespace selaras::model {

void PrintTo(const LogEvent& event, std::ostream* out) {
  *out << event.at << ' ' << event.activity << ' ' << static_cast<int>(event.transition);
}

namespace {

using testing::ElementsAre;

constexpr int wib = 7 * 60;

std::optional<EventLog> read(std::string_view text, Diagnostics& diagnostics) {
  return read_event_log(text, "f", wib, diagnostics);
}

EventLog log_of(std::string_view text) {
  Diagnostics diagnostics;
  const auto log = read(text, diagnostics);
  EXPECT_TRUE(log && diagnostics.empty());
  for (const Diagnostic& fault : diagnostics) ADD_FAILURE() << fault.code << fault.at.begin.line;
  return log.value_or(EventLog{});
}

/// "case: activity/transition@time by resource -> outcome" for each event.
std::vector<std::string> told(const EventLog& log) {
  constexpr const char* transitions[] = {"schedule", "start", "suspend", "resume", "complete"};
  const auto name = [&](std::uint32_t number, const char* before) {
    return number == unnamed ? "" : before + log.names[number];
  };
  std::vector<std::string> events;
  MomentFormat format(wib);
  for (const Trace& trace : log.traces) {
    for (const LogEvent& event : trace.events) {
      events.push_back(trace.id + ": " + log.names[event.activity] + "/" +
                       transitions[static_cast<int>(event.transition)] + "@" +
                       format.written(event.at).substr(5, 11) + name(event.resource, " by ") +
                       name(event.outcome, " -> ") + name(event.closes, " closes "));
    }
  }
  return events;
}

std::vector<std::string> codes_of(std::string_view text) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read(text, diagnostics).has_value());
  std::vector<std::string> codes;
  for (const Diagnostic& fault : diagnostics) codes.push_back(fault.code);
  return codes;
}

TEST(Moment, is_read_in_the_forms_that_logs_use) {
  const UtcInstant morning = *moment_from("2026-02-19T01:30:00Z", 0);
  for (const char* text :
       {"2026-02-19T08:30:00+07:00", "2026-02-19 08:30:00+0700", "2026-02-19T08:30+07",
        "2026-02-19T08:30:00.000000+07:00", "2026-02-19T08:30:00,0", "2026-02-19 08:30:00 +07:00",
        "2026-02-18T20:00:00-05:30", "2026-02-19 08:30"}) {
    EXPECT_EQ(moment_from(text, wib), morning) << text;
  }
  EXPECT_EQ(moment_from("2026-02-19T08:30:00.25", wib), morning + 250'000);
  EXPECT_EQ(moment_from("2026-02-19T08:30:00.0000019", wib), morning + 1);
  EXPECT_EQ(moment_from("2026-02-19", wib), morning - 8 * ticks_per_hour - 30 * ticks_per_minute);
  EXPECT_EQ(moment_from("1969-12-31T23:59:59Z", 0), -ticks_per_second);
}

TEST(Moment, is_not_guessed) {
  for (const char* text :
       {"", "19/02/2026", "02-19-2026", "2026-02-30", "2026-2-19", "2026-02-19T",
        "2026-02-19T25:00", "2026-02-19T24:01", "2026-02-19T08:60", "noon", "2026-02-19T08:30:00+",
        "2026-02-19T08:30:00+07:00x", "2026-02-19 8:30", "2026-02-19T08:30:00."}) {
    EXPECT_EQ(moment_from(text, wib), std::nullopt) << text;
  }
}

RC_GTEST_PROP(MomentProperty, written_and_read_again_is_the_same, ()) {
  const auto moment =
      *rc::gen::inRange<UtcInstant>(-60'000'000'000'000'000, 200'000'000'000'000'000);
  const int zone = *rc::gen::inRange(-12 * 60, 14 * 60);
  RC_ASSERT(moment_from(MomentFormat(zone).written(moment), 3) == moment);
}

TEST(CsvLog, is_read_with_the_standards_names) {
  const EventLog log = log_of(
      "\xef\xbb\xbf"
      "time:timestamp,concept:name,lifecycle:transition,org:resource,case:concept:name,outcome\r\n"
      "2026-01-05T09:00:00+07:00,decide,complete,Budi,7,approve\r\n"
      "2026-01-05T08:00:00+07:00,decide,START,Budi,7,\r\n"
      "2026-01-05T08:00:00+07:00,decide,ate_abort,Budi,7,\r\n"
      "2026-01-05T08:30:00+07:00,check,complete,,8,\r\n");
  EXPECT_THAT(told(log), ElementsAre("7: decide/start@01-05T08:00 by Budi",
                                     "7: decide/complete@01-05T09:00 by Budi -> approve",
                                     "8: check/complete@01-05T08:30"));
  EXPECT_EQ(log.traces[0].events[0].line, 3u);
}

TEST(CsvLog, is_read_with_plain_names_semicolons_and_quotation_marks) {
  const EventLog log = log_of(
      "Case_ID; Activity ;Timestamp;note\n"
      "1;\"say \"\"yes\"\"; then\nwait\";2026-01-05 08:00:00;x,y\n"
      "\n"
      "1;b;2026-01-05 09:00;\n");
  EXPECT_THAT(told(log), ElementsAre("1: say \"yes\"; then\nwait/complete@01-05T08:00",
                                     "1: b/complete@01-05T09:00"));
  EXPECT_EQ(log.traces[0].events[1].line, 5u);
}

TEST(CsvLog, with_a_row_per_activity_gives_its_beginning_and_its_end) {
  const EventLog log = log_of(
      "case\tactivity\tenable_time\tstart_time\tend_time\tresource\n"
      "1\ta\t2026-01-05T07:00\t2026-01-05T08:00\t2026-01-05T09:00\tBudi\n"
      "1\tb\t\t\t2026-01-05T10:00\t\n");
  EXPECT_THAT(told(log),
              ElementsAre("1: a/schedule@01-05T07:00 by Budi", "1: a/start@01-05T08:00 by Budi",
                          "1: a/complete@01-05T09:00 by Budi", "1: b/complete@01-05T10:00"));
}

TEST(CsvLog, says_what_is_wrong_and_where) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read("case,activity,time\n1,a,yesterday\n1,,2026-01-05\n1,a\n", diagnostics));
  ASSERT_EQ(diagnostics.size(), 3u);
  EXPECT_EQ(diagnostics[0].code, "log-wrong-time");
  EXPECT_EQ(diagnostics[0].at.begin, (Position{2, 5}));
  EXPECT_EQ(diagnostics[1].code, "log-empty-value");
  EXPECT_EQ(diagnostics[1].at.begin, (Position{3, 3}));
  EXPECT_EQ(diagnostics[2].code, "log-wrong-fields");
  EXPECT_EQ(diagnostics[2].at.begin, (Position{4, 1}));
}

constexpr std::string_view xes = R"(<?xml version="1.0"?>
<!-- a comment -->
<x:log xmlns:x="http://www.xes-standard.org/">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <trace>
    <string key="concept:name" value="case &quot;1&quot;"/>
    <event>
      <date key="time:timestamp" value="2026-01-05T02:00:00.000Z"/>
      <string key="concept:name" value="a &amp; b"/>
      <string key="org:resource" value="Budi"/>
      <int key="cost" value="3"/>
    </event>
    <event>
      <string key="concept:name" value="c"/>
      <string key="lifecycle:transition" value="start"/>
      <date key="time:timestamp" value="2026-01-05T01:00:00Z"/>
      <string key="closes" value="granted"/>
    </event>
  </trace>
</x:log>
)";

TEST(XesLog, is_read_whatever_its_prefix) {
  EXPECT_THAT(told(log_of(xes)), ElementsAre("case \"1\": c/start@01-05T08:00 closes granted",
                                             "case \"1\": a & b/complete@01-05T09:00 by Budi"));
  EXPECT_EQ(log_of(xes).traces[0].events[0].line, 13u);
}

/// Every code that the header lists has its example here.
TEST(LogFaults, are_told_apart) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes_of(""), Codes{"log-without-events"});
  EXPECT_EQ(codes_of("case,activity,time\n"), Codes{"log-without-events"});
  EXPECT_EQ(codes_of("case,activity,time\n1,\xff,2026-01-05\n"), Codes{"log-invalid-utf8"});
  EXPECT_EQ(codes_of("a,b\n1,2\n"),
            (Codes{"log-column-missing", "log-column-missing", "log-column-missing"}));
  EXPECT_EQ(codes_of("case,case,activity,time\n1,1,a,2026-01-05\n"), Codes{"log-column-twice"});
  EXPECT_EQ(codes_of("case,activity,time\n1,\"a,2026-01-05\n"), Codes{"log-unfinished-quote"});
  EXPECT_EQ(codes_of("case,activity,time\n1,a\n"), Codes{"log-wrong-fields"});
  EXPECT_EQ(codes_of("case,activity,time\n1,a,1 May\n"), Codes{"log-wrong-time"});
  EXPECT_EQ(codes_of("case,activity,time\n,a,2026-01-05\n"), Codes{"log-empty-value"});
  EXPECT_EQ(codes_of("<log><trace></log>"), Codes{"log-xml-syntax"});
  EXPECT_EQ(codes_of("<!DOCTYPE log [<!ENTITY a \"aa\">]><log/>"), Codes{"log-doctype"});
  EXPECT_EQ(codes_of("<html/>"), Codes{"log-without-log"});
  EXPECT_EQ(codes_of("<log><trace/></log>"), Codes{"log-attribute-missing"});
  EXPECT_EQ(codes_of("<log><trace><string key='concept:name' value='1'/><event/></trace></log>"),
            (Codes{"log-attribute-missing", "log-attribute-missing"}));
  EXPECT_EQ(codes_of(std::string(log_size_limit + 1, ' ')), Codes{"log-too-large"});
}

TEST(LogFaults, of_a_hostile_file_are_not_listed_without_end) {
  std::string text = "case,activity,time\n";
  for (int row = 0; row < 5000; ++row) text += "1,a,x\n";
  EXPECT_LE(codes_of(text).size(), fault_limit + 1);
  // Deep nesting takes no stack.
  std::string deep = "<log>";
  for (int depth = 0; depth < 300'000; ++depth) deep += "<trace>";
  EXPECT_EQ(codes_of(deep), std::vector<std::string>{"log-xml-syntax"});
}

rc::Gen<std::string> any_name() {
  const auto sign = rc::gen::element<std::string>("a", "B", "7", " ", ",", ";", "\"", "'", "=", "+",
                                                  "-", "@", "<", "&", ">", "\n", "\t", "é", "\r");
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(sign)),
                      [](const std::vector<std::string>& signs) {
                        std::string name;
                        for (const std::string& each : signs) name += each;
                        return name;
                      });
}

/// As far as a log can tell: names in the order in which they are met.
EventLog any_log() {
  EventLog log;
  const auto names = *rc::gen::unique<std::vector<std::string>>(any_name());
  const auto ids = *rc::gen::unique<std::vector<std::string>>(any_name());
  if (names.empty()) return log;
  log.names = names;
  const auto some = [&] {
    const auto number =
        *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(names.size()) + 1);
    return number == names.size() ? unnamed : number;
  };
  for (const std::string& id : ids) {
    Trace trace{.id = id};
    UtcInstant at = *rc::gen::inRange<UtcInstant>(0, 1'000'000'000'000'000);
    for (int left = *rc::gen::inRange(1, 5); left > 0; --left) {
      at += *rc::gen::inRange<UtcInstant>(0, 3) * 1'234'567;
      trace.events.push_back({.at = at,
                              .activity = *rc::gen::inRange<std::uint32_t>(
                                  0, static_cast<std::uint32_t>(names.size())),
                              .resource = some(),
                              .outcome = some(),
                              .closes = some(),
                              .transition = *rc::gen::element(
                                  Transition::schedule, Transition::start, Transition::suspend,
                                  Transition::resume, Transition::complete)});
    }
    log.traces.push_back(std::move(trace));
  }
  return log;
}

RC_GTEST_PROP(LogProperty, written_and_read_again_is_the_same, ()) {
  const EventLog log = any_log();
  for (const LogFormat format : {LogFormat::csv, LogFormat::xes}) {
    const int zone = *rc::gen::inRange(-12 * 60, 14 * 60);
    const std::string text = write_event_log(log, format, zone);
    Diagnostics diagnostics;
    const auto again = read(text, diagnostics);
    if (log.traces.empty()) {
      RC_ASSERT(!again);
    } else {
      RC_ASSERT(again.has_value());
      RC_ASSERT(told(*again) == told(log));
    }
  }
}

TEST(LogWriter, writes_nothing_that_a_spreadsheet_would_calculate) {
  EventLog log{.names = {"=1+1", "plain"}};
  log.traces.push_back({.id = "@case", .events = {{.activity = 0, .resource = 1}}});
  EXPECT_EQ(write_event_log(log, LogFormat::csv, wib),
            "case:concept:name,concept:name,lifecycle:transition,time:timestamp,org:resource,"
            "outcome,closes\n\"'@case\",\"'=1+1\",complete,1970-01-01T07:00:00+07:00,plain,,\n");
}

TEST(LogWriter, writes_names_of_any_length_whole) {
  const std::string id(200, 'c');
  std::string rows;
  EventLog log{.names = {}, .traces = {{.id = id}}};
  for (const std::size_t length : {1, 30, 31, 32, 33, 64, 1000}) {
    log.traces[0].events.push_back({.activity = static_cast<std::uint32_t>(log.names.size())});
    log.names.emplace_back(length, 'n');
    rows += id + "," + log.names.back() + ",complete,1970-01-01T07:00:00+07:00,,,\n";
  }
  const std::string text = write_event_log(log, LogFormat::csv, wib);
  EXPECT_EQ(text.substr(text.find('\n') + 1), rows);
}

TEST(LogFormatName, is_the_files_ending) {
  EXPECT_EQ(log_format_of("a/b.csv"), LogFormat::csv);
  EXPECT_EQ(log_format_of("b.xes"), LogFormat::xes);
  EXPECT_EQ(log_format_of("b.txt"), std::nullopt);
}

}  // namespace
}  // namespace selaras::model
