#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/event_log.h"
#include "model/procedure.h"

namespace selaras::simulator {

/// A step of a case as a log tells it, instants in local civil time.
struct LoggedVisit {
  std::uint32_t step = 0;  // index into Procedure::steps
  std::uint32_t resource = model::unnamed;
  std::uint32_t outcome = model::unnamed;
  model::Instant came = 0;  // scheduled, else begun
  model::Instant began = 0;
  model::Instant worked =
      0;  // the work was done: the last suspension that nothing resumed, or the end
  model::Instant ended = 0;
  model::Ticks broken_off = 0;  // working time between suspensions and resumptions
  bool started = false;         // the log tells when it began
};

struct LoggedCase {
  model::Instant arrived = 0;
  std::vector<LoggedVisit> visits;  // that came to their end, by that
};

struct LoggedCases {
  std::vector<LoggedCase> cases;
  std::map<std::string, std::int64_t> unknown;  // activities that are no step, and how often
};

/// Puts the events of each case together to visits. Of an activity that goes on several times at
/// once in one case, what began first ends first.
[[nodiscard]] LoggedCases cases_of(const model::EventLog& log, const model::Procedure& procedure,
                                   const model::Calendar& calendar, int zone);

}  // namespace selaras::simulator
