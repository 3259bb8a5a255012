#pragma once

#include <cstdint>

#include "simulator/process.h"

namespace selaras::simulator {

/// A case comes in.
struct Arrival {
  std::uint32_t slot = 0;    // by which the other verbs name the case, until it has left
  std::uint32_t stream = 0;  // of arrivals
  std::uint64_t number = 0;  // within its stream, from 0; with the stream it names the case
  std::uint32_t kind = 0;    // of case
  bool counted = false;      // in the window that results are about
  Instant at = 0;
};

/// What a resource does for a case at one step. What lies ahead of the verb that tells it is not
/// filled in yet.
struct Work {
  std::uint32_t slot = 0;  // of the case
  std::uint32_t station = 0;
  std::uint32_t resource = 0;
  std::uint32_t token = 0;  // names this work among all that goes on at once
  Instant queued = 0;
  Instant begins = 0;           // out of hours: the next opening, ahead of the verb that tells it
  Instant ends = 0;             // `finished` alone
  Ticks interrupted = 0;        // between suspensions and resumptions, calendar time
  Ticks waited = 0;             // before and between, working time of the resource
  Ticks duration = 0;           // working time of the work itself
  std::uint32_t person = none;  // of a resource that names its people: index into Process::people
};

/// What a replication tells, in the order in which it happens; every verb of one case comes in the
/// order of its instants. A listener derives from this and declares again what it wants to hear:
/// the calls are resolved at compile time, and what is not declared costs nothing.
///
/// Closing time is no suspension: who wants to see it cuts the work at the hours of its resource.
struct Observer {
  void arrived(const Arrival&) {}
  /// A step that nobody is needed for begins, as soon as the case comes to it.
  void began_alone(std::uint32_t /*slot*/, std::uint32_t /*station*/, Instant) {}
  void began(const Work&) {}
  /// Work more urgent takes the people away.
  void suspended(const Work&, Instant) {}
  void resumed(const Work&, Instant) {}
  void finished(const Work&) {}
  /// The applicant waits no longer, `ends` says since when: in the queue since `queued`, or,
  /// without a resource, in the delay.
  void gave_up(const Work&) {}
  /// What the file lacks that goes back: bit set of Process::documents. Told ahead of its return.
  void lacked(std::uint32_t /*slot*/, std::uint64_t /*documents*/) {}
  /// The file is incomplete and goes back to the applicant, told when it goes.
  void returned(std::uint32_t /*slot*/, std::uint32_t /*station*/, Instant /*from*/,
                Instant /*until*/) {}
  /// The delay behind a step, told when it begins.
  void delayed(std::uint32_t /*slot*/, std::uint32_t /*station*/, Instant /*from*/,
               Instant /*until*/) {}
  /// Where several ways lead on: which of Process::ways is taken.
  void chose(std::uint32_t /*slot*/, std::uint32_t /*station*/, std::uint32_t /*way*/) {}
  /// `marks`: bit set of Process::marks.
  void passed(std::uint32_t /*slot*/, std::uint32_t /*marks*/, Instant) {}
  /// The first outcome; the case may go on behind it.
  void closed(std::uint32_t /*slot*/, std::uint32_t /*outcome*/, Instant) {}
  /// Nothing is left to happen to the case. Not closed: it is stuck.
  void left(std::uint32_t /*slot*/, bool /*closed*/, Instant) {}
};

}  // namespace selaras::simulator
