#include "simulator/replications.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "simulator/both.h"
#include "simulator/replication.h"

namespace selaras::simulator {
namespace {

/// Whatever came in has gone out again; and Little's law, which here is an identity: cases waiting
/// and staff at work, summed up over time, are the waits and the work summed up over cases.
template <class Listener>
void check_conservation(const Replication<Listener>& replication, const Tally& tally) {
  if (replication.arrived() != replication.left()) {
    throw std::logic_error("flow conservation is violated: arrived is not left");
  }
  std::int64_t closed_or_stuck = 0;
  for (const std::int64_t outcome : tally.outcomes) closed_or_stuck += outcome;
  if (closed_or_stuck != tally.arrived) {
    throw std::logic_error("flow conservation is violated: arrived is not completed and inside");
  }
  for (const ResourceState& resource : replication.resources()) {
    const bool holds = resource.usage.queue == resource.usage.waited &&
                       resource.usage.busy == resource.usage.offered;
    if (!holds || resource.busy != 0 || resource.queue != 0) {
      throw std::logic_error("Little's law is violated");
    }
  }
}

/// What the threads share.
class WorkList {
 public:
  WorkList(const Run& run, std::int64_t first, std::int64_t behind)
      : run_(run), first_(first), behind_(behind), next_(first) {
    tallies_.resize(static_cast<std::size_t>(behind - first));
  }

  /// The next replication that nobody has begun; none where no more is to be begun.
  std::optional<std::int64_t> next() {
    const bool interrupted = run_.interrupted != nullptr && *run_.interrupted;
    if (stopped_ || interrupted) return std::nullopt;
    const std::int64_t index = next_++;
    return index < behind_ ? std::optional(index) : std::nullopt;
  }

  void leave(std::int64_t index, Tally tally) {
    const std::lock_guard lock(mutex_);
    tallies_[static_cast<std::size_t>(index - first_)] = std::move(tally);
    if (run_.finished) run_.finished(++finished_);
  }

  void flood(std::uint32_t station) {
    flooded_ = station;
    stop();
  }

  void fail(std::exception_ptr exception) {
    const std::lock_guard lock(mutex_);
    if (!thrown_) thrown_ = std::move(exception);
    stop();
  }

  Finished take() {
    if (thrown_) std::rethrow_exception(thrown_);
    Finished all{.flooded = flooded_};
    for (std::optional<Tally>& tally : tallies_) {
      if (tally) all.tallies.push_back(std::move(*tally));
    }
    return all;
  }

 private:
  void stop() {
    stopped_ = true;
    if (run_.turns != nullptr) run_.turns->give_up();
  }

  const Run& run_;
  std::int64_t first_;
  std::int64_t behind_;
  std::atomic<std::int64_t> next_;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::uint32_t> flooded_ = none;
  std::mutex mutex_;
  std::int64_t finished_ = 0;
  std::exception_ptr thrown_;
  std::vector<std::optional<Tally>> tallies_;
};

/// As many as the run ends with; else somewhat more than the replication before had.
std::size_t cases_expected(std::int64_t case_limit, std::size_t before) {
  constexpr std::int64_t most = 1 << 22;
  return case_limit <= most ? static_cast<std::size_t>(case_limit) : before + before / 8;
}

/// Runs replications with that listener, `statistics` among those it speaks to, until none is left
/// to begin.
template <class Listener>
void work(const Run& run, Statistics& statistics, Listener& listener, EventRecorder* recorder,
          WorkList& list) {
  Replication<Listener> replication(run.process, listener);
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
    check_conservation(replication, tally);
    list.leave(*index, std::move(tally));
  }
}

void work(const Run& run, WorkList& list) {
  Statistics statistics(run.process);
  if (run.turns == nullptr) return work(run, statistics, statistics, nullptr, list);
  EventRecorder recorder(run.process, *run.words, run.format, *run.turns);
  Both<Statistics, EventRecorder> both(statistics, recorder);
  work(run, statistics, both, &recorder, list);
}

std::size_t thread_count(unsigned asked, std::int64_t replications) {
  const unsigned available = asked == 0 ? std::thread::hardware_concurrency() : asked;
  const auto useful = static_cast<std::uint64_t>(std::max<std::int64_t>(replications, 1));
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(available, 1, useful));
}

}  // namespace

Finished run_replications(const Run& run, std::int64_t first, std::int64_t behind) {
  WorkList list(run, first, behind);
  const auto guarded = [&] {
    try {
      work(run, list);
    } catch (...) {
      list.fail(std::current_exception());
    }
  };
  {
    std::vector<std::jthread> others;
    const std::size_t count = thread_count(run.threads, behind - first);
    for (std::size_t thread = 1; thread < count; ++thread) others.emplace_back(guarded);
    guarded();
  }
  return list.take();
}

}  // namespace selaras::simulator
