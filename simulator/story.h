#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/result.h"

namespace selaras::simulator {

/// How many cases wait for a resource, by slice of the counted window: the mean over the slice and
/// over replications.
struct QueueCourse {
  std::string resource;  // id
  std::vector<double> waiting;

  bool operator==(const QueueCourse&) const = default;
};

/// A case at a step, in calendar days since it arrived: it comes, work on it begins and ends, and
/// it goes on once what needs nobody is over.
struct Stay {
  std::string step;  // id
  double came = 0;
  double begun = 0;
  double ended = 0;
  double gone = 0;

  bool operator==(const Stay&) const = default;
};

/// The way of one case to its first outcome.
struct CaseCourse {
  double days = 0;      // calendar days in all
  std::string outcome;  // id
  std::vector<Stay> stays;

  bool operator==(const CaseCourse&) const = default;
};

/// What pictures of a simulation show beside its figures.
struct Story {
  std::int64_t replications = 0;  // that it was taken from: the first ones
  double slice_days = 0;          // calendar days
  std::vector<QueueCourse> queues;
  std::optional<CaseCourse> typical;  // the case whose cycle time is nearest to the median
  std::optional<CaseCourse> late;     // … to the 95th percentile

  bool operator==(const Story&) const = default;
};

inline constexpr std::size_t story_slices = 60;
inline constexpr std::int64_t story_replications = 10;

/// Runs the first replications of a simulation again and tells what happened in them: the draws are
/// keyed, so they are those that `result` was made from. Empty where nothing was simulated.
[[nodiscard]] Story story(const model::Procedure& procedure, const model::Scenario& scenario,
                          const model::Calendar& calendar, const Result& result);

}  // namespace selaras::simulator
