#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/skeleton.h"
#include "behaviour/state_space.h"

namespace selaras::behaviour {

/// Spreads a word's bits over all of it (the finaliser of MurmurHash3, Appleby 2011).
[[nodiscard]] inline std::uint64_t spread(std::uint64_t word) {
  word ^= word >> 33;
  word *= 0xff51afd7ed558ccdULL;
  word ^= word >> 33;
  word *= 0xc4ceb9fe1a85ec53ULL;
  return word ^ word >> 33;
}

/// Markings of nets with few places: one bit a place, the observer's state in the last eight bits.
template <std::size_t Words>
class DenseMarkings {
 public:
  static constexpr std::size_t most_places = Words * 64 - 8;
  using Marking = std::array<std::uint64_t, Words>;

  explicit DenseMarkings(const Skeleton& net) : net_(net) {
    for (std::uint32_t place = 0; place < net.places.size(); ++place) {
      set(by_kind_[static_cast<std::size_t>(net.places[place])], place);
    }
    masks_.resize(net.transition_count());
    for (std::uint32_t transition = 0; transition < net.transition_count(); ++transition) {
      for (const auto place : net.consumed(transition)) set(masks_[transition].consumed, place);
      for (const auto place : net.produced(transition)) set(masks_[transition].produced, place);
    }
  }

  Marking initial() const {
    Marking marking{};
    for (const std::uint32_t place : net_.initial) set(marking, place);
    return marking;
  }

  /// Enabled transitions, in the net's order.
  void enabled(const Marking& marking, std::vector<std::uint32_t>& found) const {
    found.clear();
    for (std::size_t word = 0; word < Words; ++word) {
      for (std::uint64_t bits = places_of(marking, word); bits != 0; bits &= bits - 1) {
        const auto place = static_cast<std::uint32_t>(word * 64) +
                           static_cast<std::uint32_t>(std::countr_zero(bits));
        for (const std::uint32_t transition : net_.takers_of(place)) {
          if (net_.consumed(transition).front() != place) continue;  // counted at its first place
          if (covers(marking, masks_[transition].consumed)) found.push_back(transition);
        }
      }
    }
    if (!std::ranges::is_sorted(found)) std::ranges::sort(found);
  }

  /// False, and the marking undefined, where a place would hold two tokens.
  bool fire(Marking& marking, std::uint32_t transition) const {
    const Masks& masks = masks_[transition];
    bool safe = true;
    for (std::size_t word = 0; word < Words; ++word) {
      marking[word] &= ~masks.consumed[word];
      safe &= (marking[word] & masks.produced[word]) == 0;
      marking[word] |= masks.produced[word];
    }
    return safe;
  }

  Summary summary(const Marking& marking) const {
    return {.running = meets(marking, by_kind_[0]),
            .end = meets(marking, by_kind_[1]),
            .unfinished = meets(marking, by_kind_[2]),
            .observed = observed(marking)};
  }
  static std::uint8_t observed(const Marking& marking) {
    return static_cast<std::uint8_t>(marking[Words - 1] >> 56);
  }
  static void observe(Marking& marking, std::uint8_t observed) {
    marking[Words - 1] = (marking[Words - 1] & ~observer_bits) | std::uint64_t{observed} << 56;
  }

  static std::uint64_t hash(const Marking& marking) {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : marking) hash = spread(hash ^ word);
    return hash;
  }
  std::vector<std::uint32_t> places(const Marking& marking) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t place = 0; place < net_.places.size(); ++place) {
      if ((marking[place / 64] >> place % 64 & 1) != 0) found.push_back(place);
    }
    return found;
  }

  // The markings kept, by number.
  void keep(const Marking& marking) { kept_.push_back(marking); }
  bool same(std::uint32_t number, const Marking& marking) const {
    // Word by word: comparing arrays calls memcmp, which costs more than the comparison.
    std::uint64_t different = 0;
    for (std::size_t word = 0; word < Words; ++word) {
      different |= kept_[number][word] ^ marking[word];
    }
    return different == 0;
  }
  void prefetch(std::uint32_t number) const { __builtin_prefetch(&kept_[number]); }
  void load(std::uint32_t number, Marking& marking) const { marking = kept_[number]; }
  std::size_t bytes() const { return kept_.capacity() * sizeof(Marking); }

 private:
  struct Masks {
    Marking consumed{};
    Marking produced{};
  };
  static constexpr std::uint64_t observer_bits = std::uint64_t{0xff} << 56;

  static void set(Marking& marking, std::uint32_t place) {
    marking[place / 64] |= std::uint64_t{1} << place % 64;
  }
  static std::uint64_t places_of(const Marking& marking, std::size_t word) {
    return word + 1 == Words ? marking[word] & ~observer_bits : marking[word];
  }
  static bool covers(const Marking& marking, const Marking& mask) {
    for (std::size_t word = 0; word < Words; ++word) {
      if ((marking[word] & mask[word]) != mask[word]) return false;
    }
    return true;
  }
  static bool meets(const Marking& marking, const Marking& mask) {
    for (std::size_t word = 0; word < Words; ++word) {
      if ((marking[word] & mask[word]) != 0) return true;
    }
    return false;
  }

  const Skeleton& net_;
  std::vector<Masks> masks_;
  std::array<Marking, 3> by_kind_{};
  std::vector<Marking> kept_;
};

/// Markings of nets with many places: the observer's state, then the marked places, sorted. Flows
/// hold few tokens at a time however long they are.
class SparseMarkings {
 public:
  using Marking = std::vector<std::uint32_t>;

  explicit SparseMarkings(const Skeleton& net) : net_(net) {}

  Marking initial() const {
    Marking marking{0};
    marking.insert(marking.end(), net_.initial.begin(), net_.initial.end());
    return marking;
  }

  void enabled(const Marking& marking, std::vector<std::uint32_t>& found) const {
    found.clear();
    const std::span<const std::uint32_t> marked(marking.begin() + 1, marking.end());
    for (const std::uint32_t place : marked) {
      for (const std::uint32_t transition : net_.takers_of(place)) {
        if (net_.consumed(transition).front() != place) continue;
        if (std::ranges::includes(marked, net_.consumed(transition))) found.push_back(transition);
      }
    }
    if (!std::ranges::is_sorted(found)) std::ranges::sort(found);
  }

  bool fire(Marking& marking, std::uint32_t transition) {
    const std::span<const std::uint32_t> marked(marking.begin() + 1, marking.end());
    const auto produced = net_.produced(transition);
    rest_.clear();
    std::ranges::set_difference(marked, net_.consumed(transition), std::back_inserter(rest_));
    next_.assign(1, marking.front());
    std::ranges::merge(rest_, produced, std::back_inserter(next_));
    const bool safe = std::ranges::adjacent_find(next_.begin() + 1, next_.end()) == next_.end();
    marking.swap(next_);
    return safe;
  }

  Summary summary(const Marking& marking) const {
    Summary summary{.observed = observed(marking)};
    for (std::size_t index = 1; index < marking.size(); ++index) {
      switch (net_.places[marking[index]]) {
        case Skeleton::Kind::running:
          summary.running = true;
          break;
        case Skeleton::Kind::end:
          summary.end = true;
          break;
        case Skeleton::Kind::unfinished:
          summary.unfinished = true;
          break;
      }
    }
    return summary;
  }
  static std::uint8_t observed(const Marking& marking) {
    return static_cast<std::uint8_t>(marking.front());
  }
  static void observe(Marking& marking, std::uint8_t observed) { marking.front() = observed; }

  static std::uint64_t hash(const Marking& marking) {
    std::uint64_t hash = 0;
    for (const std::uint32_t word : marking) hash = spread(hash ^ word);
    return hash;
  }
  static std::vector<std::uint32_t> places(const Marking& marking) {
    return {marking.begin() + 1, marking.end()};
  }

  void keep(const Marking& marking) {
    kept_.insert(kept_.end(), marking.begin(), marking.end());
    kept_from_.push_back(kept_.size());
  }
  bool same(std::uint32_t number, const Marking& marking) const {
    return std::ranges::equal(stretch(number), marking);
  }
  void prefetch(std::uint32_t number) const { __builtin_prefetch(&kept_from_[number]); }
  void load(std::uint32_t number, Marking& marking) const {
    const auto kept = stretch(number);
    marking.assign(kept.begin(), kept.end());
  }
  std::size_t bytes() const {
    return kept_.capacity() * sizeof(kept_[0]) + kept_from_.capacity() * sizeof(kept_from_[0]);
  }

 private:
  std::span<const std::uint32_t> stretch(std::uint32_t number) const {
    return {kept_.data() + kept_from_[number], kept_.data() + kept_from_[number + 1]};
  }

  const Skeleton& net_;
  std::vector<std::uint32_t> kept_;
  std::vector<std::size_t> kept_from_{0};
  Marking rest_, next_;
};

}  // namespace selaras::behaviour
