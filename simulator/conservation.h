#pragma once

#include <cstdint>
#include <vector>

#include "simulator/accounts.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// Whatever came in has gone out again, and every counted case is closed or stuck. Throws
/// std::logic_error.
void check_flow(std::int64_t arrived, std::int64_t left, const std::vector<const Tally*>& tallies);

/// Little's law, which here is an identity: cases waiting and staff at work, summed up over time,
/// are the waits and the work summed up over cases. Throws std::logic_error.
void check_little(const std::vector<ResourceState>& resources);

}  // namespace selaras::simulator
