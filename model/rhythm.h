#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace selaras::model {

/// A stretch of work, end excluded; in whatever unit its owner counts.
struct Stretch {
  std::int64_t from = 0;
  std::int64_t until = 0;

  bool operator==(const Stretch&) const = default;
};

/// Stretches of work in a bounded span that begins at 0, and how much work lies before each point
/// of it. Both directions take constant time: a bucket tells the stretch to begin at, and a few
/// steps lead to the right one.
class Timetable {
 public:
  Timetable() : Timetable({}, 1) {}
  /// The stretches are in order, do not overlap, are not empty and lie within [0, span].
  Timetable(std::vector<Stretch> stretches, std::int64_t span);

  [[nodiscard]] std::int64_t total() const { return before_.back(); }

  /// Work within [0, time); `time` lies within [0, span).
  [[nodiscard]] std::int64_t work_before(std::int64_t time) const {
    std::size_t at = by_time_[static_cast<std::size_t>(time >> time_shift_)];
    while (stretches_[at].until <= time) ++at;
    const std::int64_t inside = time - stretches_[at].from;
    return before_[at] + (inside > 0 ? inside : 0);
  }

  /// The end of the stretch that `time` lies in; it lies in one.
  [[nodiscard]] std::int64_t end_of_stretch(std::int64_t time) const {
    std::size_t at = by_time_[static_cast<std::size_t>(time >> time_shift_)];
    while (stretches_[at].until <= time) ++at;
    return stretches_[at].until;
  }

  /// The earliest time by which that much work is done; `work` lies within (0, total].
  [[nodiscard]] std::int64_t when(std::int64_t work) const {
    std::size_t at = by_work_[static_cast<std::size_t>((work - 1) >> work_shift_)];
    while (before_[at + 1] < work) ++at;
    return stretches_[at].from + (work - before_[at]);
  }

 private:
  std::vector<Stretch> stretches_;    // and one behind all others, so that every search ends
  std::vector<std::int64_t> before_;  // work before each stretch
  std::vector<std::uint32_t> by_time_;
  std::vector<std::uint32_t> by_work_;
  int time_shift_ = 0;
  int work_shift_ = 0;
};

/// Work over all of time: the same week again and again, but for one span that is listed. Counts
/// ticks of working time as well as working dates; it does not know which.
class Rhythm {
 public:
  /// `week` repeats every `period` from `anchor` on, both ways; within [`from`, `until`) the
  /// `listed` stretches (relative to `from`) hold instead. The week holds some work.
  Rhythm(Timetable week, std::int64_t period, std::int64_t anchor, Timetable listed,
         std::int64_t from, std::int64_t until);

  /// Work done before `time`, counted from the beginning of the listed span; negative before it.
  [[nodiscard]] std::int64_t work_before(std::int64_t time) const {
    if (time >= from_ && time < until_) return listed_.work_before(time - from_);
    return regular_work_before(time) - (time < from_ ? regular_at_from_ : after_listed_);
  }

  /// The end of the stretch that `time` lies in; it lies in one.
  [[nodiscard]] std::int64_t end_of_stretch(std::int64_t time) const {
    if (time >= from_ && time < until_) return from_ + listed_.end_of_stretch(time - from_);
    const std::int64_t week = anchor_ + floor_quotient(time - anchor_, period_) * period_;
    const std::int64_t end = week + week_.end_of_stretch(time - week);
    return time < from_ && end > from_ ? from_ : end;
  }

  /// The earliest time by which that much work is done, counted likewise.
  [[nodiscard]] std::int64_t when(std::int64_t work) const {
    if (work > 0 && work <= listed_.total()) return from_ + listed_.when(work);
    return regular_when(work + (work <= 0 ? regular_at_from_ : after_listed_));
  }

 private:
  [[nodiscard]] static std::int64_t floor_quotient(std::int64_t of, std::int64_t by) {
    return of / by - (of % by < 0 ? 1 : 0);
  }
  [[nodiscard]] std::int64_t regular_work_before(std::int64_t time) const {
    const std::int64_t weeks = floor_quotient(time - anchor_, period_);
    return weeks * week_.total() + week_.work_before(time - anchor_ - weeks * period_);
  }
  [[nodiscard]] std::int64_t regular_when(std::int64_t work) const {
    const std::int64_t weeks = floor_quotient(work - 1, week_.total());
    return anchor_ + weeks * period_ + week_.when(work - weeks * week_.total());
  }

  Timetable week_;
  Timetable listed_;
  std::int64_t period_;
  std::int64_t anchor_;
  std::int64_t from_;
  std::int64_t until_;
  std::int64_t regular_at_from_ = 0;
  std::int64_t after_listed_ = 0;  // what the regular count is ahead of ours behind the span
};

}  // namespace selaras::model
