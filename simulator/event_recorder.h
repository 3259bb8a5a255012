#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/event_log.h"
#include "model/event_log_writer.h"
#include "model/growing_text.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/log_turns.h"
#include "simulator/observer.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// Where an event log goes, and how it is written.
struct LogRequest {
  model::LogFormat format = model::LogFormat::csv;
  /// Takes the text piece by piece, from any thread, never two at once. What it throws ends the
  /// simulation.
  std::function<void(std::string_view)> write;
};

/// The words of an event log, and where in them things stand.
struct LogWords {
  LogWords() = default;
  LogWords(const Process& process, const model::Procedure& procedure,
           const model::Scenario& scenario);

  std::vector<std::string> names;
  std::vector<std::uint32_t> of_station;
  std::vector<std::uint32_t> of_resource;
  std::vector<std::uint32_t> of_outcome;
  std::vector<std::uint32_t> of_way;
  std::vector<std::string> of_stream;  // in a case's id, between replication and number
  int zone = 0;                        // minutes
};

/// Listens to a replication and writes its event log. A case is written when it has left: `r3-c17`
/// is the 17th to arrive in the third replication; where several streams of arrivals run,
/// `r3-a2-c17` the 17th of the second; `r3-i5` is the fifth of those inside at the start.
class EventRecorder : public Observer {
 public:
  EventRecorder(const Process& process, const LogWords& words, model::LogFormat format,
                LogTurns& turns);

  void begin(std::int64_t replication);
  void end();

  void arrived(const Arrival& arrival);
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at);
  void began(const Work& work);
  void suspended(const Work& work, Instant at) { add(work, model::Transition::suspend, at); }
  void resumed(const Work& work, Instant at) { add(work, model::Transition::resume, at); }
  void finished(const Work& work);
  void gave_up(const Work& work);
  void returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant until);
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until);
  void chose(std::uint32_t slot, std::uint32_t station, std::uint32_t way);
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at);
  void left(std::uint32_t slot, bool closed, Instant at);

 private:
  struct Recorded {
    std::uint32_t stream = 0;
    std::uint64_t number = 0;
    std::vector<model::LogEvent> events;
  };

  void add(const Work& work, model::Transition transition, Instant at) {
    add(work.slot, work.station, transition, at, words_.of_resource[work.resource]);
  }
  void add(std::uint32_t slot, std::uint32_t station, model::Transition transition, Instant at,
           std::uint32_t resource = model::unnamed) {
    cases_[slot].events.push_back({.at = at - zone_,
                                   .activity = words_.of_station[station],
                                   .resource = resource,
                                   .transition = transition});
  }
  [[nodiscard]] std::string_view id_of(const Recorded& recorded);

  const Process& process_;
  const LogWords& words_;
  Ticks zone_;
  model::EventLogWriter writer_;
  LogTurns& turns_;
  std::int64_t replication_ = 0;
  std::string id_;
  model::GrowingText text_;
  std::vector<Recorded> cases_;  // by slot
};

}  // namespace selaras::simulator
