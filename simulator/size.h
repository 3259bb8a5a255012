#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "simulator/assertion.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// One staffing that was tried.
struct Trial {
  std::vector<std::int64_t> staff;  // by resource, in the scenario's order
  Judgement target;
};

enum class SizingEnd {
  found,         // the last trial's staff keeps the target, and one person fewer anywhere does not
  unattainable,  // however many people there are: it is not they who are missing
  too_many,      // the search gave up at `most_staff` of one resource
  interrupted,
};

struct Sizing {
  model::Diagnostics diagnostics;  // with an error among them nothing else is filled in
  SizingEnd end = SizingEnd::found;
  std::vector<std::string> resources;  // ids
  std::vector<std::int64_t> least;     // below it the work alone is more than they can do
  std::vector<Trial> trials;           // as the search went, those taken as well as those not
  std::vector<std::int64_t> staff;     // what keeps the target
  Judgement target;                    // with that staff, or with any number of people
};

inline constexpr std::int64_t most_staff = 10'000;

/// The least staffing with which the target holds with 95 % confidence. People are added one by
/// one where they help most (Fox's marginal allocation), from the least that the work needs, and
/// taken away again where they turn out not to be missed: so many runs as there are steps times
/// resources, not as there are combinations. All under common random numbers.
[[nodiscard]] Sizing find_size(const model::Procedure& procedure, const model::Scenario& scenario,
                               const model::Calendar& calendar, const Assertion& target,
                               const Options& options,
                               const std::function<void(const Trial&)>& tried = {});

}  // namespace selaras::simulator
