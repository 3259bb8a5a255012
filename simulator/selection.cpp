#include "simulator/selection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <numeric>

namespace selaras::simulator {
namespace {

constexpr int digit_bits = 11;
constexpr std::size_t digits = std::size_t{1} << digit_bits;

/// Deals the values into bins by one digit, the highest first, and goes on only in bins that hold a
/// rank asked for.
class Selection {
 public:
  Selection(std::vector<std::int64_t>& values, std::span<const std::size_t> ranks)
      : values_(values), scratch_(values.size()), ranks_(ranks) {
    results_.reserve(ranks.size());
  }

  std::vector<std::int64_t> results() {
    const auto most = static_cast<std::uint64_t>(std::ranges::max(values_));
    if (most == 0) return std::vector<std::int64_t>(ranks_.size(), 0);  // nobody waited
    select(0, values_.size(), std::max(static_cast<int>(std::bit_width(most)) - digit_bits, 0));
    return std::move(results_);
  }

 private:
  [[nodiscard]] bool wanted_before(std::size_t end) const {
    return results_.size() < ranks_.size() && ranks_[results_.size()] < end;
  }

  void select(std::size_t begin, std::size_t end, int shift) {
    constexpr std::size_t few = 2 * digits;
    if (end - begin <= few) return sort(begin, end);
    const std::array<std::size_t, digits + 1> bins = deal(begin, end, shift);
    for (std::size_t bin = 0; bin < digits; ++bin) {
      if (!wanted_before(bins[bin + 1])) continue;
      if (shift == 0) {
        take(bins[bin + 1]);  // all of one bin are equal now
      } else {
        select(bins[bin], bins[bin + 1], std::max(shift - digit_bits, 0));
      }
    }
  }

  void sort(std::size_t begin, std::size_t end) {
    const auto first = values_.begin();
    std::sort(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end));
    take(end);
  }

  void take(std::size_t end) {
    while (wanted_before(end)) results_.push_back(values_[ranks_[results_.size()]]);
  }

  /// Where each bin begins.
  std::array<std::size_t, digits + 1> deal(std::size_t begin, std::size_t end, int shift) {
    const auto digit = [shift](std::int64_t value) {
      return static_cast<std::size_t>(value >> shift) & (digits - 1);
    };
    std::array<std::size_t, digits + 1> bins{};
    for (std::size_t at = begin; at < end; ++at) ++bins[digit(values_[at])];
    std::exclusive_scan(bins.begin(), bins.end(), bins.begin(), begin);
    std::array<std::size_t, digits + 1> next = bins;
    for (std::size_t at = begin; at < end; ++at) {
      scratch_[next[digit(values_[at])]++] = values_[at];
    }
    std::copy_n(scratch_.begin() + static_cast<std::ptrdiff_t>(begin), end - begin,
                values_.begin() + static_cast<std::ptrdiff_t>(begin));
    return bins;
  }

  std::vector<std::int64_t>& values_;
  std::vector<std::int64_t> scratch_;
  std::span<const std::size_t> ranks_;
  std::vector<std::int64_t> results_;
};

}  // namespace

std::vector<std::int64_t> at_ranks(std::vector<std::int64_t>& values,
                                   std::span<const std::size_t> ranks) {
  assert(std::ranges::is_sorted(ranks) && (ranks.empty() || ranks.back() < values.size()));
  if (values.empty()) return {};
  return Selection(values, ranks).results();
}

}  // namespace selaras::simulator
