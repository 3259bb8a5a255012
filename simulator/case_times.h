#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "model/procedure.h"
#include "simulator/compact_times.h"

namespace selaras::simulator {

/// Working time and calendar time.
struct Spent {
  model::Ticks working = 0;
  model::Ticks calendar = 0;

  Spent& operator+=(const Spent& more) {
    working += more.working;
    calendar += more.calendar;
    return *this;
  }
  friend Spent operator+(Spent a, const Spent& b) { return a += b; }
};

/// How long a case took until its close, and how long of it somebody worked on it, it waited in
/// queues, nobody was needed.
struct CaseTimes {
  Spent cycle;
  Spent processing;
  Spent waiting;
  Spent delay;
};

/// Times of the counted cases of one replication, one entry a case, as working time and by the
/// calendar. Kept once as long as the two are the same for every case, as they are of what nobody
/// pauses.
class Samples {
 public:
  Samples() = default;
  /// As many of both.
  Samples(CompactTimes working, CompactTimes calendar)
      : working_(std::move(working)), calendar_(std::move(calendar)), alike_(false) {}

  void reserve(std::size_t count) { working_.reserve(count); }
  void push_back(const Spent& spent) {
    if (alike_ && spent.working != spent.calendar) part();
    working_.push_back(spent.working);
    if (!alike_) calendar_.push_back(spent.calendar);
  }
  /// Many at once.
  struct Block {
    CompactTimes::Block working{};
    CompactTimes::Block calendar{};

    void put(std::size_t at, const Spent& spent) {
      working[at] = spent.working;
      calendar[at] = spent.calendar;
    }
  };
  /// The first `count` of the block.
  void append(const Block& block, std::size_t count) {
    model::Ticks apart = 0;
    for (std::size_t i = 0; i < CompactTimes::most_at_once; ++i) {
      apart |= block.working[i] ^ block.calendar[i];
    }
    if (alike_ && apart != 0) part();
    working_.append(block.working, count);
    if (!alike_) calendar_.append(block.calendar, count);
  }

  [[nodiscard]] const CompactTimes& of(model::TimeBase base) const {
    return base == model::TimeBase::calendar && !alike_ ? calendar_ : working_;
  }
  /// Whether the two are known to be the same.
  [[nodiscard]] bool alike() const { return alike_; }
  [[nodiscard]] std::size_t size() const { return working_.size(); }
  [[nodiscard]] bool empty() const { return working_.empty(); }

 private:
  void part() {
    alike_ = false;
    calendar_.reserve(working_.codes().capacity());
    calendar_ = working_;
  }

  CompactTimes working_;
  CompactTimes calendar_;  // empty while `alike_`
  bool alike_ = true;
};

/// Gathers how cases went and files it many at once, which costs less than one by one.
class ClosedCases {
 public:
  /// True where there is no room for another.
  [[nodiscard, gnu::always_inline]] bool add(std::uint16_t outcome, const CaseTimes& times) {
    const std::size_t at = size_;
    outcomes_[at] = outcome;
    cycles_.put(at, times.cycle);
    processing_.put(at, times.processing);
    waiting_.put(at, times.waiting);
    delays_.put(at, times.delay);
    size_ = at + 1;
    return size_ == most;
  }

  void clear() { size_ = 0; }

  template <class To>
  void file(To& tally) {
    file(cycles_, tally.cycle);
    file(processing_, tally.processing);
    file(waiting_, tally.waiting);
    file(delays_, tally.delay);
    tally.outcome_of_case.insert(tally.outcome_of_case.end(), outcomes_.begin(),
                                 outcomes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ = 0;
  }

 private:
  static constexpr std::size_t most = CompactTimes::most_at_once;

  void file(Samples::Block& block, Samples& samples) {
    for (std::size_t at = size_; at < most; ++at) block.put(at, {});
    samples.append(block, size_);
  }

  std::array<std::uint16_t, most> outcomes_;
  Samples::Block cycles_;
  Samples::Block processing_;
  Samples::Block waiting_;
  Samples::Block delays_;
  std::size_t size_ = 0;
};

}  // namespace selaras::simulator
