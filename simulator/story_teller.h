#pragma once

#include <cstdint>
#include <vector>

#include "simulator/observer.h"
#include "simulator/process.h"
#include "simulator/story.h"

namespace selaras::simulator {

/// Listens to replications for their queues and for the cases that come nearest to two cycle times.
class StoryTeller : public Observer {
 public:
  /// `typical` and `late`: calendar days.
  StoryTeller(const Process& process, const model::Procedure& procedure, double typical,
              double late);

  void begin() { cases_.clear(); }

  void arrived(const Arrival& arrival);
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at);
  void suspended(const Work& work, Instant at);
  void resumed(const Work& work, Instant at);
  void finished(const Work& work);
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until);
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at);

  /// After so many replications of that scenario.
  [[nodiscard]] Story story(std::int64_t replications, const model::Scenario& scenario) const;

 private:
  struct Visit {
    std::uint32_t station = 0;
    Instant came = 0;
    Instant begun = 0;
    Instant ended = 0;
    Instant gone = 0;
  };
  struct Course {
    bool counted = false;
    Instant arrived = 0;
    std::vector<Visit> visits;
  };
  struct Nearest {
    double wanted = 0;
    double distance = -1;  // none yet
    CaseCourse course;
  };

  void wait(std::uint32_t resource, Instant from, Instant until);
  void consider(Nearest& nearest, const Course& course, std::uint32_t outcome, Instant at);
  [[nodiscard]] CaseCourse told(const Course& course, std::uint32_t outcome, Instant at) const;

  const Process& process_;
  const model::Procedure& procedure_;
  Ticks slice_;
  std::vector<std::vector<double>> waited_;  // [resource][slice]: ticks
  std::vector<Instant> suspended_;           // [token]
  std::vector<Course> cases_;                // [slot]
  Nearest typical_;
  Nearest late_;
};

}  // namespace selaras::simulator
