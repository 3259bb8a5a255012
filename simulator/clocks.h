#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "simulator/process.h"

namespace selaras::simulator {

/// The hours of every shift as of now: the stretch of work that now lies in, or the next one, kept
/// until it is over.
class Clocks {
 public:
  struct Clock {
    model::Instant from = 0;
    model::Instant until = std::numeric_limits<model::Instant>::min();
    model::Ticks ahead = 0;  // of the time is its coordinate as work, while work goes on
  };

  explicit Clocks(const Process& process) : process_(process) {}

  void clear() { clocks_.assign(process_.shifts.size(), {}); }

  [[nodiscard, gnu::always_inline]] const Clock& at(std::uint32_t shift, model::Instant now) {
    if (now >= clocks_[shift].until) [[unlikely]]
      move_on(shift, now);
    return clocks_[shift];
  }

  /// The same, where the clock has been asked already at this instant.
  [[nodiscard]] const Clock& current(std::uint32_t shift) const { return clocks_[shift]; }

  /// Now as working time of the shift.
  [[nodiscard, gnu::always_inline]] model::Ticks work(std::uint32_t shift, model::Instant now) {
    const Clock& clock = at(shift, now);
    return std::max(now, clock.from) + clock.ahead;
  }

 private:
  [[gnu::noinline]] void move_on(std::uint32_t shift, model::Instant now) {
    const model::Stretch stretch = process_.shifts[shift].stretch(now);
    clocks_[shift] = {stretch.from, stretch.until,
                      process_.shifts[shift].work_before(stretch.from) - stretch.from};
  }

  const Process& process_;
  std::vector<Clock> clocks_;
};

}  // namespace selaras::simulator
