#include "simulator/warm_up.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "simulator/observer.h"
#include "simulator/replication.h"

namespace selaras::simulator {
namespace {

constexpr std::size_t batch = 5;

/// Means of five; what is left over at the end is dropped.
std::vector<double> batch_means(std::span<const double> series) {
  std::vector<double> means;
  for (std::size_t at = 0; at + batch <= series.size(); at += batch) {
    double sum = 0;
    for (std::size_t i = 0; i < batch; ++i) sum += series[at + i];
    means.push_back(sum / double{batch});
  }
  return means;
}

/// When each counted case arrived and how long it took, in the order of arrival.
class CycleTimes : public Observer {
 public:
  struct Case {
    Instant arrived = 0;
    Ticks took = open;
  };
  static constexpr Ticks open = -1;

  explicit CycleTimes(const Process& process) : process_(process) {}

  void begin() {
    cases_.clear();
    index_.clear();
  }
  void arrived(const Arrival& arrival) {
    if (arrival.slot >= index_.size()) index_.resize(arrival.slot + 1);
    index_[arrival.slot] = arrival.counted ? cases_.size() : none;
    if (arrival.counted) cases_.push_back({arrival.at});
  }
  void closed(std::uint32_t slot, std::uint32_t, Instant at) {
    if (index_[slot] == none) return;
    Case& closing = cases_[index_[slot]];
    closing.took = process_.shifts[0].working_between(closing.arrived, at);
  }
  /// Without the cases that are stuck.
  [[nodiscard]] std::vector<Case> take() {
    std::erase_if(cases_, [](const Case& each) { return each.took == open; });
    return std::move(cases_);
  }

 private:
  const Process& process_;
  std::vector<Case> cases_;
  std::vector<std::size_t> index_;  // by slot
};

using Pilot = std::vector<CycleTimes::Case>;

std::vector<Pilot> run_pilots(const Process& process, std::uint64_t seed, std::int64_t case_limit) {
  constexpr std::uint64_t pilots = 10;
  CycleTimes times(process);
  Replication<CycleTimes> replication(process, times);
  std::vector<Pilot> all;
  for (std::uint64_t index = 0; index < pilots && replication.flooded() == none; ++index) {
    times.begin();
    replication.run(seed, index, case_limit);
    all.push_back(times.take());
  }
  return all;
}

/// The mean over the pilots of the first case, the second, and so on (Welch).
std::vector<double> averaged(const std::vector<Pilot>& pilots, std::size_t count) {
  std::vector<double> series(count, 0.0);
  for (const Pilot& pilot : pilots) {
    for (std::size_t i = 0; i < count; ++i) series[i] += static_cast<double>(pilot[i].took);
  }
  for (double& value : series) value /= static_cast<double>(pilots.size());
  return series;
}

}  // namespace

std::optional<std::size_t> mser5(std::span<const double> series) {
  const std::vector<double> means = batch_means(series);
  double sum = 0;
  double squares = 0;
  double least = std::numeric_limits<double>::infinity();
  std::size_t best = means.size();
  for (std::size_t first = means.size(); first-- > 0;) {
    sum += means[first];
    squares += means[first] * means[first];
    const auto kept = static_cast<double>(means.size() - first);
    const double error = (squares - sum * sum / kept) / (kept * kept);
    // The last few are alike by chance.
    if (kept < double{batch} || error > least) continue;
    least = error;
    best = first;
  }
  if (best > means.size() / 2 || means.size() < 2 * batch) return std::nullopt;
  return best * batch;
}

std::optional<model::Ticks> find_warm_up(Process process, std::uint64_t seed,
                                         std::int64_t case_limit) {
  process.counted_from = process.start;
  const std::vector<Pilot> pilots = run_pilots(process, seed, case_limit);
  std::size_t count = std::numeric_limits<std::size_t>::max();
  for (const Pilot& pilot : pilots) count = std::min(count, pilot.size());
  const std::optional<std::size_t> first = mser5(averaged(pilots, count));
  if (!first) return std::nullopt;
  if (*first == 0) return 0;
  Instant latest = process.start;
  for (const Pilot& pilot : pilots) latest = std::max(latest, pilot[*first].arrived);
  const Ticks length = latest - process.start;
  return (length + model::ticks_per_date - 1) / model::ticks_per_date * model::ticks_per_date;
}

void count_after(Process& process, Ticks warm_up) {
  const Ticks window = process.counted_until - process.counted_from;
  process.counted_from = process.start + warm_up;
  process.counted_until = process.counted_from + window;
}

}  // namespace selaras::simulator
