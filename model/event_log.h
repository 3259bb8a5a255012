#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/timestamp.h"

/// What happened to each case and when, as offices' systems and the simulator record it.
namespace selaras::model {

/// What happens to an activity of a case (the standard life cycle of XES, IEEE 1849): it waits for
/// someone, someone begins, breaks off, goes on, and it is over. A step whose work is done but
/// which still waits for something outside (the post, the applicant) is suspended until it
/// completes.
enum class Transition : std::uint8_t { schedule, start, suspend, resume, complete };

/// No entry of `EventLog::names`.
inline constexpr std::uint32_t unnamed = std::numeric_limits<std::uint32_t>::max();

/// The numbers are entries of `EventLog::names`.
struct LogEvent {
  UtcInstant at = 0;
  std::uint32_t activity = 0;
  std::uint32_t resource = unnamed;
  std::uint32_t outcome = unnamed;  // of the activity: which way a decision took
  std::uint32_t closes = unnamed;   // the outcome that the whole case reaches with this event
  std::uint32_t line = 0;           // of the file; 0: of none
  Transition transition = Transition::complete;

  bool operator==(const LogEvent&) const = default;
};

/// A case, its events by time; as in the file where that is equal.
struct Trace {
  std::string id;
  std::vector<LogEvent> events;

  bool operator==(const Trace&) const = default;
};

struct EventLog {
  std::string file;
  std::vector<std::string> names;
  std::vector<Trace> traces;  // by first appearance in the file
};

enum class LogFormat { csv, xes };

/// By the ending of a file's name; empty where it is neither `.csv` nor `.xes`.
[[nodiscard]] std::optional<LogFormat> log_format_of(std::string_view file);

inline constexpr std::size_t log_size_limit = std::size_t{256} << 20;  // bytes

// Codes of diagnostics beside those of any file, with their arguments:
//   log-too-large          limit (MiB)
//   log-invalid-utf8
//   log-without-events
//   log-column-missing     column (case, activity, time)
//   log-column-twice       column
//   log-unfinished-quote
//   log-wrong-fields       expected, found
//   log-wrong-time         value
//   log-empty-value        column (case, activity, time)
//   log-xml-syntax
//   log-doctype                              (refused: nothing of a log needs one)
//   log-without-log                          (the outermost element is not <log>)
//   log-attribute-missing  key, element (trace, event)

/// Reads CSV with a header row, or XES where the text begins with `<`. Of CSV, commas, semicolons
/// or tabs part the fields; columns are known by the names that process-mining tools give them
/// (`case:concept:name`, `concept:name`, `time:timestamp`, `lifecycle:transition`, `org:resource`;
/// or plainly case, activity, timestamp …, or a row per activity with start_time and end_time).
/// Other columns and attributes, and transitions of other kinds, are passed over. `zone` is the
/// offset in minutes of times that state none. Empty where an error was reported.
[[nodiscard]] std::optional<EventLog> read_event_log(std::string_view text, const std::string& file,
                                                     int zone, Diagnostics& diagnostics);

/// The log in that format, its times in that zone (minutes east of Greenwich). Written and read
/// again it is the same, but for places.
[[nodiscard]] std::string write_event_log(const EventLog& log, LogFormat format, int zone);

}  // namespace selaras::model
