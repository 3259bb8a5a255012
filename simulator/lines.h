#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory_resource>
#include <set>
#include <vector>

#include "simulator/state.h"

namespace selaras::simulator {

/// What a token asks of people who do not simply take the next, and how far they are with it.
struct Request {
  std::uint64_t rank = 0;  // the lower, the sooner
  std::uint64_t sequence = 0;
  std::uint32_t person = none;
  Instant given = 0;       // when the people turned to it, last time
  Instant resumed = 0;     // when they began, last time: at the next opening
  Ticks resumed_work = 0;  // its working time
  Ticks left = 0;          // of the duration
  Ticks interrupted = 0;   // so far
  Instant suspended = 0;   // last time
  Ticks suspended_work = 0;
};

/// Who waits for one resource, in the order of its discipline, and who of its people are free.
class Line {
 public:
  struct Place {
    std::uint64_t rank = 0;
    std::uint64_t sequence = 0;
    std::uint32_t token = 0;

    bool operator<(const Place& other) const {
      return rank != other.rank ? rank < other.rank : sequence < other.sequence;
    }
  };
  using Places = std::pmr::set<Place>;

  Line(const ResourcePlan& plan, std::pmr::memory_resource* memory)
      : staff(plan.staff), present(plan.people), waiting(memory) {}

  /// The first of those present and free who are able; the people stand in the order in which they
  /// are asked: who has the fewest roles first, so that the others stay free for more.
  [[nodiscard]] std::uint32_t person_for(std::uint64_t able) const {
    const std::uint64_t free = present & ~at_work & able;
    return free == 0 ? none : static_cast<std::uint32_t>(std::countr_zero(free));
  }

  std::uint32_t staff;
  std::uint64_t present;  // bit set of people
  std::uint64_t at_work = 0;
  Places waiting;
  std::vector<std::uint32_t> interruptible;  // tokens at work
};

}  // namespace selaras::simulator
