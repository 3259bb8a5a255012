#include "simulator/story.h"

#include <algorithm>

#include "simulator/arriving.h"
#include "simulator/replication.h"
#include "simulator/story_teller.h"

namespace selaras::simulator {

Story story(const model::Procedure& procedure, const model::Scenario& scenario,
            const model::Calendar& calendar, const Result& result) {
  model::Scenario same = scenario;
  same.warm_up = result.warm_up;
  model::Diagnostics reported_before;
  const auto process = compile(procedure, same, calendar, reported_before);
  if (!process || result.replications == 0) return {};
  StoryTeller teller(*process, procedure, result.cycle_time.calendar_days.p50,
                     result.cycle_time.calendar_days.p95);
  Replication<StoryTeller> replication(*process, teller);
  const std::int64_t count = std::min(result.replications, story_replications);
  for (std::int64_t index = 0; index < count; ++index) {
    teller.begin();
    replication.run(result.seed, static_cast<std::uint64_t>(index), no_case_limit);
  }
  return teller.story(count, same);
}

}  // namespace selaras::simulator
