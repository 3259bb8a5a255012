#include "simulator/selection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <optional>

namespace selaras::simulator {
namespace {

using Values = std::span<const std::uint32_t>;
using Ranks = std::span<const std::size_t>;

std::size_t size_of(Parts parts) {
  std::size_t size = 0;
  for (const Values values : parts) size += values.size();
  return size;
}

/// Bins of equal width, a power of two, from the least value to the greatest.
class EvenBins {
 public:
  /// Some four values a bin, and no more bins than the nearest cache holds.
  EvenBins(std::uint32_t least, std::uint32_t most, std::size_t size) : least_(least) {
    constexpr int most_bits = 11;
    const int bits = std::clamp(static_cast<int>(std::bit_width(size)) - 2, 2, most_bits);
    shift_ = std::max(static_cast<int>(std::bit_width(most - least)) - bits, 0);
    count_ = std::size_t{of(most)} + 1;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint32_t of(std::uint32_t value) const { return (value - least_) >> shift_; }
  /// The value of a bin that has room for no other.
  [[nodiscard]] std::optional<std::uint32_t> only_value(std::size_t bin) const {
    if (shift_ > 0) return std::nullopt;
    return least_ + static_cast<std::uint32_t>(bin);
  }

 private:
  std::uint32_t least_;
  int shift_;
  std::size_t count_;
};

/// As many bins in each octave: where they lie needs no look at the values first, and a few values
/// far from the others do not make them wide. The highest bits of a value, plus one, as a float
/// tell its bin. The values above 2^31 stand in octaves of their own, since what a processor turns
/// into floats, many at once, has a sign.
class OctaveBins {
 public:
  explicit OctaveBins(std::size_t size)
      : bits_(std::clamp(static_cast<int>(std::bit_width(size)) - 11, 2, 9)),
        shift_(mantissa_bits - bits_) {}

  [[nodiscard]] std::size_t count() const { return 2 * octaves << bits_; }
  [[nodiscard]] std::uint32_t of(std::uint32_t value) const {
    const float above_one = static_cast<float>(static_cast<std::int32_t>(value & ~high)) + 1;
    const std::uint32_t bin =
        (std::bit_cast<std::uint32_t>(above_one) - std::bit_cast<std::uint32_t>(1.0f)) >> shift_;
    return bin + ((value & high) >> (high_bit - octave_bits - bits_));
  }
  /// The value of a bin that has room for no other.
  [[nodiscard]] std::optional<std::uint32_t> only_value(std::size_t bin) const {
    const std::size_t octave = bin >> bits_;
    const auto in_half = static_cast<int>(octave % octaves);
    if (in_half > bits_) return std::nullopt;
    const std::size_t within = bin & ((std::size_t{1} << bits_) - 1);
    const std::uint32_t value =
        (std::uint32_t{1} << in_half) - 1 + static_cast<std::uint32_t>(within >> (bits_ - in_half));
    return octave < octaves ? value : value | high;
  }

 private:
  static constexpr int mantissa_bits = 23;
  static constexpr int high_bit = 31;
  static constexpr std::uint32_t high = std::uint32_t{1} << high_bit;
  static constexpr int octave_bits = 5;
  static constexpr std::size_t octaves = std::size_t{1} << octave_bits;  // of either half

  int bits_;  // of the mantissa that tell bins apart
  int shift_;
};

/// Values and the bins that they belong to, found for many at once.
template <class Bins, class Act>
void for_each_binned(Parts parts, Bins bins, Act act) {
  constexpr std::size_t at_once = 64;
  std::array<std::uint32_t, at_once> found;
  for (Values values : parts) {
    for (; values.size() >= at_once; values = values.subspan(at_once)) {
      for (std::size_t i = 0; i < at_once; ++i) found[i] = bins.of(values[i]);
#pragma GCC unroll 4
      for (std::size_t i = 0; i < at_once; ++i) act(values[i], found[i]);
    }
    for (const std::uint32_t value : values) act(value, bins.of(value));
  }
}

/// Counts the values in bins, and looks closer only at bins that hold a rank asked for: what lies
/// in them is copied out and selected from in the same way.
class Selection {
 public:
  explicit Selection(std::vector<std::uint32_t>& results) : results_(results) {}

  void select(Parts parts, Ranks ranks) {
    if (ranks.empty()) return;
    if (const auto value = only_value(parts)) return repeat(*value, ranks.size());
    deal(parts, ranks, 0, OctaveBins(size_of(parts)));
  }

 private:
  static constexpr std::size_t few = 64;

  /// A bin that holds ranks asked for.
  struct Wanted {
    std::size_t bin = 0;
    std::size_t first_rank = 0;  // of its values
    std::size_t size = 0;
    Ranks ranks;
    std::optional<std::uint32_t> value = {};  // the only one; then nothing has to be looked into

    [[nodiscard]] std::size_t size_inside() const { return value ? 0 : size; }
  };

  /// Where all are alike.
  static std::optional<std::uint32_t> only_value(Parts parts) {
    std::optional<std::uint32_t> value;
    for (const Values values : parts) {
      for (const std::uint32_t each : values) {
        if (each != value.value_or(each)) return std::nullopt;
        value = each;
      }
    }
    return value;
  }

  void repeat(std::uint32_t value, std::size_t times) {
    results_.resize(results_.size() + times, value);
  }

  /// `ranks` ascend and are counted from `offset`, the rank of the first of all values.
  template <class Bins>
  void deal(Parts parts, Ranks ranks, std::size_t offset, Bins bins) {
    const std::vector<std::uint32_t> counts = counted(parts, bins);
    const std::vector<Wanted> wanted = find_wanted(counts, ranks, offset, bins);
    std::vector<std::uint32_t> inside = inside_of(wanted, picked(parts, wanted, bins), bins);
    std::size_t at = 0;
    for (const Wanted& bin : wanted) {
      look_into(std::span(inside).subspan(at, bin.size_inside()), bin);
      at += bin.size_inside();
    }
  }

  void look_into(std::span<std::uint32_t> values, const Wanted& bin) {
    if (bin.value) return repeat(*bin.value, bin.ranks.size());
    if (values.size() > few) {
      const Values all = values;
      const auto [least, most] = std::ranges::minmax(all);
      return deal({&all, 1}, bin.ranks, bin.first_rank, EvenBins(least, most, all.size()));
    }
    std::ranges::sort(values);
    for (const std::size_t rank : bin.ranks) results_.push_back(values[rank - bin.first_rank]);
  }

  template <class Bins>
  static std::vector<std::uint32_t> counted(Parts parts, Bins bins) {
    std::vector<std::uint32_t> counts(bins.count());
    for_each_binned(parts, bins, [&](std::uint32_t, std::uint32_t bin) { ++counts[bin]; });
    return counts;
  }

  template <class Bins>
  static std::vector<Wanted> find_wanted(const std::vector<std::uint32_t>& counts, Ranks ranks,
                                         std::size_t offset, Bins bins) {
    std::vector<Wanted> wanted;
    std::size_t behind = offset;
    for (std::size_t bin = 0; bin < counts.size() && !ranks.empty(); ++bin) {
      const std::size_t first = behind;
      behind += counts[bin];
      if (ranks.front() >= behind) continue;
      const auto beyond = std::ranges::lower_bound(ranks, behind);
      const auto inside = static_cast<std::size_t>(beyond - ranks.begin());
      wanted.push_back({bin, first, counts[bin], ranks.first(inside), bins.only_value(bin)});
      ranks = ranks.subspan(inside);
    }
    return wanted;
  }

  /// What lies in those bins, in the order of the values. Without a branch, which nobody could
  /// foretell.
  template <class Bins>
  static std::vector<std::uint32_t> picked(Parts parts, const std::vector<Wanted>& wanted,
                                           Bins bins) {
    std::vector<std::uint8_t> is_wanted(bins.count());
    std::size_t size = 0;
    for (const Wanted& bin : wanted) {
      is_wanted[bin.bin] = bin.value ? 0 : 1;
      size += bin.size_inside();
    }
    std::vector<std::uint32_t> some(size + 1);
    std::size_t next = 0;
    for_each_binned(parts, bins, [&](std::uint32_t value, std::uint32_t bin) {
      some[next] = value;
      next += is_wanted[bin];
    });
    some.pop_back();
    return some;
  }

  /// The same, bin by bin.
  template <class Bins>
  static std::vector<std::uint32_t> inside_of(const std::vector<Wanted>& wanted,
                                              const std::vector<std::uint32_t>& some, Bins bins) {
    std::vector<std::uint32_t> places(bins.count());
    std::uint32_t place = 0;
    for (const Wanted& bin : wanted) {
      places[bin.bin] = place;
      place += static_cast<std::uint32_t>(bin.size_inside());
    }
    std::vector<std::uint32_t> inside(some.size());
    for (const std::uint32_t value : some) inside[places[bins.of(value)]++] = value;
    return inside;
  }

  std::vector<std::uint32_t>& results_;
};

}  // namespace

std::vector<std::uint32_t> at_ranks(Parts parts, std::span<const std::size_t> ranks,
                                    std::size_t zeros) {
  assert(std::ranges::is_sorted(ranks));
  const auto first_beyond = std::ranges::lower_bound(ranks, zeros);
  std::vector<std::uint32_t> results(static_cast<std::size_t>(first_beyond - ranks.begin()));
  std::vector<std::size_t> others(first_beyond, ranks.end());
  for (std::size_t& rank : others) rank -= zeros;
  results.reserve(ranks.size());
  Selection(results).select(parts, others);
  return results;
}

}  // namespace selaras::simulator
