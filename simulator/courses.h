#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/process.h"

namespace selaras::simulator {

/// One thing that a case comes to on its way.
struct Act {
  enum class Kind : std::uint8_t { step, choice, nothing };

  Kind kind = Kind::step;
  std::uint32_t station = 0;
  std::uint32_t way = none;  // of Process::ways, which leads on; none where there is no other
  std::uint32_t end = none;  // station at which the case ends behind it
  Ticks effort = 0;
  Ticks delay = 0;
};

/// What lies ahead of the cases of a plain flow: the steps that a case comes to and how long each
/// takes hang on the case's key alone, never on what happens to others, so that they can be drawn
/// before it gets there, many at once. Only when it gets there hangs on the others.
class Courses {
 public:
  explicit Courses(const Process& process);

  void clear() {
    courses_.clear();
    visits_.clear();
  }

  /// Slots up to that one can be begun.
  void make_room(std::uint32_t slot) {
    courses_.resize(slot + 1);
    visits_.resize(courses_.size() * visited_);
  }

  /// Foresees the first acts of a case that will come in there.
  void begin(std::uint32_t slot, std::uint64_t key, std::uint32_t kind, std::uint32_t entry);

  /// The next act of a case; it has not ended yet.
  [[nodiscard]] const Act& next(std::uint32_t slot) {
    Course& course = courses_[slot];
    if (course.done == course.foreseen) [[unlikely]]
      go_on(slot);
    return course.acts[course.done++];
  }
  /// The one that it is in.
  [[nodiscard]] const Act& current(std::uint32_t slot) const {
    const Course& course = courses_[slot];
    return course.acts[course.done - 1];
  }

 private:
  /// What happens at a station to cases of one kind, ready to draw.
  struct Leg {
    bool tells = true;  // else a case only passes through
    bool ends = false;
    Act::Kind kind = Act::Kind::nothing;
    bool comes_again = true;  // a case may come to it several times
    std::uint32_t station = 0;
    std::uint32_t number = 0;   // of the station, within its own procedure
    std::uint32_t next = none;  // leg, where one way leads on
    std::uint32_t end = none;   // station at which that way ends
    std::uint64_t key = 0;      // of its draws
    const Sampler* effort = nullptr;
    const Sampler* delay = nullptr;
    IndexRange ways;
  };

  struct alignas(64) Course {
    std::uint64_t key = 0;
    std::uint32_t kind = 0;
    std::uint32_t ahead = 0;  // leg behind the last act foreseen
    std::uint32_t done = 0;
    std::uint32_t foreseen = 0;
    std::array<Act, 7> acts;  // four cache lines in all
  };

  [[nodiscard]] Leg leg_at(std::uint32_t at, std::uint32_t kind) const;
  void pass_over_silent_ones(std::uint32_t kind);
  void find_those_off_loops();
  [[nodiscard]] std::uint32_t* visits_of(std::uint32_t slot) {
    return visits_.data() + std::size_t{slot} * visited_;
  }
  [[nodiscard]] std::uint32_t index_of(std::uint32_t station, std::uint32_t kind) const {
    return station * process_.kinds + kind;
  }
  [[nodiscard]] Leg& leg(std::uint32_t station, std::uint32_t kind) {
    return legs_[index_of(station, kind)];
  }
  [[nodiscard]] std::uint32_t end_behind(std::uint32_t ahead) const {
    return ahead != none && legs_[ahead].ends ? legs_[ahead].station : none;
  }
  void foresee(Course& course, std::uint32_t slot);
  /// The acts foreseen are done.
  void go_on(std::uint32_t slot);

  const Process& process_;
  std::uint32_t visited_ = 0;          // numbers of stations that are counted: none without loops
  std::vector<Leg> legs_;              // by index_of
  std::vector<std::uint32_t> coming_;  // by index_of: the leg there; past it, where nothing happens
  std::vector<Course> courses_;        // by slot
  std::vector<std::uint32_t> visits_;  // [slot * visited_ + station's number]
};

}  // namespace selaras::simulator
