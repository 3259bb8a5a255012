#include "behaviour/skeleton.h"

#include <numeric>

namespace selaras::behaviour {

std::uint32_t Skeleton::add_place(Kind kind) {
  places.push_back(kind);
  return static_cast<std::uint32_t>(places.size() - 1);
}

std::uint32_t Skeleton::add_transition(std::span<const std::uint32_t> consumes,
                                       std::span<const std::uint32_t> produces,
                                       std::uint32_t site) {
  consumed_places.insert(consumed_places.end(), consumes.begin(), consumes.end());
  consumed_from.push_back(static_cast<std::uint32_t>(consumed_places.size()));
  produced_places.insert(produced_places.end(), produces.begin(), produces.end());
  produced_from.push_back(static_cast<std::uint32_t>(produced_places.size()));
  sites.push_back(site);
  return static_cast<std::uint32_t>(sites.size() - 1);
}

void Skeleton::index_takers() {
  takers_from.assign(places.size() + 1, 0);
  for (const std::uint32_t place : consumed_places) ++takers_from[place + 1];
  std::partial_sum(takers_from.begin(), takers_from.end(), takers_from.begin());
  takers.resize(consumed_places.size());
  std::vector<std::uint32_t> next(takers_from.begin(), takers_from.end() - 1);
  for (std::uint32_t transition = 0; transition < transition_count(); ++transition) {
    for (const std::uint32_t place : consumed(transition)) takers[next[place]++] = transition;
  }
}

std::vector<bool> Skeleton::ahead_of(std::span<const std::uint32_t> from) const {
  std::vector<bool> ahead(transition_count());
  std::vector<bool> seen(places.size());
  std::vector<std::uint32_t> open(from.begin(), from.end());
  for (const std::uint32_t place : from) seen[place] = true;
  while (!open.empty()) {
    const std::uint32_t place = open.back();
    open.pop_back();
    for (const std::uint32_t transition : takers_of(place)) {
      if (ahead[transition]) continue;
      ahead[transition] = true;
      for (const std::uint32_t next : produced(transition)) {
        if (!seen[next]) open.push_back(next);
        seen[next] = true;
      }
    }
  }
  return ahead;
}

bool Skeleton::has_cycle() const {
  // Take away transitions whose places before them are all done; a cycle never gets that far.
  std::vector<std::uint32_t> producers(places.size());
  for (const std::uint32_t place : produced_places) ++producers[place];
  std::vector<std::uint32_t> waiting(transition_count());
  for (std::uint32_t transition = 0; transition < transition_count(); ++transition) {
    waiting[transition] = static_cast<std::uint32_t>(consumed(transition).size());
  }
  std::vector<std::uint32_t> done;
  for (std::uint32_t place = 0; place < places.size(); ++place) {
    if (producers[place] == 0) done.push_back(place);
  }
  std::size_t taken = 0;
  while (!done.empty()) {
    const std::uint32_t place = done.back();
    done.pop_back();
    for (const std::uint32_t transition : takers_of(place)) {
      if (--waiting[transition] != 0) continue;
      ++taken;
      for (const std::uint32_t next : produced(transition)) {
        if (--producers[next] == 0) done.push_back(next);
      }
    }
  }
  return taken != transition_count();
}

}  // namespace selaras::behaviour
