#pragma once

#include <cstdint>
#include <vector>

#include "simulator/clocks.h"
#include "simulator/joint_process.h"
#include "simulator/observer.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// What one replication leaves behind of one office.
struct OfficeTally {
  std::int64_t arrived = 0;
  std::int64_t closed = 0;
  Ticks cycle = 0;                 // working time, over the closed ones
  std::vector<ClaimTally> claims;  // in the member's order
};

/// What one replication of a joint process leaves behind.
struct JointTally {
  std::vector<Tally>
      members;  // all offices of each together; shared people as they served everybody
  std::vector<OfficeTally> offices;
};

/// Listens to a replication of a joint process and counts, member by member and office by office.
class JointStatistics : public Observer {
 public:
  explicit JointStatistics(const JointProcess& joint);

  void begin();
  /// `usage`: within the window, by resource of the joint process.
  [[nodiscard]] JointTally take(const std::vector<WindowUsage>& usage);

  void arrived(const Arrival& arrival);
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
    of(slot).began_alone(slot, own(slot, station), at);
  }
  void finished(Work work) {
    work.station = own(work.slot, work.station);
    of(work.slot).finished(work);
  }
  void gave_up(Work work) {
    work.station = own(work.slot, work.station);
    of(work.slot).gave_up(work);
  }
  void lacked(std::uint32_t slot, std::uint64_t documents) { of(slot).lacked(slot, documents); }
  void returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    of(slot).returned(slot, own(slot, station), from, until);
  }
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    of(slot).delayed(slot, own(slot, station), from, until);
  }
  void passed(std::uint32_t slot, std::uint32_t marks, Instant at);
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at);
  void left(std::uint32_t slot, bool closed, Instant at);

 private:
  [[nodiscard]] const Office& office(std::uint32_t slot) const {
    return joint_.offices[offices_[slot]];
  }
  [[nodiscard]] Statistics& of(std::uint32_t slot) { return members_[office(slot).member]; }
  [[nodiscard]] std::uint32_t own(std::uint32_t slot, std::uint32_t station) const {
    return station - office(slot).first_station;
  }
  void note_judgements(std::uint32_t slot);

  const JointProcess& joint_;
  std::vector<Statistics> members_;
  std::vector<std::uint32_t> offices_;          // by slot
  std::vector<OfficeTally> tallies_;            // by office
  std::vector<std::vector<ClaimTally>> noted_;  // [member]: what has gone to its offices so far
};

}  // namespace selaras::simulator
