#pragma once

#include <cstdint>

#include "model/calendar.h"

namespace selaras::simulator {

/// How busy a resource was up to some instant: staff at work and cases in the queue, each summed up
/// over the resource's working time (modulo 2^64, which differences survive).
struct Usage {
  std::uint64_t busy = 0;
  std::uint64_t queue = 0;
  std::uint64_t waited = 0;   // over all work begun
  std::uint64_t offered = 0;  // working time asked for, over all requests
  std::uint64_t begun = 0;
  std::uint64_t given_up = 0;  // requests whose applicants waited no longer; not among the offered
  std::uint64_t staff = 0;     // people there, at work or not
  model::Ticks time = 0;       // working time passed, as a coordinate

  [[nodiscard]] Usage since(const Usage& start) const {
    return {busy - start.busy,       queue - start.queue, waited - start.waited,
            offered - start.offered, begun - start.begun, given_up - start.given_up,
            staff - start.staff,     time - start.time};
  }
};

/// Usage within the counted window, and the longest queue there.
struct WindowUsage {
  Usage usage;
  std::uint32_t longest_queue = 0;
};

}  // namespace selaras::simulator
