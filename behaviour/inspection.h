#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "behaviour/skeleton.h"
#include "behaviour/state_space.h"

namespace selaras::behaviour {

enum class Defect {
  deadlock,              // nothing can happen, and something is still going on
  unsynchronised_merge,  // a place would hold two tokens: something would be done twice at a time
  improper_completion,   // an end is reached while something is still going on
  livelock,              // a loop that cannot be left
};

/// A run that shows a defect: the last transition of an unsynchronised merge is the one that would
/// fill the place again; of a livelock it leads to the loop.
struct Symptom {
  Defect defect = Defect::deadlock;
  std::vector<std::uint32_t> run;
  std::vector<std::uint32_t> cycle;  // of a livelock: leads back to where the run has led
};

/// What the state space of a net shows.
struct Inspection {
  bool complete = false;          // everything was seen
  std::vector<Symptom> symptoms;  // one for each cause, each by a shortest run, shortest first
  bool dead_known = false;        // neither a limit nor a merge hides what can fire
  std::vector<bool> dead;         // by transition, where known: it never fires
  std::size_t states = 0;
  std::size_t bytes = 0;  // held for the states

  [[nodiscard]] bool clean() const;
};

/// Looks at every state. Two symptoms have one cause where the same sites wait (deadlock), where
/// the second site lies ahead of the first (merge), where one end is, or lies ahead of what is
/// left at, the other (completion), or where the loops share a site.
[[nodiscard]] Inspection inspected(const Skeleton& net, const Limits& limits);

/// The marking after a run, sorted; the run must be able to happen.
[[nodiscard]] std::vector<std::uint32_t> marking_after(const Skeleton& net,
                                                       std::span<const std::uint32_t> run);

}  // namespace selaras::behaviour
