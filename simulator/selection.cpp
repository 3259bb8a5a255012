#include "simulator/selection.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

namespace selaras::simulator {
namespace {

using Values = std::span<const std::uint32_t>;
using Ranks = std::span<const std::size_t>;

/// Counts the values in bins of equal width, and looks closer only at bins that hold a rank asked
/// for: what lies in them is copied out and selected from in the same way.
class Selection {
 public:
  explicit Selection(std::vector<std::uint32_t>& results) : results_(results) {}

  /// `ranks` ascend and are counted from `offset`, the rank of the first of all values.
  void select(Parts parts, Ranks ranks, std::size_t offset) {
    if (ranks.empty()) return;
    const auto [least, most] = bounds(parts);
    if (least == most) return results_.resize(results_.size() + ranks.size(), least);
    const int width = static_cast<int>(std::bit_width(most - least));
    const int shift = std::max(width - bin_bits(size_of(parts)), 0);
    deal(parts, ranks, offset, {least, shift, std::size_t{(most - least) >> shift} + 1});
  }

 private:
  static constexpr std::size_t few = 64;

  /// Of equal width, a power of two.
  struct Bins {
    std::uint32_t least;
    int shift;
    std::size_t count;

    [[nodiscard]] std::size_t of(std::uint32_t value) const { return (value - least) >> shift; }
  };

  /// Where the next value of a bin goes.
  struct Place {
    std::uint32_t next = 0;
    std::uint32_t step = 0;
  };

  /// A bin that holds ranks asked for.
  struct Wanted {
    std::size_t first_rank = 0;  // of its values
    std::size_t size = 0;
    Ranks ranks;
  };

  static std::size_t size_of(Parts parts) {
    std::size_t size = 0;
    for (const Values values : parts) size += values.size();
    return size;
  }

  /// Some four values a bin, and no more bins than the nearest cache holds.
  static int bin_bits(std::size_t size) {
    constexpr int most = 11;
    return std::clamp(static_cast<int>(std::bit_width(size)) - 2, 2, most);
  }

  static std::pair<std::uint32_t, std::uint32_t> bounds(Parts parts) {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t most = 0;
    for (const Values values : parts) {
      for (const std::uint32_t value : values) {
        least = std::min(least, value);
        most = std::max(most, value);
      }
    }
    return {least, most};
  }

  void deal(Parts parts, Ranks ranks, std::size_t offset, const Bins& bins) {
    const std::vector<std::uint32_t> counts = counted(parts, bins);
    std::vector<Place> places(bins.count);
    const std::vector<Wanted> wanted = find_wanted(counts, ranks, offset, places);
    std::vector<std::uint32_t> inside = copy_wanted(parts, places, wanted, bins);
    std::size_t at = 0;
    for (const Wanted& bin : wanted) {
      look_into(std::span(inside).subspan(at, bin.size), bin);
      at += bin.size;
    }
  }

  /// Neighbours are counted apart: one count after another of the same bin would have to wait.
  static std::vector<std::uint32_t> counted(Parts parts, const Bins& bins) {
    std::vector<std::uint32_t> even(bins.count);
    std::vector<std::uint32_t> odd(bins.count);
    for (const Values values : parts) {
      std::size_t at = 0;
      for (; at + 1 < values.size(); at += 2) {
        ++even[bins.of(values[at])];
        ++odd[bins.of(values[at + 1])];
      }
      if (at < values.size()) ++even[bins.of(values[at])];
    }
    for (std::size_t bin = 0; bin < bins.count; ++bin) even[bin] += odd[bin];
    return even;
  }

  void look_into(std::span<std::uint32_t> values, const Wanted& bin) {
    if (values.size() > few) {
      const Values all = values;
      return select({&all, 1}, bin.ranks, bin.first_rank);
    }
    std::ranges::sort(values);
    for (const std::size_t rank : bin.ranks) results_.push_back(values[rank - bin.first_rank]);
  }

  /// And where each bin's values will stand: those that are not wanted all behind the others.
  static std::vector<Wanted> find_wanted(const std::vector<std::uint32_t>& counts, Ranks ranks,
                                         std::size_t offset, std::vector<Place>& places) {
    std::vector<Wanted> wanted;
    std::size_t behind = offset;
    std::uint32_t place = 0;
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
      const std::size_t first = behind;
      behind += counts[bin];
      const auto beyond = std::ranges::lower_bound(ranks, behind);
      const auto inside = static_cast<std::size_t>(beyond - ranks.begin());
      if (inside == 0) continue;
      wanted.push_back({first, counts[bin], ranks.first(inside)});
      ranks = ranks.subspan(inside);
      places[bin] = {place, 1};
      place += counts[bin];
    }
    for (Place& each : places) {
      if (each.step == 0) each.next = place;
    }
    return wanted;
  }

  /// Without a branch, which nobody could foretell.
  static std::vector<std::uint32_t> copy_wanted(Parts parts, std::vector<Place>& places,
                                                const std::vector<Wanted>& wanted,
                                                const Bins& bins) {
    std::size_t size = 1;
    for (const Wanted& bin : wanted) size += bin.size;
    std::vector<std::uint32_t> inside(size);
    for (const Values values : parts) {
      for (const std::uint32_t value : values) {
        Place& place = places[bins.of(value)];
        inside[place.next] = value;
        place.next += place.step;
      }
    }
    inside.pop_back();
    return inside;
  }

  std::vector<std::uint32_t>& results_;
};

}  // namespace

std::vector<std::uint32_t> at_ranks(Parts parts, std::span<const std::size_t> ranks) {
  assert(std::ranges::is_sorted(ranks));
  std::vector<std::uint32_t> results;
  results.reserve(ranks.size());
  Selection(results).select(parts, ranks, 0);
  return results;
}

}  // namespace selaras::simulator
