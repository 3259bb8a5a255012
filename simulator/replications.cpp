#include "simulator/replications.h"

#include <optional>
#include <utility>

#include "simulator/both.h"
#include "simulator/conservation.h"
#include "simulator/replication.h"

namespace selaras::simulator {
namespace {

using List = WorkList<Tally>;

/// As many as the run ends with; else somewhat more than the replication before had.
std::size_t cases_expected(std::int64_t case_limit, std::size_t before) {
  constexpr std::int64_t most = 1 << 22;
  return case_limit <= most ? static_cast<std::size_t>(case_limit) : before + before / 8;
}

/// Runs replications with that listener, `statistics` among those it speaks to, until none is left
/// to begin.
template <class Listener>
void work(const Run& run, Statistics& statistics, Listener& listener, EventRecorder* recorder,
          List& list) {
  with_replication(run.process, listener, [&](auto& replication) {
    std::size_t cases = 0;
    while (const std::optional<std::int64_t> index = list.next()) {
      statistics.begin(cases_expected(run.case_limit, cases));
      if (recorder != nullptr) recorder->begin(*index);
      replication.run(run.seed, static_cast<std::uint64_t>(*index), run.case_limit);
      if (replication.flooded() != none) return list.flood(replication.flooded());
      if (recorder != nullptr) recorder->end();
      Tally tally = statistics.take();
      tally.resources = replication.window();
      cases = tally.outcome_of_case.size();
      check_flow(replication.arrived(), replication.left(), {&tally});
      check_little(replication.resources());
      list.leave(*index, std::move(tally));
    }
  });
}

void work(const Run& run, List& list) {
  Statistics statistics(run.process);
  if (run.turns == nullptr) return work(run, statistics, statistics, nullptr, list);
  EventRecorder recorder(run.process, *run.words, run.format, *run.turns);
  Both<Statistics, EventRecorder> both(statistics, recorder);
  work(run, statistics, both, &recorder, list);
}

}  // namespace

Finished run_replications(const Run& run, std::int64_t first, std::int64_t behind) {
  List list(first, behind,
            {.interrupted = run.interrupted, .finished = run.finished, .stopped = [&run] {
               if (run.turns != nullptr) run.turns->give_up();
             }});
  return list.done(run.threads, [&run](List& shared) { work(run, shared); });
}

}  // namespace selaras::simulator
