#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/event_log.h"

/// Any bytes as a log: refused with a reason, or a log that is the same when it is written and read
/// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace selaras::model;
  constexpr int zone = 7 * 60;
  Diagnostics faults;
  const auto log =
      read_event_log({reinterpret_cast<const char*>(data), size}, "fuzz.csv", zone, faults);
  if (log.has_value() == has_errors(faults)) std::abort();
  if (!log) return 0;
  const auto again =
      read_event_log(write_event_log(*log, LogFormat::csv, zone), "fuzz.csv", zone, faults);
  if (!again || again->traces.size() != log->traces.size()) std::abort();
  const auto as_xes =
      read_event_log(write_event_log(*log, LogFormat::xes, zone), "fuzz.xes", zone, faults);
  // XML has no words for some control characters, so that two names may have become one.
  if (!as_xes || as_xes->traces.size() > log->traces.size()) std::abort();
  return 0;
}
