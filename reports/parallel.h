#pragma once

#include <cstddef>
#include <functional>

namespace selaras::reports {

/// Calls `work` once for each number below `count`, on as many threads as the machine has. What the
/// calls do must not depend on each other. The first exception is thrown when all threads are done.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace selaras::reports
