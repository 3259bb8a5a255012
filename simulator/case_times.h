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
  void push_back(const Spent& spent) { append(&spent, 1, 1); }
  /// Up to `most_at_once`, each `stride` behind the one before.
  void append(const Spent* first, std::size_t stride, std::size_t count) {
    std::array<std::uint32_t, most_at_once> codes;
    model::Ticks sum = 0;  // of a few thousand years at most
    model::Ticks apart = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Spent& spent = first[i * stride];
      codes[i] = CompactTimes::encoded(spent.working);
      sum += spent.working;
      apart |= spent.working ^ spent.calendar;
    }
    if (alike_ && apart != 0) part();
    working_.append({codes.data(), count}, sum);
    if (alike_) return;
    sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      codes[i] = CompactTimes::encoded(first[i * stride].calendar);
      sum += first[i * stride].calendar;
    }
    calendar_.append({codes.data(), count}, sum);
  }
  static constexpr std::size_t most_at_once = 128;

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

/// Gathers how cases went and files it many at once, which costs half as much.
class ClosedCases {
 public:
  /// True where there is no room for another.
  [[nodiscard]] bool add(std::uint16_t outcome, const CaseTimes& times) {
    outcomes_[size_] = outcome;
    rows_[size_++] = times;
    return size_ == rows_.size();
  }

  void clear() { size_ = 0; }

  template <class To>
  void file(To& tally) {
    file(tally.cycle, &CaseTimes::cycle);
    file(tally.processing, &CaseTimes::processing);
    file(tally.waiting, &CaseTimes::waiting);
    file(tally.delay, &CaseTimes::delay);
    tally.outcome_of_case.insert(tally.outcome_of_case.end(), outcomes_.begin(),
                                 outcomes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ = 0;
  }

 private:
  void file(Samples& samples, Spent CaseTimes::*kind) {
    samples.append(&(rows_[0].*kind), sizeof(CaseTimes) / sizeof(Spent), size_);
  }

  static constexpr std::size_t most = Samples::most_at_once;

  std::array<std::uint16_t, most> outcomes_;
  std::array<CaseTimes, most> rows_;
  std::size_t size_ = 0;
};

}  // namespace selaras::simulator
