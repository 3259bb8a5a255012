#pragma once

#include <optional>
#include <vector>

#include "checker/stated_times.h"

namespace selaras::checker {

/// A promise against the times stated for what it covers, in one base of time.
struct TimeConflict {
  double promised = 0;                // minutes, at its longest
  double needed = 0;                  // minutes, at their shortest
  std::vector<std::size_t> smallest;  // where it is exceeded: times that no fewer exceed it
  std::vector<std::string> run;       // steps of the run that takes so long

  [[nodiscard]] bool exceeded() const { return needed > promised; }
};

/// on_some_run: the longest way counts, for the promise holds whatever happens · on_every_run: the
/// quickest way to the outcome aimed at counts, so that no way keeps the promise.
enum class Asked { on_some_run, on_every_run };

/// None where a number cannot be understood in this base, or the flow's runs are not decided: a
/// promise keeps to one calendar.
[[nodiscard]] std::optional<TimeConflict> time_conflict(const TimedFlow& flow,
                                                        const model::TimeClaim& claim,
                                                        model::TimeBase base, Asked asked);

/// Up to so many times every set of them is tried, the smallest first; of more one is left out
/// after the other.
inline constexpr std::size_t most_times_enumerated = 12;

}  // namespace selaras::checker
