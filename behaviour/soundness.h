#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "behaviour/inspection.h"
#include "behaviour/net.h"
#include "behaviour/run.h"

namespace selaras::behaviour {

/// One cause for which a procedure is not sound, and a run that shows it: it has been replayed on
/// the net.
struct Fault {
  Defect defect = Defect::deadlock;
  Run run;               // see Symptom
  Run cycle;             // of a livelock
  Marking after;         // the places marked after the run (of a merge: before its last transition)
  bool shortest = true;  // no shorter run shows this cause; false only where a limit was reached
};

/// A procedure is sound where every run can come to an end, alone, nothing is done twice at a time,
/// and every step can be done (van der Aalst, The Application of Petri Nets to Workflow Management,
/// 1998; here with several ends, of which one is to be reached). A run that comes to where nothing
/// more is stated is no fault.
struct Soundness {
  enum class Verdict { sound, unsound, not_decided };
  enum class Undecided { none, limit, inclusive };

  Verdict verdict = Verdict::not_decided;
  Undecided why = Undecided::none;
  std::vector<Fault> faults;
  std::vector<model::NodeId> dead;  // steps that no run does, without those that a fault explains
  std::size_t states = 0;           // looked at, of the net or of the reduced one
};

enum class Reducing { on, off };

[[nodiscard]] Soundness soundness(const Net& net, Reducing reducing = Reducing::on,
                                  const Limits& limits = {});

}  // namespace selaras::behaviour
