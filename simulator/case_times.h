#pragma once

#include <array>
#include <cstddef>

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

/// Times of the counted cases of one replication, one entry a case.
struct Samples {
  CompactTimes working;
  CompactTimes calendar;
};

/// Gathers the times of cases and files them many at once, which costs half as much.
class CaseTimesBlock {
 public:
  /// True where the block is full with it.
  [[nodiscard]] bool add(const CaseTimes& times) {
    rows_[size_++] = times;
    return size_ == rows_.size();
  }

  void clear() { size_ = 0; }

  template <class To>
  void file(To& times) {
    file(times.cycle, &CaseTimes::cycle);
    file(times.processing, &CaseTimes::processing);
    file(times.waiting, &CaseTimes::waiting);
    file(times.delay, &CaseTimes::delay);
    size_ = 0;
  }

 private:
  static constexpr std::size_t stride = sizeof(CaseTimes) / sizeof(model::Ticks);

  void file(Samples& samples, Spent CaseTimes::*kind) {
    samples.working.append(&(rows_[0].*kind).working, stride, size_);
    samples.calendar.append(&(rows_[0].*kind).calendar, stride, size_);
  }

  std::array<CaseTimes, 128> rows_;
  std::size_t size_ = 0;
};

}  // namespace selaras::simulator
