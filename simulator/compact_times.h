#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "model/calendar.h"

namespace selaras::simulator {

/// Lengths of time, one a case, in four bytes each: to the millisecond below 24 days, to the second
/// above (halves up), which no day count that is printed shows. Their sum is exact. Not
/// negative, below 68 years.
class CompactTimes {
 public:
  class Iterator {
   public:
    using value_type = model::Ticks;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = value_type;

    Iterator() = default;
    explicit Iterator(const std::uint32_t* at) : at_(at) {}
    value_type operator*() const { return decoded(*at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    const std::uint32_t* at_ = nullptr;
  };

  void push_back(model::Ticks ticks) {
    codes_.push_back(encoded(ticks));
    const auto more = static_cast<std::uint64_t>(ticks);
    total_.low += more;
    total_.high += total_.low < more ? 1 : 0;
  }
  [[nodiscard]] model::Ticks operator[](std::size_t index) const { return decoded(codes_[index]); }
  /// The sum of all, to the tick.
  struct Total {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    [[nodiscard]] double ticks() const {
      return static_cast<double>(high) * 0x1p64 + static_cast<double>(low);
    }
  };
  [[nodiscard]] const Total& total() const { return total_; }
  [[nodiscard]] Total& total() { return total_; }

  /// As they are stored; greater ones are longer times.
  [[nodiscard]] const std::vector<std::uint32_t>& codes() const { return codes_; }
  [[nodiscard]] std::vector<std::uint32_t>& codes() { return codes_; }
  [[nodiscard]] std::size_t size() const { return codes_.size(); }
  [[nodiscard]] bool empty() const { return codes_.empty(); }
  [[nodiscard]] Iterator begin() const { return Iterator(codes_.data()); }
  [[nodiscard]] Iterator end() const { return Iterator(codes_.data() + codes_.size()); }

  /// The highest bit tells the unit.
  [[nodiscard]] static std::uint32_t encoded(model::Ticks ticks) {
    if (ticks < limit) {
      return static_cast<std::uint32_t>((ticks + per_millisecond / 2) / per_millisecond);
    }
    constexpr model::Ticks half = model::ticks_per_second / 2;
    const model::Ticks seconds = (ticks + half) / model::ticks_per_second;
    return in_seconds | static_cast<std::uint32_t>(seconds < longest ? seconds : longest);
  }
  [[nodiscard]] static model::Ticks decoded(std::uint32_t code) {
    const auto count = static_cast<model::Ticks>(code & ~in_seconds);
    return count * ((code & in_seconds) != 0 ? model::ticks_per_second : per_millisecond);
  }

 private:
  static constexpr std::uint32_t in_seconds = std::uint32_t{1} << 31;
  static constexpr model::Ticks per_millisecond = 1000;
  static constexpr model::Ticks limit = 24 * model::ticks_per_date;
  static constexpr model::Ticks longest = in_seconds - 1;

  std::vector<std::uint32_t> codes_;
  Total total_;
};

}  // namespace selaras::simulator
