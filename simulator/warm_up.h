#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "simulator/process.h"

namespace selaras::simulator {

/// How many of the first values to leave out so that the mean of the others is known best: MSER-5
/// (White, Cobb and Spratt 2000), the least squared standard error over means of five. Empty where
/// that leaves out more than half: the series is too short to tell.
[[nodiscard]] std::optional<std::size_t> mser5(std::span<const double> series);

/// The warm-up in ticks, whole days, that the cycle times of a few replications from an empty
/// office on call for; they run over the process's own warm-up and window. Empty where the window
/// is too short to tell, or nothing was closed in it.
[[nodiscard]] std::optional<model::Ticks> find_warm_up(Process process, std::uint64_t seed,
                                                       std::int64_t case_limit);

/// The window of the cases that count moves behind the warm-up; it keeps its length.
void count_after(Process& process, model::Ticks warm_up);

}  // namespace selaras::simulator
