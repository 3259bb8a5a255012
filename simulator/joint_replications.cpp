#include "simulator/joint_replications.h"

#include <optional>
#include <utility>
#include <vector>

#include "simulator/conservation.h"
#include "simulator/replication.h"

namespace selaras::simulator {
namespace {

void check(const Replication<JointStatistics>& replication, const JointTally& tally) {
  std::vector<const Tally*> members;
  for (const Tally& member : tally.members) members.push_back(&member);
  check_flow(replication.arrived(), replication.left(), members);
  check_little(replication.resources());
}

void work(const JointRun& run, WorkList<JointTally>& list) {
  JointStatistics statistics(run.joint);
  Replication<JointStatistics> replication(run.joint.process, statistics);
  while (const std::optional<std::int64_t> index = list.next()) {
    statistics.begin();
    replication.run(run.seed, static_cast<std::uint64_t>(*index), run.case_limit);
    if (replication.flooded() != none) return list.flood(replication.flooded());
    JointTally tally = statistics.take(replication.window());
    check(replication, tally);
    list.leave(*index, std::move(tally));
  }
}

}  // namespace

Left<JointTally> run_replications(const JointRun& run, std::int64_t first, std::int64_t behind) {
  WorkList<JointTally> list(first, behind, run.watch);
  return list.done(run.threads, [&run](WorkList<JointTally>& shared) { work(run, shared); });
}

}  // namespace selaras::simulator
