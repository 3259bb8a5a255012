#include "model/event_log.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/event_log_reading.h"
#include "model/event_log_writer.h"
#include "model/text.h"

namespace selaras::model {
namespace {

constexpr std::array<std::pair<Transition, std::string_view>, 5> transitions{{
    {Transition::schedule, "schedule"},
    {Transition::start, "start"},
    {Transition::suspend, "suspend"},
    {Transition::resume, "resume"},
    {Transition::complete, "complete"},
}};

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

void report(const char* code, const std::string& file, Diagnostics& diagnostics) {
  diagnostics.push_back({.code = code, .at = {.file = file}});
}

bool readable(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  if (text.size() > log_size_limit) {
    diagnostics.push_back({.code = "log-too-large",
                           .at = {.file = file},
                           .arguments = {{"limit", std::to_string(log_size_limit / mebibyte)}}});
    return false;
  }
  if (!invalid_utf8(text)) return true;
  report("log-invalid-utf8", file, diagnostics);
  return false;
}

}  // namespace

std::string_view word_of(Transition transition) {
  return transitions[static_cast<std::size_t>(transition)].second;
}

std::optional<Transition> transition_of(std::string_view word) {
  const std::string small = folded(word);
  for (const auto& [transition, name] : transitions) {
    if (small == name) return transition;
  }
  return std::nullopt;
}

std::optional<LogFormat> log_format_of(std::string_view file) {
  if (file.ends_with(".csv")) return LogFormat::csv;
  if (file.ends_with(".xes")) return LogFormat::xes;
  return std::nullopt;
}

std::uint32_t EventLogBuilder::number(std::string_view name) {
  if (name.empty()) return unnamed;
  const auto [found, fresh] =
      numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(log_.names.size()));
  if (fresh) log_.names.emplace_back(name);
  return found->second;
}

void EventLogBuilder::add(std::string_view case_id, const LogEvent& event) {
  const bool same = !log_.traces.empty() && log_.traces.back().id == case_id;
  if (same) {
    log_.traces.back().events.push_back(event);
    return;
  }
  const auto [found, fresh] = traces_.try_emplace(std::string(case_id), log_.traces.size());
  if (fresh) log_.traces.push_back({.id = std::string(case_id)});
  log_.traces[found->second].events.push_back(event);
}

EventLog EventLogBuilder::take() {
  for (Trace& trace : log_.traces) std::ranges::stable_sort(trace.events, {}, &LogEvent::at);
  return std::move(log_);
}

std::optional<EventLog> read_event_log(std::string_view text, const std::string& file, int zone,
                                       Diagnostics& diagnostics) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  Diagnostics found;
  EventLogBuilder builder(file);
  if (readable(text, file, found)) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool xes = first != std::string_view::npos && text[first] == '<';
    (xes ? read_xes_log : read_csv_log)(text, zone, file, builder, found);
  }
  EventLog log = builder.take();
  if (log.traces.empty() && !has_errors(found)) report("log-without-events", file, found);
  const bool usable = !has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return usable ? std::optional(std::move(log)) : std::nullopt;
}

std::string write_event_log(const EventLog& log, LogFormat format, int zone) {
  EventLogWriter writer(format, zone, log.names);
  GrowingText text;
  for (const Trace& trace : log.traces) writer.write(trace.id, trace.events, text);
  return writer.head().append(text.view()) + writer.tail();
}

}  // namespace selaras::model
