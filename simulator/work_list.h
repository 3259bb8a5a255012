#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "model/parallel.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// What replications [first, behind) have left behind.
template <class Tally>
struct Left {
  std::vector<Tally> tallies;    // of the replications that ran to their end, in their order
  std::uint32_t flooded = none;  // station at which one case flooded the procedure
};

/// The replications that are to be run, shared by several threads.
template <class Tally>
class WorkList {
 public:
  struct Watch {
    const std::atomic<bool>* interrupted = nullptr;  // once true, no replication is begun any more
    std::function<void(std::int64_t)> finished;      // another one is; one call at a time
    std::function<void()> stopped;                   // the rest will not be run
  };

  WorkList(std::int64_t first, std::int64_t behind, Watch watch)
      : watch_(std::move(watch)), first_(first), behind_(behind), next_(first) {
    tallies_.resize(static_cast<std::size_t>(behind - first));
  }

  /// The next replication that nobody has begun; none where no more is to be begun.
  std::optional<std::int64_t> next() {
    const bool interrupted = watch_.interrupted != nullptr && *watch_.interrupted;
    if (stopped_ || interrupted) return std::nullopt;
    const std::int64_t index = next_++;
    return index < behind_ ? std::optional(index) : std::nullopt;
  }

  void leave(std::int64_t index, Tally tally) {
    const std::lock_guard lock(mutex_);
    tallies_[static_cast<std::size_t>(index - first_)] = std::move(tally);
    ++finished_;
    if (watch_.finished) watch_.finished(finished_);
  }

  void flood(std::uint32_t station) {
    flooded_ = station;
    stop();
  }

  /// Calls `work` with this list on so many threads (0: as many as the machine has), and takes what
  /// they have left. What one of them throws is thrown here.
  template <class Work>
  Left<Tally> done(unsigned threads, Work work) {
    const auto guarded = [&] {
      try {
        work(*this);
      } catch (...) {
        fail(std::current_exception());
      }
    };
    const std::size_t count = thread_count(threads);
    model::in_parallel(count, static_cast<unsigned>(count), [&](std::size_t) { guarded(); });
    return take();
  }

 private:
  [[nodiscard]] std::size_t thread_count(unsigned asked) const {
    const unsigned available = asked == 0 ? std::thread::hardware_concurrency() : asked;
    const auto useful = static_cast<std::uint64_t>(std::max<std::int64_t>(behind_ - first_, 1));
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(available, 1, useful));
  }

  void fail(std::exception_ptr exception) {
    const std::lock_guard lock(mutex_);
    if (!thrown_) thrown_ = std::move(exception);
    stop();
  }

  void stop() {
    stopped_ = true;
    if (watch_.stopped) watch_.stopped();
  }

  Left<Tally> take() {
    if (thrown_) std::rethrow_exception(thrown_);
    Left<Tally> all{.tallies = {}, .flooded = flooded_};
    for (std::optional<Tally>& tally : tallies_) {
      if (tally) all.tallies.push_back(std::move(*tally));
    }
    return all;
  }

  Watch watch_;
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

}  // namespace selaras::simulator
