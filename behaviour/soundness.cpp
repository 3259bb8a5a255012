#include "behaviour/soundness.h"

#include <algorithm>
#include <cassert>

#include "behaviour/reduction.h"

namespace selaras::behaviour {
namespace {

using Indexes = std::vector<std::uint32_t>;

/// Up to here it costs less to look at every state than to reduce the net first.
constexpr std::size_t small = 2'000;

Run run_of(const Indexes& transitions) {
  Run run;
  for (const std::uint32_t transition : transitions) run.push_back({transition});
  return run;
}

Marking marking_of(const Indexes& places) {
  Marking marking;
  for (const std::uint32_t place : places) marking.push_back({place});
  return marking;
}

bool marks(const Skeleton& net, const Marking& marking, Skeleton::Kind kind) {
  return std::ranges::any_of(marking,
                             [&](PlaceId place) { return net.places[place.value()] == kind; });
}

/// Whether the run does show the defect, step by step on the net.
bool shows(const Net& net, const Fault& fault) {
  Run before = fault.run;
  if (fault.defect == Defect::unsynchronised_merge) before.pop_back();
  Marking marking = initial_marking(net);
  for (const TransitionId transition : before) {
    if (!enabled(net, marking, transition)) return false;
    if (fire(net, marking, transition) == Firing::unsafe) return false;
  }
  if (marking != fault.after) return false;
  const bool running = marks(net.skeleton(), marking, Skeleton::Kind::running);
  switch (fault.defect) {
    case Defect::deadlock:
      return running && enabled(net, marking).empty();
    case Defect::improper_completion:
      return running && marks(net.skeleton(), marking, Skeleton::Kind::end);
    case Defect::unsynchronised_merge:
      return enabled(net, marking, fault.run.back()) &&
             fire(net, marking, fault.run.back()) == Firing::unsafe;
    case Defect::livelock:
      break;
  }
  for (const TransitionId transition : fault.cycle) {
    if (!enabled(net, marking, transition)) return false;
    if (fire(net, marking, transition) == Firing::unsafe) return false;
  }
  return !fault.cycle.empty() && marking == fault.after;
}

Fault fault_of(const Net& net, const Symptom& symptom) {
  Fault fault{.defect = symptom.defect, .run = run_of(symptom.run), .cycle = run_of(symptom.cycle)};
  std::span<const std::uint32_t> before(symptom.run);
  if (symptom.defect == Defect::unsynchronised_merge) before = before.first(before.size() - 1);
  fault.after = marking_of(marking_after(net.skeleton(), before));
  assert(shows(net, fault));
  return fault;
}

/// The symptom of the reduced net, as a run of the net itself: cut where the defect first shows.
Symptom expanded(const Net& net, const Reduction& reduction, const Symptom& reduced) {
  Symptom symptom{.defect = reduced.defect, .run = reduction.expanded(reduced.run)};
  const std::size_t stem = symptom.run.size();
  for (const std::uint32_t transition : reduced.cycle) {
    reduction.all.append_to(symptom.cycle, reduction.sequences[transition]);
  }
  Marking marking = initial_marking(net);
  for (std::size_t index = 0; index < stem; ++index) {
    const bool unsafe = fire(net, marking, {symptom.run[index]}) == Firing::unsafe;
    const bool improper = marks(net.skeleton(), marking, Skeleton::Kind::end) &&
                          marks(net.skeleton(), marking, Skeleton::Kind::running);
    if (unsafe || (improper && symptom.defect == Defect::improper_completion)) {
      symptom.run.resize(index + 1);
      break;
    }
  }
  return symptom;
}

/// Transitions that may be kept from firing by what is left after a fault.
std::vector<bool> explained(const Net& net, const std::vector<Fault>& faults) {
  Indexes left;
  for (const Fault& fault : faults) {
    for (const PlaceId place : fault.after) left.push_back(place.index);
  }
  return net.skeleton().ahead_of(left);
}

bool is_done(const Net& net, const Indexes& ways, const std::vector<bool>& dead) {
  return std::ranges::any_of(
      ways, [&](std::uint32_t index) { return net.transitions()[index].visible && !dead[index]; });
}

/// Steps none of whose ways is ever taken. What lies ahead of one is its consequence.
std::vector<model::NodeId> dead_steps(const Net& net, const std::vector<bool>& dead,
                                      const std::vector<Fault>& faults) {
  if (std::ranges::none_of(dead, std::identity())) return {};
  std::vector<Indexes> ways(net.procedure().flow.nodes.size());
  const std::vector<bool> leads_there = net.skeleton().ahead_of(net.skeleton().initial);
  for (std::uint32_t index = 0; index < net.transitions().size(); ++index) {
    if (leads_there[index]) ways[net.transitions()[index].node.value()].push_back(index);
  }
  std::vector<bool> known = explained(net, faults);
  std::vector<model::NodeId> steps;
  for (std::uint32_t node = 0; node < ways.size(); ++node) {
    if (net.procedure().flow.nodes[node].kind != model::NodeKind::step) continue;
    if (ways[node].empty() || is_done(net, ways[node], dead)) continue;
    if (std::ranges::any_of(ways[node], [&](std::uint32_t way) { return known[way]; })) continue;
    steps.push_back({node});
    Indexes behind;
    for (const std::uint32_t way : ways[node]) {
      const auto produced = net.skeleton().produced(way);
      behind.insert(behind.end(), produced.begin(), produced.end());
    }
    const std::vector<bool> ahead = net.skeleton().ahead_of(behind);
    for (std::size_t index = 0; index < ahead.size(); ++index)
      known[index] = known[index] || ahead[index];
  }
  return steps;
}

Soundness answer(const Net& net, const Inspection& inspection) {
  Soundness soundness{.states = inspection.states};
  for (const Symptom& symptom : inspection.symptoms) {
    soundness.faults.push_back(fault_of(net, symptom));
  }
  soundness.dead = dead_steps(net, inspection.dead, soundness.faults);
  const bool faulty = !soundness.faults.empty() || !soundness.dead.empty();
  if (!inspection.complete) soundness.why = Soundness::Undecided::limit;
  soundness.verdict = faulty                ? Soundness::Verdict::unsound
                      : inspection.complete ? Soundness::Verdict::sound
                                            : Soundness::Verdict::not_decided;
  return soundness;
}

/// The net itself is too large to be seen whole; the reduced one tells what else is wrong.
void add_from_reduced(Soundness& soundness, const Net& net, const Reduction& reduction,
                      const Inspection& inspection) {
  for (const Symptom& symptom : inspection.symptoms) {
    const bool known = std::ranges::find(soundness.faults, symptom.defect, &Fault::defect) !=
                       soundness.faults.end();
    if (known) continue;
    soundness.faults.push_back(fault_of(net, expanded(net, reduction, symptom)));
    soundness.faults.back().shortest = false;
  }
  if (soundness.faults.empty()) return;
  if (inspection.complete) soundness.why = Soundness::Undecided::none;
  soundness.verdict = Soundness::Verdict::unsound;
}

}  // namespace

Soundness soundness(const Net& net, Reducing reducing, const Limits& limits) {
  if (net.has_inclusive()) return {.why = Soundness::Undecided::inclusive};
  const Skeleton& skeleton = net.skeleton();
  if (reducing == Reducing::off) return answer(net, inspected(skeleton, limits));
  Limits few = limits;
  few.states = std::min(limits.states, small);
  const Inspection quick = inspected(skeleton, few);
  if (quick.complete) return answer(net, quick);

  const Reduction reduction = reduced(skeleton);
  const Inspection inspection = inspected(reduction.net, limits);
  if (inspection.clean()) {
    return {.verdict = Soundness::Verdict::sound, .states = inspection.states};
  }
  const Inspection whole = inspected(skeleton, limits);
  Soundness result = answer(net, whole);
  if (!whole.complete) add_from_reduced(result, net, reduction, inspection);
  return result;
}

}  // namespace selaras::behaviour
