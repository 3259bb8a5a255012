#include "simulator/selection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>

namespace selaras::simulator {
namespace {

using Values = std::span<std::int64_t>;
using Ranks = std::span<const std::size_t>;

/// Counts the values in bins of equal width, and looks closer only at bins that hold a rank asked
/// for: what lies in them is copied out and selected from in the same way.
class Selection {
 public:
  explicit Selection(std::vector<std::int64_t>& results) : results_(results) {}

  /// `ranks` ascend and are counted from `offset`, the rank of the first of `values`.
  void select(Values values, Ranks ranks, std::size_t offset) {
    if (ranks.empty()) return;
    if (values.size() <= few) return sort(values, ranks, offset);
    const auto [least, most] = std::ranges::minmax(values);
    if (least == most) return results_.resize(results_.size() + ranks.size(), least);
    deal(values, ranks, offset, least,
         std::max(static_cast<int>(std::bit_width(width(least, most))) - bin_bits, 0));
  }

 private:
  static constexpr int bin_bits = 13;
  static constexpr std::size_t bins = std::size_t{1} << bin_bits;
  static constexpr std::size_t few = 256;
  static constexpr std::uint32_t unwanted = std::numeric_limits<std::uint32_t>::max();

  /// A bin that holds ranks asked for.
  struct Wanted {
    std::size_t first_rank = 0;  // of its values
    std::size_t size = 0;
    Ranks ranks;
  };

  static std::uint64_t width(std::int64_t least, std::int64_t most) {
    return static_cast<std::uint64_t>(most - least);
  }

  void sort(Values values, Ranks ranks, std::size_t offset) {
    std::ranges::sort(values);
    for (const std::size_t rank : ranks) results_.push_back(values[rank - offset]);
  }

  void deal(Values values, Ranks ranks, std::size_t offset, std::int64_t least, int shift) {
    const auto bin_of = [least, shift](std::int64_t value) {
      return static_cast<std::size_t>(width(least, value) >> shift);
    };
    std::vector<std::uint32_t> counts(bins, 0);
    for (const std::int64_t value : values) ++counts[bin_of(value)];
    const std::vector<Wanted> wanted = find_wanted(counts, ranks, offset);
    std::vector<std::int64_t> inside = copy_wanted(values, counts, wanted, bin_of);
    std::size_t at = 0;
    for (const Wanted& bin : wanted) {
      select(Values(inside).subspan(at, bin.size), bin.ranks, bin.first_rank);
      at += bin.size;
    }
  }

  /// Turns the counts into where each bin's values will stand.
  static std::vector<Wanted> find_wanted(std::vector<std::uint32_t>& counts, Ranks ranks,
                                         std::size_t offset) {
    std::vector<Wanted> wanted;
    std::size_t behind = offset;
    std::uint32_t place = 0;
    for (std::uint32_t& count : counts) {
      const std::size_t first = behind;
      const std::uint32_t size = count;
      behind += size;
      const auto beyond = std::ranges::lower_bound(ranks, behind);
      const auto inside = static_cast<std::size_t>(beyond - ranks.begin());
      count = inside == 0 ? unwanted : place;
      if (inside == 0) continue;
      wanted.push_back({first, size, ranks.first(inside)});
      ranks = ranks.subspan(inside);
      place += size;
    }
    return wanted;
  }

  template <class BinOf>
  static std::vector<std::int64_t> copy_wanted(Values values, std::vector<std::uint32_t>& places,
                                               const std::vector<Wanted>& wanted, BinOf bin_of) {
    std::size_t size = 0;
    for (const Wanted& bin : wanted) size += bin.size;
    std::vector<std::int64_t> inside(size);
    for (const std::int64_t value : values) {
      std::uint32_t& place = places[bin_of(value)];
      if (place != unwanted) inside[place++] = value;
    }
    return inside;
  }

  std::vector<std::int64_t>& results_;
};

}  // namespace

std::vector<std::int64_t> at_ranks(std::vector<std::int64_t>& values,
                                   std::span<const std::size_t> ranks) {
  assert(std::ranges::is_sorted(ranks) && (ranks.empty() || ranks.back() < values.size()));
  std::vector<std::int64_t> results;
  if (values.empty()) return results;
  results.reserve(ranks.size());
  Selection(results).select(values, ranks, 0);
  return results;
}

}  // namespace selaras::simulator
