#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/event_log.h"

/// What the readers of the two formats share.
namespace selaras::model {

/// Collects events into traces and gives every name one number.
class EventLogBuilder {
 public:
  explicit EventLogBuilder(std::string file) { log_.file = std::move(file); }

  /// `unnamed` for an empty text.
  [[nodiscard]] std::uint32_t number(std::string_view name);
  void add(std::string_view case_id, const LogEvent& event);
  /// The log, each trace in the order of time.
  [[nodiscard]] EventLog take();

 private:
  EventLog log_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::size_t> traces_;
};

[[nodiscard]] std::string_view word_of(Transition transition);
/// In any case of letters; empty where the word is another's.
[[nodiscard]] std::optional<Transition> transition_of(std::string_view word);

/// Add to the builder what the text holds. Faults are in the diagnostics.
void read_csv_log(std::string_view text, int zone, const std::string& file,
                  EventLogBuilder& builder, Diagnostics& diagnostics);
void read_xes_log(std::string_view text, int zone, const std::string& file,
                  EventLogBuilder& builder, Diagnostics& diagnostics);

}  // namespace selaras::model
