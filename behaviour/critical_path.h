#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "behaviour/returns.h"
#include "behaviour/run.h"
#include "behaviour/soundness.h"

namespace selaras::behaviour {

using Time = std::int64_t;

/// When something that begins at a time is done. Monotone: never before it began, and what begins
/// later is not done earlier; so durations may depend on a calendar.
using Lasting = std::function<Time(TransitionId, Time begun)>;

/// How a case can finish, and when.
struct Finish {
  std::string outcome;  // of the end, or of the closing step; empty: where nothing more is stated
  Time done = 0;
  Run run;    // it can happen so
  Run chain;  // of it, each waiting for the one before: what makes it take so long

  bool operator==(const Finish&) const = default;
};

/// How long a procedure takes at least and at most: side by side counts the longest branch, of a
/// choice one. Of a loop nothing is repeated; how often a case goes round is not known.
///
/// Exact for sound flows: what their choices depend on is decided in one place (they are
/// free-choice), so steps can be taken in one fixed order, and of two ways to the same marking one
/// that is nowhere later can take the place of the other.
class CriticalPath {
 public:
  /// Nothing is decided of an unsound flow, nor of a loop that can be entered in several places.
  enum class Undecided { none, unsound, several_entries };

  /// A case is closed when a step of one of these milestones is done, or at an end.
  CriticalPath(const Net& net, const Soundness& soundness, std::vector<std::string> closing);

  /// Each way a case can finish, by its earliest run, in the order of outcomes; none where it is
  /// undecided, or more ways are kept than the bound.
  [[nodiscard]] std::vector<Finish> earliest(const Lasting& lasting, Time start = 0) const;
  [[nodiscard]] std::vector<Finish> latest(const Lasting& lasting, Time start = 0) const;
  /// The same ways, to ask for many starts: of the steps only those that take time.
  class Abridged;
  [[nodiscard]] Abridged abridged(const std::function<bool(TransitionId)>& takes_time) const;
  static constexpr std::size_t way_bound = 100'000;
  static constexpr std::size_t most_loops = 100;

  [[nodiscard]] Undecided undecided() const { return undecided_; }
  /// Steps of each loop that a case can go round before it is closed, in the order of the flow; of
  /// very many the first ones.
  [[nodiscard]] const std::vector<std::vector<std::string>>& loops() const { return loops_; }

  /// Empty where the transition does not close a case, else the outcome.
  [[nodiscard]] std::string_view closing_outcome(TransitionId id) const;
  /// The transition would go back.
  [[nodiscard]] bool goes_back(TransitionId id) const;

 private:
  class Survey;
  class Abridgement;
  class Timetable;
  struct Room;
  static constexpr std::uint32_t nothing = UINT32_MAX;

  /// A transition taken at a stage.
  struct Move {
    TransitionId transition;
    bool visible = false;
    std::vector<std::uint32_t> awaited = {};  // of the stage's tokens those that it takes
    std::string_view closes = {};             // the outcome that closes the case; empty: none
    std::uint32_t to = nothing;               // the stage it leads to
    std::vector<std::uint32_t> kept = {};  // of each token there which it was; nothing: a new one
  };
  /// A marking that is reached, whenever that may be.
  struct Stage {
    std::size_t tokens = 0;
    std::vector<Move> next;
    std::string outcome;  // where nothing more can happen
    bool is_last = false;
  };
  /// All that can happen, in one order of the steps. It does not hang on times, so that it is found
  /// once for however many starts.
  struct Stages {
    std::vector<Stage> list;           // the first is the beginning
    std::vector<std::uint32_t> order;  // each before those it leads to
    bool whole = false;                // there are not more than the bound
  };

  void find_loops();
  void find_stages();
  [[nodiscard]] std::vector<Finish> finishes(const Lasting& lasting, Time start, bool latest) const;

  const Net& net_;
  std::vector<std::string> closing_;
  Returns returns_;
  std::vector<std::uint32_t> turn_;  // by transition: those of a lower turn are taken first
  std::vector<std::vector<std::string>> loops_;
  Undecided undecided_ = Undecided::none;
  Stages stages_;
  std::shared_ptr<Room> room_;  // one thread's
};

/// When what begins at each of some times is done; as `Lasting`, for all of them at once.
using LastingOfAll = std::function<void(TransitionId, std::span<Time>)>;

/// When a case is over, of all ways to finish: asked for every day of a year at once, it goes only
/// where time passes.
class CriticalPath::Abridged {
 public:
  /// For each start when the way is over that is over first, or last; none where there is no way,
  /// where nothing is decided, or more ways are kept than `time_bound` has room for. A transition
  /// that takes no time is not asked for.
  [[nodiscard]] std::optional<std::vector<Time>> earliest(const LastingOfAll& lasting,
                                                          const std::vector<Time>& starts) const;
  [[nodiscard]] std::optional<std::vector<Time>> latest(const LastingOfAll& lasting,
                                                        const std::vector<Time>& starts) const;
  static constexpr std::size_t time_bound = 4'000'000;  // 32 MB

 private:
  friend class CriticalPath;
  class Starts;
  explicit Abridged(Stages stages) : stages_(std::move(stages)) {}

  Stages stages_;
};

}  // namespace selaras::behaviour
