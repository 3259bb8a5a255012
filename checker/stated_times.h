#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/critical_path.h"
#include "checker/facts.h"

namespace selaras::checker {

/// A time that is stated for steps: a part of a promise, or the least that a step takes by law.
struct StatedTime {
  std::string label;
  std::vector<const model::Step*> steps;  // none: work in between, whatever the way
  double minimum = 0;
  double maximum = 0;
  std::vector<model::UnitReading> readings;
  const model::EvidenceList* evidence = nullptr;  // null where no words of the page state it
};

/// What the parts of a promise state; those without a number are left out.
[[nodiscard]] std::vector<StatedTime> times_of_parts(const model::TimeClaim& claim,
                                                     const Facts& facts);

/// What else is stated about the least that steps take: parts of other promises, promises for one
/// step alone that name a minimum, and the least times of the reference.
[[nodiscard]] std::vector<StatedTime> least_times(const model::TimeClaim& claim,
                                                  const Facts& facts);

/// Which of the lengths that a stated time may have is meant: of the smaller number the shortest
/// unit, of the greater one the shortest unit, of the greater one the longest.
enum class Length { least, stated, most };

/// Times of steps put together along the runs of a flow, within the clock of one promise. Times of
/// several steps together are counted where the first of them is done.
class TimedFlow {
 public:
  TimedFlow(const Facts& facts, const model::TimeClaim& claim, std::vector<StatedTime> times);

  [[nodiscard]] const std::vector<StatedTime>& times() const { return times_; }
  [[nodiscard]] const behaviour::CriticalPath& path() const { return path_; }
  /// No number is stated for any step, nor for work in between.
  [[nodiscard]] bool empty() const { return times_.empty(); }
  /// Every time can be understood in this base.
  [[nodiscard]] bool has(model::TimeBase base) const;

  /// Every way to finish by its earliest or latest run, in ticks of working or of calendar time;
  /// none where a time cannot be understood in this base. `counted`: of the times only these.
  using Counted = std::vector<bool>;
  [[nodiscard]] std::vector<behaviour::Finish> earliest(model::TimeBase base, Length length,
                                                        const Counted& counted = {}) const;
  [[nodiscard]] std::vector<behaviour::Finish> latest(model::TimeBase base, Length length,
                                                      const Counted& counted = {}) const;

  /// Steps whose time is counted where the transition is done, by index of the time.
  [[nodiscard]] const std::vector<std::size_t>& begun_by(behaviour::TransitionId id) const;
  /// Times without a step.
  [[nodiscard]] const std::vector<std::size_t>& in_between() const { return in_between_; }
  /// The steps of a run up to the last one whose time is counted.
  [[nodiscard]] std::vector<std::string> steps_of(const behaviour::Run& run) const;
  /// Steps of the run that no time is stated for, though the promise covers them.
  [[nodiscard]] std::vector<std::string> untimed(const behaviour::Run& run) const;

 private:
  void place(std::size_t time);
  [[nodiscard]] std::optional<std::vector<behaviour::Time>> lengths(model::TimeBase base,
                                                                    Length length,
                                                                    const Counted& counted) const;
  template <class Extreme>
  std::vector<behaviour::Finish> finishes(model::TimeBase base, Length length,
                                          const Counted& counted, Extreme extreme) const;

  const Facts& facts_;
  const model::TimeClaim& claim_;
  std::vector<StatedTime> times_;
  behaviour::CriticalPath path_;
  std::vector<std::vector<std::size_t>> by_node_;
  std::vector<std::size_t> in_between_;
};

/// Milestones with which a case is closed: its time runs from the start to the first of them.
[[nodiscard]] const std::vector<std::string>& closing_milestones();

}  // namespace selaras::checker
