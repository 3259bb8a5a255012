#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/calendar.h"

namespace selaras::simulator {

/// Lengths of time, one a case, in four bytes each: to the millisecond below 24 days, to the second
/// above (halves up), which no day count that is printed shows. Their sum is exact. Not
/// negative, below 68 years. Zeros ahead of all others are only counted: of many a kind of time
/// there is none.
class CompactTimes {
 public:
  /// The sum of all, to the tick.
  struct Total {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    void add(model::Ticks ticks) {
      const auto more = static_cast<std::uint64_t>(ticks);
      low += more;
      high += low < more ? 1 : 0;
    }
    [[nodiscard]] double ticks() const {
      return static_cast<double>(high) * 0x1p64 + static_cast<double>(low);
    }
  };

  CompactTimes() = default;
  CompactTimes(std::vector<std::uint32_t> codes, const Total& total)
      : codes_(std::move(codes)), total_(total) {}

  void reserve(std::size_t count) { codes_.reserve(count); }
  /// Many, as they are stored, and their sum.
  void append(std::span<const std::uint32_t> codes, model::Ticks sum) {
    if (sum == 0 && codes_.empty()) {
      zeros_ += codes.size();
      return;
    }
    codes_.insert(codes_.end(), codes.begin(), codes.end());
    total_.add(sum);
  }

  [[nodiscard]] const Total& total() const { return total_; }

  /// Zeros that stand ahead of the codes and are not among them.
  [[nodiscard]] std::size_t zeros() const { return zeros_; }
  /// As they are stored; greater ones are longer times, 0 is none.
  [[nodiscard]] const std::vector<std::uint32_t>& codes() const { return codes_; }
  [[nodiscard]] std::size_t size() const { return zeros_ + codes_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }

  /// The highest bit tells the unit.
  [[nodiscard]] static std::uint32_t encoded(model::Ticks ticks) {
    const auto length = static_cast<std::uint64_t>(ticks);
    if (length < limit) [[likely]] {
      return static_cast<std::uint32_t>((length + per_millisecond / 2) / per_millisecond);
    }
    const std::uint64_t seconds = (length + per_second / 2) / per_second;
    return in_seconds | static_cast<std::uint32_t>(seconds < longest ? seconds : longest);
  }
  [[nodiscard]] static model::Ticks decoded(std::uint32_t code) {
    const std::uint64_t count = code & ~in_seconds;
    return static_cast<model::Ticks>(count *
                                     ((code & in_seconds) != 0 ? per_second : per_millisecond));
  }

 private:
  static constexpr std::uint32_t in_seconds = std::uint32_t{1} << 31;
  static constexpr std::uint64_t per_millisecond = 1000;
  static constexpr std::uint64_t per_second = model::ticks_per_second;
  static constexpr std::uint64_t limit = 24 * model::ticks_per_date;
  static constexpr std::uint64_t longest = in_seconds - 1;

  std::size_t zeros_ = 0;
  std::vector<std::uint32_t> codes_;
  Total total_;
};

}  // namespace selaras::simulator
