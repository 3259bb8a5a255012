#include "simulator/joint_replications.h"

#include <optional>
#include <utility>
#include <vector>

#include "simulator/both.h"
#include "simulator/conservation.h"
#include "simulator/replication.h"

namespace selaras::simulator {
namespace {

template <class Replication>
void check(const Replication& replication, const JointTally& tally) {
  std::vector<const Tally*> members;
  for (const Tally& member : tally.members) members.push_back(&member);
  check_flow(replication.arrived(), replication.left(), members);
  check_little(replication.resources());
}

/// Runs replications with that listener, `statistics` among those it speaks to.
template <class Listener>
void work(const JointRun& run, JointStatistics& statistics, Listener& listener,
          EventRecorder* recorder, WorkList<JointTally>& list) {
  with_replication(run.joint.process, listener, [&](auto& replication) {
    while (const std::optional<std::int64_t> index = list.next()) {
      statistics.begin();
      if (recorder != nullptr) recorder->begin(*index);
      replication.run(run.seed, static_cast<std::uint64_t>(*index), run.case_limit);
      if (replication.flooded() != none) return list.flood(replication.flooded());
      if (recorder != nullptr) recorder->end();
      JointTally tally = statistics.take(replication.window());
      check(replication, tally);
      list.leave(*index, std::move(tally));
    }
  });
}

void work(const JointRun& run, WorkList<JointTally>& list) {
  JointStatistics statistics(run.joint);
  if (run.turns == nullptr) return work(run, statistics, statistics, nullptr, list);
  EventRecorder recorder(run.joint.process, *run.words, run.format, *run.turns);
  Both<JointStatistics, EventRecorder> both(statistics, recorder);
  work(run, statistics, both, &recorder, list);
}

}  // namespace

Left<JointTally> run_replications(const JointRun& run, std::int64_t first, std::int64_t behind) {
  WorkList<JointTally>::Watch watch = run.watch;
  watch.stopped = [&run] {
    if (run.turns != nullptr) run.turns->give_up();
  };
  WorkList<JointTally> list(first, behind, std::move(watch));
  return list.done(run.threads, [&run](WorkList<JointTally>& shared) { work(run, shared); });
}

}  // namespace selaras::simulator
