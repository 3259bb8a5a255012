#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "model/calendar.h"
#include "simulator/case_times.h"
#include "simulator/clocks.h"
#include "simulator/observer.h"
#include "simulator/process.h"
#include "simulator/usage.h"

namespace selaras::simulator {

struct StationTally {
  std::int64_t visits = 0;
  Ticks processing = 0;
  Ticks waiting = 0;
  Ticks delay = 0;
  Ticks waiting_calendar = 0;
  std::int64_t given_up = 0;
  std::int64_t returned = 0;
};

struct ClaimTally {
  std::int64_t covered = 0;
  std::int64_t kept = 0;
};

/// What was followed beyond the first outcome.
struct FollowedTally {
  std::int64_t begun = 0;  // cases that came to where it is followed from
  Samples times;           // from there to the first time, of those that came so far
};

/// What one replication leaves behind.
struct Tally {
  std::int64_t arrived = 0;
  std::vector<std::int64_t> outcomes;          // [outcome]; the last are the stuck
  std::vector<std::uint16_t> outcome_of_case;  // in the order of `cycle`
  Samples cycle;
  Samples processing;
  Samples waiting;
  Samples delay;
  std::vector<StationTally> stations;
  std::vector<ClaimTally> claims;
  std::vector<FollowedTally> followed;
  std::vector<std::int64_t> lacking;  // [document]: returns at which it was missing
  std::vector<WindowUsage> resources;
  Instant last_closed = 0;
};

/// Listens to a replication and counts.
class Statistics : public Observer {
 public:
  explicit Statistics(const Process& process)
      : process_(process),
        clocks_(process),
        remembers_(!process.marks.empty() || !process.scopes.empty()),
        has_scopes_(!process.scopes.empty()),
        has_claims_(!process.claims.empty()),
        follows_(!process.followed.empty()) {}

  /// Memory is asked for once, if not many more cases come than expected.
  void begin(std::size_t expected_cases);
  [[nodiscard]] Tally take() {
    closed_.file(tally_);
    return std::move(tally_);
  }
  /// So far, but for the times of cases.
  [[nodiscard]] const Tally& tally() const { return tally_; }

  [[gnu::always_inline]] void arrived(const Arrival& arrival) {
    const std::uint32_t slot = arrival.slot;
    if (slot >= cases_.size()) [[unlikely]]
      make_room(slot);
    cases_[slot] = {
        .arrived = arrival.at,
        .arrived_work = arrival.counted ? clocks_.work(0, arrival.at) : CaseRecord::uncounted};
    if (remembers_) forget(slot);
    if (!arrival.counted) return;
    ++tally_.arrived;
    if (follows_) follow(slot, none, arrival.at);
  }
  /// A visit that needs people is counted when they have finished.
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant) {
    if (cases_[slot].counted()) ++tally_.stations[station].visits;
  }
  void finished(const Work& work) {
    CaseRecord& record = cases_[work.slot];
    if (!record.counted()) return;
    StationTally& station = tally_.stations[work.station];
    const Spent waited{work.waited, work.begins - work.queued + work.interrupted};
    const Spent spent{work.duration, work.ends - work.begins - work.interrupted};
    ++station.visits;
    station.processing += spent.working;
    station.waiting += waited.working;
    station.waiting_calendar += waited.calendar;
    record.waiting += waited;
    record.processing += spent;
    if (has_scopes_) spend_in_scopes(work.slot, work.station, waited + spent);
  }
  void gave_up(const Work& work);
  void lacked(std::uint32_t slot, std::uint64_t documents);
  void returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant until);
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until);
  void passed(std::uint32_t slot, std::uint32_t marks, Instant at);
  /// Working time since the case arrived; none where it is not counted.
  [[gnu::always_inline]] std::optional<Ticks> closed(std::uint32_t slot, std::uint32_t outcome,
                                                     Instant at) {
    const CaseRecord& record = cases_[slot];
    if (!record.counted()) return std::nullopt;
    const Spent cycle{clocks_.work(0, at) - record.arrived_work, at - record.arrived};
    ++tally_.outcomes[outcome];
    const bool full = closed_.add(static_cast<std::uint16_t>(outcome),
                                  {cycle, record.processing, record.waiting, record.delay});
    if (full) [[unlikely]]
      closed_.file(tally_);
    tally_.last_closed = at;
    if (has_claims_) judge(slot, none, at);
    return cycle.working;
  }
  void left(std::uint32_t slot, bool closed, Instant) {
    if (!closed && cases_[slot].counted()) [[unlikely]]
      get_stuck(slot);
  }

 private:
  struct alignas(64) CaseRecord {  // one cache line
    static constexpr Ticks uncounted = std::numeric_limits<Ticks>::min();

    Instant arrived = 0;
    Ticks arrived_work = uncounted;  // the same as working time
    Spent processing;
    Spent waiting;
    Spent delay;

    [[nodiscard]] bool counted() const { return arrived_work != uncounted; }
  };

  void make_room(std::uint32_t slot);
  /// The marks and scopes of the case that was there before.
  void forget(std::uint32_t slot);
  void spend_in_scopes(std::uint32_t slot, std::uint32_t station, Spent spent);
  /// Judges the promises that end at that mark, or with the case's close (`none`).
  void judge(std::uint32_t slot, std::uint32_t end_mark, Instant at);
  void get_stuck(std::uint32_t slot);
  /// What is followed from that mark begins, what is followed to it is reached.
  void follow(std::uint32_t slot, std::uint32_t mark, Instant at);
  [[nodiscard]] bool kept(const Claim& claim, std::uint32_t slot, Instant from, Instant at) const;
  [[nodiscard]] Instant running_since(const Claim& claim, std::uint32_t slot) const;
  [[nodiscard]] std::size_t mark_index(std::uint32_t slot, std::uint32_t mark) const {
    return std::size_t{slot} * process_.marks.size() + mark;
  }

  const Process& process_;
  Clocks clocks_;
  bool remembers_;  // marks or scopes
  bool has_scopes_;
  bool has_claims_;
  bool follows_;
  Tally tally_;
  ClosedCases closed_;
  std::vector<CaseRecord> cases_;
  std::vector<Instant> marks_;  // [slot * marks + mark]
  std::vector<Spent> scopes_;   // [slot * scopes + scope]
};

}  // namespace selaras::simulator
