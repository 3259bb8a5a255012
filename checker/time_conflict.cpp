#include "checker/time_conflict.h"

#include <algorithm>

#include "checker/duration.h"
#include "model/calendar.h"

namespace selaras::checker {
namespace {

using behaviour::Finish;
using behaviour::Time;
using Counted = TimedFlow::Counted;

double in_minutes(Time ticks) {
  return static_cast<double>(ticks) / static_cast<double>(model::ticks_per_minute);
}

/// The way that counts; none where nothing is decided.
std::optional<Finish> counting(std::vector<Finish> finishes, Asked asked) {
  const auto granted = std::ranges::find(finishes, "granted", &Finish::outcome);
  if (asked == Asked::on_every_run && granted != finishes.end()) return *granted;
  const auto by_time = [](const Finish& finish) { return finish.done; };
  const auto found = asked == Asked::on_every_run ? std::ranges::min_element(finishes, {}, by_time)
                                                  : std::ranges::max_element(finishes, {}, by_time);
  if (found == finishes.end()) return std::nullopt;
  return std::move(*found);
}

/// The same question with fewer times counted.
class Subsets {
 public:
  Subsets(const TimedFlow& flow, model::TimeBase base, Asked asked, double promised)
      : flow_(flow), base_(base), asked_(asked), promised_(promised) {}

  std::optional<Finish> finish(const Counted& counted) const {
    return counting(asked_ == Asked::on_some_run ? flow_.latest(base_, Length::stated, counted)
                                                 : flow_.earliest(base_, Length::least, counted),
                    asked_);
  }
  bool exceed(const Counted& counted) const {
    const auto known = finish(counted);
    return known && in_minutes(known->done) > promised_;
  }

  std::vector<std::size_t> smallest() const {
    const std::size_t count = flow_.times().size();
    if (count > most_times_enumerated) return without_any_that_can_go();
    for (std::size_t size = 1; size < count; ++size) {
      Counted counted(count);
      std::fill_n(counted.begin(), size, true);
      do {
        if (exceed(counted)) return indexes(counted);
      } while (std::prev_permutation(counted.begin(), counted.end()));
    }
    return indexes(Counted(count, true));
  }

 private:
  std::vector<std::size_t> without_any_that_can_go() const {
    Counted counted(flow_.times().size(), true);
    for (std::size_t time = 0; time < counted.size(); ++time) {
      counted[time] = false;
      if (!exceed(counted)) counted[time] = true;
    }
    return indexes(counted);
  }

  static std::vector<std::size_t> indexes(const Counted& counted) {
    std::vector<std::size_t> found;
    for (std::size_t time = 0; time < counted.size(); ++time) {
      if (counted[time]) found.push_back(time);
    }
    return found;
  }

  const TimedFlow& flow_;
  model::TimeBase base_;
  Asked asked_;
  double promised_;
};

}  // namespace

std::optional<TimeConflict> time_conflict(const TimedFlow& flow, const model::TimeClaim& claim,
                                          model::TimeBase base, Asked asked) {
  const auto promised = span(claim.quantity, base);
  if (!promised) return std::nullopt;
  const Subsets subsets(flow, base, asked, promised->most);
  const auto finish = subsets.finish({});
  if (!finish) return std::nullopt;
  TimeConflict conflict{.promised = promised->most,
                        .needed = in_minutes(finish->done),
                        .smallest = {},
                        .run = flow.steps_of(finish->run)};
  if (conflict.exceeded()) conflict.smallest = subsets.smallest();
  return conflict;
}

}  // namespace selaras::checker
