#include <algorithm>

#include "behaviour/critical_path.h"

/// The critical path of many starts at once: every time is a row, one for each start.
namespace selaras::behaviour {
namespace {

/// Times of all starts, row by row.
class Rows {
 public:
  explicit Rows(const std::vector<Time>& starts) : times_(starts), width_(starts.size()) {}

  [[nodiscard]] std::span<Time> row(std::uint32_t index) {
    return std::span(times_).subspan(index * width_, width_);
  }
  /// Ends what `row` gave before.
  std::uint32_t copy(std::uint32_t index) {
    const std::size_t end = times_.size();
    times_.resize(end + width_);
    std::ranges::copy(row(index), times_.begin() + static_cast<std::ptrdiff_t>(end));
    return static_cast<std::uint32_t>(end / width_);
  }
  [[nodiscard]] std::size_t size() const { return times_.size(); }

 private:
  std::vector<Time> times_;
  std::size_t width_;
};

void later(std::span<Time> of, std::span<const Time> other) {
  std::ranges::transform(of, other, of.begin(), [](Time a, Time b) { return std::max(a, b); });
}

void earlier(std::span<Time> of, std::span<const Time> other) {
  std::ranges::transform(of, other, of.begin(), [](Time a, Time b) { return std::min(a, b); });
}

/// Of each token of a stage the row that tells since when it lies there.
using Way = std::vector<std::uint32_t>;

}  // namespace

/// Goes through the stages. Of the ways to a stage with one token all that counts is the best time
/// of each start; with several, a way goes that is nowhere better than another.
class CriticalPath::Abridged::Starts {
 public:
  Starts(const Stages& stages, const LastingOfAll& lasting, bool latest,
         const std::vector<Time>& starts)
      : stages_(stages),
        lasting_(lasting),
        latest_(latest),
        rows_(starts),
        ways_to_(stages.list.size()) {}

  std::optional<std::vector<Time>> done() {
    if (!stages_.whole) return std::nullopt;
    ways_to_[0] = {{0}};
    for (const std::uint32_t stage : stages_.order) {
      if (rows_.size() > time_bound) return std::nullopt;
      for (const Way& way : std::exchange(ways_to_[stage], {})) go_on(stages_.list[stage], way);
    }
    if (!best_) return std::nullopt;
    const std::span<const Time> best = rows_.row(*best_);
    return std::vector<Time>(best.begin(), best.end());
  }

 private:
  void go_on(const Stage& stage, const Way& way) {
    if (stage.is_last) {
      std::vector<std::uint32_t> all(stage.tokens);
      for (std::uint32_t token = 0; token < all.size(); ++token) all[token] = token;
      return close(awaited(way, all));
    }
    for (const Move& move : stage.next) make(move, way);
  }

  /// When the last of the tokens is there.
  std::uint32_t awaited(const Way& way, const std::vector<std::uint32_t>& tokens) {
    if (tokens.size() == 1) return way[tokens.front()];
    const std::uint32_t all = rows_.copy(way[tokens.front()]);
    for (const std::uint32_t token : tokens) later(rows_.row(all), rows_.row(way[token]));
    return all;
  }

  void make(const Move& move, const Way& way) {
    std::uint32_t done = awaited(way, move.awaited);
    if (move.visible) {
      done = rows_.copy(done);
      lasting_(move.transition, rows_.row(done));
    }
    if (!move.closes.empty()) return close(done);
    if (move.to == nothing) return;
    Way next;
    for (const std::uint32_t kept : move.kept) next.push_back(kept == nothing ? done : way[kept]);
    keep(ways_to_[move.to], std::move(next));
  }

  void keep(std::vector<Way>& known, Way way) {
    if (way.size() == 1 && !known.empty()) {
      known.front().front() = better(known.front().front(), way.front());
      return;
    }
    const auto superfluous = [&](const Way& other) { return nowhere_worse(other, way); };
    if (std::ranges::any_of(known, superfluous)) return;
    std::erase_if(known, [&](const Way& other) { return nowhere_worse(way, other); });
    known.push_back(std::move(way));
  }

  void close(std::uint32_t done) { best_ = best_ ? better(*best_, done) : done; }

  /// For each start the better of the two.
  std::uint32_t better(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t both = rows_.copy(one);
    latest_ ? later(rows_.row(both), rows_.row(other)) : earlier(rows_.row(both), rows_.row(other));
    return both;
  }

  bool nowhere_worse(const Way& one, const Way& than) {
    for (std::size_t token = 0; token < one.size(); ++token) {
      const std::span<const Time> mine = rows_.row(one[token]);
      const std::span<const Time> theirs = rows_.row(than[token]);
      const bool holds = latest_ ? std::ranges::equal(mine, theirs, std::greater_equal<>())
                                 : std::ranges::equal(mine, theirs, std::less_equal<>());
      if (!holds) return false;
    }
    return true;
  }

  const Stages& stages_;
  const LastingOfAll& lasting_;
  bool latest_;
  Rows rows_;
  std::vector<std::vector<Way>> ways_to_;  // by stage
  std::optional<std::uint32_t> best_;      // of those that have finished
};

std::optional<std::vector<Time>> CriticalPath::Abridged::earliest(
    const LastingOfAll& lasting, const std::vector<Time>& starts) const {
  return Starts(stages_, lasting, false, starts).done();
}

std::optional<std::vector<Time>> CriticalPath::Abridged::latest(
    const LastingOfAll& lasting, const std::vector<Time>& starts) const {
  return Starts(stages_, lasting, true, starts).done();
}

}  // namespace selaras::behaviour
