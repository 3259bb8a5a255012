#include "behaviour/inspection.h"

#include <algorithm>
#include <cassert>
#include <unordered_set>

#include "behaviour/components.h"

namespace selaras::behaviour {
namespace {

using Indexes = std::vector<std::uint32_t>;

/// Notes what the search meets, one symptom for each cause.
class Inspector final : public Watcher {
 public:
  explicit Inspector(const Skeleton& net) : net_(net), behind_merge_(net.transition_count()) {
    ends_ = static_cast<std::size_t>(std::ranges::count(net.places, Skeleton::Kind::end));
  }

  bool met(const StateSpace& space, std::uint32_t state, Summary summary) override {
    // An end that stays marked is seen in every later state too: once all are known, none is new.
    if (!summary.end || !summary.running || known_ends_.size() == ends_) return true;
    bool fresh = false;
    for (const std::uint32_t place : space.marking(state)) {
      if (net_.places[place] == Skeleton::Kind::end) fresh |= known_ends_.insert(place).second;
    }
    if (!fresh) return true;
    note(space, Defect::improper_completion, state);
    claim_ends_ahead(space.marking(state));
    return true;
  }

  bool stuck(const StateSpace& space, std::uint32_t state, Summary summary) override {
    // Where nothing is stated any more, what waits may be waiting for what is left unsaid; where an
    // end is reached, what is left over is an improper completion.
    if (!summary.running || summary.unfinished || summary.end) return true;
    Indexes waiting;
    for (const std::uint32_t place : space.marking(state)) {
      for (const std::uint32_t taker : net_.takers_of(place)) waiting.push_back(net_.sites[taker]);
    }
    const bool known = std::ranges::any_of(
        waiting, [&](std::uint32_t site) { return waiting_sites_.contains(site); });
    waiting_sites_.insert(waiting.begin(), waiting.end());
    if (!known) note(space, Defect::deadlock, state);
    return true;
  }

  bool unsafe(const StateSpace& space, std::uint32_t state, std::uint32_t transition) override {
    if (behind_merge_[transition]) return true;
    if (!fills_twice(space.marking(state), transition)) return true;
    has_merge_ = true;
    note(space, Defect::unsynchronised_merge, state);
    symptoms_.back().run.push_back(transition);
    const std::vector<bool> ahead = net_.ahead_of(net_.produced(transition));
    for (std::size_t index = 0; index < ahead.size(); ++index) {
      if (ahead[index] || net_.sites[index] == net_.sites[transition]) behind_merge_[index] = true;
    }
    return true;
  }

  /// Loops that cannot be left. After a merge that was not followed they cannot be told.
  void look_for_livelocks(const StateSpace& space) {
    if (has_merge_) return;
    std::unordered_set<std::uint32_t> known;
    for (const Indexes& trap : traps(space)) {
      if (holds_end(space.marking(trap.front()))) continue;  // an improper completion
      Indexes cycle = shortest_cycle(space, trap.front());
      const bool fresh = std::ranges::none_of(
          cycle, [&](std::uint32_t step) { return known.contains(net_.sites[step]); });
      for (const std::uint32_t step : cycle) known.insert(net_.sites[step]);
      if (!fresh) continue;
      note(space, Defect::livelock, trap.front());
      symptoms_.back().cycle = std::move(cycle);
    }
  }

  /// What ends behind a merge is the merge's consequence.
  std::vector<Symptom> symptoms() {
    std::erase_if(symptoms_, [&](const Symptom& symptom) {
      return symptom.defect == Defect::improper_completion &&
             std::ranges::any_of(symptom.run, [&](std::uint32_t step) {
               return behind_merge_[step] && reaches_end(step);
             });
    });
    return std::move(symptoms_);
  }
  [[nodiscard]] bool has_merge() const { return has_merge_; }

 private:
  void note(const StateSpace& space, Defect defect, std::uint32_t state) {
    symptoms_.push_back({.defect = defect, .run = space.run_to(state)});
  }

  /// Branches that come to ends of their own have one cause in common: that they were opened at
  /// once.
  void claim_ends_ahead(const Indexes& marking) {
    const std::vector<bool> ahead = net_.ahead_of(marking);
    for (std::uint32_t transition = 0; transition < ahead.size(); ++transition) {
      if (!ahead[transition]) continue;
      for (const std::uint32_t place : net_.produced(transition)) {
        if (net_.places[place] == Skeleton::Kind::end) known_ends_.insert(place);
      }
    }
  }

  /// An end that is reached twice has first been reached with something left over.
  bool fills_twice(const Indexes& marking, std::uint32_t transition) const {
    Indexes rest;
    std::ranges::set_difference(marking, net_.consumed(transition), std::back_inserter(rest));
    return std::ranges::any_of(net_.produced(transition), [&](std::uint32_t place) {
      return net_.places[place] != Skeleton::Kind::end && std::ranges::binary_search(rest, place);
    });
  }

  bool holds_end(const Indexes& marking) const {
    return std::ranges::any_of(
        marking, [&](std::uint32_t place) { return net_.places[place] == Skeleton::Kind::end; });
  }
  bool reaches_end(std::uint32_t transition) const {
    return holds_end({net_.produced(transition).begin(), net_.produced(transition).end()});
  }

  const Skeleton& net_;
  std::vector<bool> behind_merge_;  // by transition
  bool has_merge_ = false;
  std::size_t ends_ = 0;
  std::unordered_set<std::uint32_t> known_ends_, waiting_sites_;
  std::vector<Symptom> symptoms_;
};

}  // namespace

bool Inspection::clean() const {
  return complete && dead_known && symptoms.empty() && std::ranges::none_of(dead, std::identity());
}

Inspection inspected(const Skeleton& net, const Limits& limits) {
  Inspector inspector(net);
  const Edges edges = net.has_cycle() ? Edges::kept : Edges::forgotten;
  const auto space = explore(net, inspector, edges, nullptr, limits);
  Inspection inspection{
      .complete = space->complete(), .states = space->size(), .bytes = space->bytes()};
  if (space->complete() && edges == Edges::kept) inspector.look_for_livelocks(*space);
  inspection.dead_known = space->complete() && !inspector.has_merge();
  if (inspection.dead_known) {
    inspection.dead = net.ahead_of(net.initial);
    for (std::size_t index = 0; index < inspection.dead.size(); ++index) {
      if (space->fired()[index]) inspection.dead[index] = false;
    }
  }
  inspection.symptoms = inspector.symptoms();
  std::ranges::stable_sort(inspection.symptoms, {},
                           [](const Symptom& symptom) { return symptom.run.size(); });
  return inspection;
}

std::vector<std::uint32_t> marking_after(const Skeleton& net, std::span<const std::uint32_t> run) {
  Indexes marking = net.initial;
  for (const std::uint32_t transition : run) {
    assert(std::ranges::includes(marking, net.consumed(transition)));
    Indexes rest, next;
    std::ranges::set_difference(marking, net.consumed(transition), std::back_inserter(rest));
    std::ranges::merge(rest, net.produced(transition), std::back_inserter(next));
    marking = std::move(next);
  }
  return marking;
}

}  // namespace selaras::behaviour
