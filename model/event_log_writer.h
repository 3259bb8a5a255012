#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/event_log.h"
#include "model/growing_text.h"
#include "model/snippets.h"

namespace selaras::model {

/// Writes a log case by case. Names are made safe once, so that an event costs a few copies: a
/// simulation writes millions of them a second.
class EventLogWriter {
 public:
  /// `zone` in minutes; the numbers in the events are entries of `names`.
  EventLogWriter(LogFormat format, int zone, std::span<const std::string> names);

  [[nodiscard]] std::string head() const;
  /// Appends the case to `text`.
  void write(std::string_view case_id, std::span<const LogEvent> events, GrowingText& text);
  [[nodiscard]] std::string tail() const;

 private:
  void write_csv(std::string_view case_id, std::span<const LogEvent> events, GrowingText& text);
  void write_xes(std::string_view case_id, std::span<const LogEvent> events, GrowingText& text);
  [[nodiscard]] char* write_xes(char* to, const LogEvent& event);
  [[nodiscard]] std::string safe(std::string_view name) const;

  LogFormat format_;
  MomentFormat moments_;
  Snippets names_;  // with what stands behind a name
  Snippets transitions_;
  std::size_t longest_ = 0;  // of an event without its case's id
};

}  // namespace selaras::model
