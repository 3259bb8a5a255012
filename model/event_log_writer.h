#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/event_log.h"

namespace selaras::model {

/// Writes a log case by case. Names are made safe once, so that an event costs a few copies: a
/// simulation writes millions of them a second.
class EventLogWriter {
 public:
  /// `zone` in minutes; the numbers in the events are entries of `names`.
  EventLogWriter(LogFormat format, int zone, std::span<const std::string> names);

  [[nodiscard]] std::string head() const;
  /// Appends the case to `text`.
  void write(std::string_view case_id, std::span<const LogEvent> events, std::string& text);
  [[nodiscard]] std::string tail() const;

 private:
  void write_csv(std::string_view case_id, const LogEvent& event, std::string& text);
  void write_xes(const LogEvent& event, std::string& text);
  [[nodiscard]] std::string safe(std::string_view name) const;
  [[nodiscard]] std::string_view name(std::uint32_t number) const {
    return number == unnamed ? std::string_view() : names_[number];
  }

  LogFormat format_;
  MomentFormat moments_;
  std::vector<std::string> names_;  // as they are written
  std::size_t longest_ = 0;         // of an event without its case's id
  std::vector<char> row_;
};

}  // namespace selaras::model
