#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace selaras::behaviour {

/// A 1-safe net without names: what the search, the reductions and the soundness analysis work on.
/// Places and transitions are plain indexes; each transition's places stand sorted in one stretch
/// of an array.
struct Skeleton {
  /// `end`: the case is finished; `unfinished`: the page says nothing further; else `running`.
  enum class Kind : std::uint8_t { running, end, unfinished };

  std::vector<Kind> places;
  std::vector<std::uint32_t> initial;  // places that hold a token at first, sorted
  std::vector<std::uint32_t> sites;    // by transition: what it belongs to (a node of the flow)
  std::vector<std::uint32_t> consumed_from{0}, consumed_places;
  std::vector<std::uint32_t> produced_from{0}, produced_places;
  std::vector<std::uint32_t> takers_from, takers;  // by place: the transitions that consume it

  std::uint32_t add_place(Kind kind);
  /// Both lists sorted, `consumes` not empty.
  std::uint32_t add_transition(std::span<const std::uint32_t> consumes,
                               std::span<const std::uint32_t> produces, std::uint32_t site);
  /// To be called once all transitions are there.
  void index_takers();

  [[nodiscard]] std::size_t transition_count() const { return sites.size(); }
  [[nodiscard]] std::span<const std::uint32_t> consumed(std::uint32_t transition) const {
    return stretch(consumed_from, consumed_places, transition);
  }
  [[nodiscard]] std::span<const std::uint32_t> produced(std::uint32_t transition) const {
    return stretch(produced_from, produced_places, transition);
  }
  [[nodiscard]] std::span<const std::uint32_t> takers_of(std::uint32_t place) const {
    return stretch(takers_from, takers, place);
  }
  /// Transitions that some path leads to from these places, whatever else they would need.
  [[nodiscard]] std::vector<bool> ahead_of(std::span<const std::uint32_t> from) const;
  /// A transition can, by its paths, come before itself.
  [[nodiscard]] bool has_cycle() const;

 private:
  static std::span<const std::uint32_t> stretch(const std::vector<std::uint32_t>& from,
                                                const std::vector<std::uint32_t>& all,
                                                std::uint32_t index) {
    return {all.data() + from[index], all.data() + from[index + 1]};
  }
};

}  // namespace selaras::behaviour
