#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
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

  /// Many at once; what is behind the last of them is zero.
  static constexpr std::size_t most_at_once = 128;
  using Block = std::array<model::Ticks, most_at_once>;

  void reserve(std::size_t count) { codes_.reserve(count); }
  void push_back(model::Ticks ticks) {
    if (ticks == 0 && codes_.empty()) {
      ++zeros_;
      return;
    }
    codes_.push_back(encoded(ticks));
    total_.add(ticks);
  }
  /// The first `count` of the block.
  void append(const Block& block, std::size_t count) {
    model::Ticks sum = 0;  // of a few thousand years at most
#pragma GCC unroll 8
    for (const model::Ticks ticks : block) sum += ticks;
    if (sum == 0 && codes_.empty()) {
      zeros_ += count;
      return;
    }
    model::Ticks bits = 0;
#pragma GCC unroll 8
    for (const model::Ticks ticks : block) bits |= ticks;
    const Codes codes = bits < short_ones ? encoded_short(block) : encoded(block);
    codes_.insert(codes_.end(), codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(count));
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
  using Codes = std::array<std::uint32_t, most_at_once>;

  [[nodiscard]] static Codes encoded(const Block& block) {
    Codes codes;
    std::ranges::transform(block, codes.begin(), [](model::Ticks ticks) { return encoded(ticks); });
    return codes;
  }
  /// The same, where all are short of `short_ones`. Processors divide whole numbers one by one, but
  /// multiply several reals at once. A whole number below 2^52 becomes a real as the lower bits of
  /// one between 2^52 and 2^53. The product never falls below a whole number that it should reach,
  /// since the real nearest to a thousandth is above it, nor does it reach the next one: below 2^40
  /// its error is much less than a thousandth.
  [[nodiscard]] static Codes encoded_short(const Block& block) {
    constexpr double offset = 0x1p52;
    constexpr double of_a_tick = 1.0 / per_millisecond;
    Codes codes;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::uint64_t rounded = static_cast<std::uint64_t>(block[i]) + per_millisecond / 2;
      const double real = std::bit_cast<double>(std::bit_cast<std::uint64_t>(offset) + rounded);
      codes[i] = static_cast<std::uint32_t>(static_cast<std::int32_t>((real - offset) * of_a_tick));
    }
    return codes;
  }

  static constexpr model::Ticks short_ones = model::Ticks{1} << 40;  // ticks; twelve days
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
