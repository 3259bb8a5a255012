#include "behaviour/reduction.h"

#include <algorithm>
#include <bit>
#include <utility>

#include <boost/container/small_vector.hpp>

#include "behaviour/marking_set.h"

namespace selaras::behaviour {
namespace {

/// Most places have a filler and a taker or two.
using Members = boost::container::small_vector<std::uint32_t, 4>;

/// A set of indexes with a sum that tells most different sets apart at once.
class IndexSet {
 public:
  void add(std::uint32_t index) {
    members_.push_back(index);
    sum_ += spread(index + 1);
  }
  void remove(std::uint32_t index) {
    const auto found = std::ranges::find(members_, index);
    if (found == members_.end()) return;
    *found = members_.back();
    members_.pop_back();
    sum_ -= spread(index + 1);
  }
  [[nodiscard]] bool contains(std::uint32_t index) const {
    return std::ranges::find(members_, index) != members_.end();
  }
  [[nodiscard]] const Members& members() const { return members_; }
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }
  [[nodiscard]] Members sorted() const {
    Members copy = members_;
    std::ranges::sort(copy);
    return copy;
  }
  bool operator==(const IndexSet& other) const {
    return sum_ == other.sum_ && size() == other.size() && sorted() == other.sorted();
  }

 private:
  Members members_;
  std::uint64_t sum_ = 0;
};

struct Place {
  Skeleton::Kind kind = Skeleton::Kind::running;
  IndexSet fillers, takers;
  bool initial = false;
  bool gone = false;
};

struct Transition {
  IndexSet consumed, produced;
  Sequences::Index sequence = 0;
  std::uint32_t label = Reduction::no_label;
  std::uint32_t site = 0;
  bool gone = false;
};

/// The alike among places or transitions: those whose two sets are the same. A hash table whose
/// chains run through the indexes themselves; each is in one of them, that of its last sum.
class Alikes {
 public:
  explicit Alikes(std::size_t count)
      : heads_(std::bit_ceil(2 * count + 1), nobody), next_(count, nobody), sums_(count, unseen) {}

  /// Another one, still alike, that was seen before; else its own index.
  template <class Same>
  std::uint32_t seen(std::uint32_t index, std::uint64_t sum, Same same) {
    for (std::uint32_t other = head(sum); other != nobody; other = next_[other]) {
      if (other != index && sums_[other] == sum && same(other)) return other;
    }
    if (sums_[index] == sum) return index;
    if (sums_[index] != unseen) unlink(index);
    sums_[index] = sum;
    next_[index] = std::exchange(head(sum), index);
    return index;
  }

 private:
  static constexpr std::uint32_t nobody = 0xffffffff;
  static constexpr std::uint64_t unseen = 0;  // two empty sets are alike to nobody

  std::uint32_t& head(std::uint64_t sum) { return heads_[spread(sum) & (heads_.size() - 1)]; }

  void unlink(std::uint32_t index) {
    std::uint32_t* at = &head(sums_[index]);
    while (*at != index) at = &next_[*at];
    *at = next_[index];
  }

  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint64_t> sums_;
};

/// What waits to be looked at again, each once.
class WorkList {
 public:
  explicit WorkList(std::size_t count) : waiting_(count) {}
  void add(std::uint32_t index) {
    if (!waiting_[index]) list_.push_back(index);
    waiting_[index] = true;
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  std::uint32_t take() {
    const std::uint32_t index = list_.back();
    list_.pop_back();
    waiting_[index] = false;
    return index;
  }

 private:
  std::vector<bool> waiting_;
  std::vector<std::uint32_t> list_;
};

class Reducer {
 public:
  Reducer(const Skeleton& net, const std::vector<bool>& kept)
      : places_(net.places.size()),
        transitions_(net.transition_count()),
        dirty_places_(net.places.size()),
        dirty_transitions_(net.transition_count()),
        alike_places_(net.places.size()),
        alike_transitions_(net.transition_count()) {
    for (std::uint32_t place = 0; place < net.places.size(); ++place) {
      places_[place].kind = net.places[place];
    }
    for (const std::uint32_t place : net.initial) places_[place].initial = true;
    const std::vector<bool> ahead = net.ahead_of(net.initial);
    for (std::uint32_t index = 0; index < net.transition_count(); ++index) {
      if (ahead[index]) {
        adopt(net, index, !kept.empty() && kept[index]);
      } else {
        transitions_[index].gone = true;  // nothing leads there
      }
    }
    for (std::uint32_t place = 0; place < places_.size(); ++place) dirty_places_.add(place);
  }

  Reduction reduction() {
    while (!dirty_places_.empty() || !dirty_transitions_.empty()) {
      if (dirty_transitions_.empty()) {
        look_at_place(dirty_places_.take());
      } else {
        look_at_transition(dirty_transitions_.take());
      }
    }
    return compact();
  }

 private:
  void adopt(const Skeleton& net, std::uint32_t index, bool kept) {
    Transition& transition = transitions_[index];
    transition.sequence = all_.single(index);
    transition.site = net.sites[index];
    if (kept) transition.label = index;
    for (const std::uint32_t place : net.consumed(index)) {
      transition.consumed.add(place);
      places_[place].takers.add(index);
    }
    for (const std::uint32_t place : net.produced(index)) {
      transition.produced.add(place);
      places_[place].fillers.add(index);
    }
    dirty_transitions_.add(index);
  }

  void look_at_place(std::uint32_t index) {
    const Place& place = places_[index];
    if (place.gone || place.kind != Skeleton::Kind::running) return;
    if (fuse_series(index)) return;
    const std::uint32_t other =
        alike_places_.seen(index, place.fillers.sum() * 3 + place.takers.sum(),
                           [&](std::uint32_t known) { return parallel_places(index, known); });
    if (other != index) remove_place(index);
  }

  bool parallel_places(std::uint32_t one, std::uint32_t other) const {
    const Place& a = places_[one];
    const Place& b = places_[other];
    return !b.gone && a.initial == b.initial && a.fillers == b.fillers && a.takers == b.takers;
  }

  void remove_place(std::uint32_t index) {
    Place& place = places_[index];
    place.gone = true;
    for (const std::uint32_t filler : place.fillers.members()) {
      transitions_[filler].produced.remove(index);
      touch(filler);
    }
    for (const std::uint32_t taker : place.takers.members()) {
      transitions_[taker].consumed.remove(index);
      touch(taker);
    }
  }

  /// The transition has changed: it and the places around it may now be reduced.
  void touch(std::uint32_t transition) {
    dirty_transitions_.add(transition);
    for (const auto* set :
         {&transitions_[transition].consumed, &transitions_[transition].produced}) {
      // Around a very wide one nothing but its own places' next change can matter.
      if (set->size() > 64) continue;
      for (const std::uint32_t place : set->members()) dirty_places_.add(place);
    }
  }

  bool fuse_series(std::uint32_t index) {
    const Place& place = places_[index];
    if (place.takers.size() != 1) return false;
    const std::uint32_t taker = place.takers.members().front();
    if (!can_fuse(index, taker)) return false;
    const Members fillers = place.fillers.members();
    const Members targets = transitions_[taker].produced.members();
    const Sequences::Index sequence = transitions_[taker].sequence;
    const bool initial = place.initial;
    remove_transition(taker);
    places_[index].gone = true;
    for (const std::uint32_t filler : fillers) {
      Transition& longer = transitions_[filler];
      longer.produced.remove(index);
      longer.sequence = all_.joined(longer.sequence, sequence);
      for (const std::uint32_t target : targets) {
        longer.produced.add(target);
        places_[target].fillers.add(filler);
      }
      touch(filler);
    }
    if (initial) {
      first_.push_back(sequence);
      for (const std::uint32_t target : targets) places_[target].initial = true;
    }
    for (const std::uint32_t target : targets) dirty_places_.add(target);
    return true;
  }

  bool can_fuse(std::uint32_t index, std::uint32_t taker) const {
    const Place& place = places_[index];
    const Transition& second = transitions_[taker];
    if (second.consumed.size() != 1 || second.label != Reduction::no_label) return false;
    const std::size_t fillers = place.fillers.size();
    const std::size_t targets = second.produced.size();
    if (fillers + (place.initial ? 1 : 0) == 0) return false;
    if (fillers > 1 && targets > 1 && fillers * targets > 16) return false;  // would not shrink
    return std::ranges::all_of(second.produced.members(), [&](std::uint32_t target) {
      if (target == index || places_[target].kind == Skeleton::Kind::unfinished) return false;
      if (place.initial && places_[target].initial) return false;
      return std::ranges::none_of(place.fillers.members(), [&](std::uint32_t filler) {
        return transitions_[filler].produced.contains(target);
      });
    });
  }

  void remove_transition(std::uint32_t index) {
    Transition& transition = transitions_[index];
    transition.gone = true;
    for (const std::uint32_t place : transition.consumed.members()) {
      places_[place].takers.remove(index);
      dirty_places_.add(place);
    }
    for (const std::uint32_t place : transition.produced.members()) {
      places_[place].fillers.remove(index);
      dirty_places_.add(place);
    }
  }

  void look_at_transition(std::uint32_t index) {
    const Transition& transition = transitions_[index];
    if (transition.gone || transition.label != Reduction::no_label) return;
    if (comes_back_beside_another(index)) return remove_transition(index);
    const std::uint32_t other = alike_transitions_.seen(
        index, transition.consumed.sum() * 3 + transition.produced.sum(),
        [&](std::uint32_t known) { return parallel_transitions(index, known); });
    if (other == index) return;
    const bool longer =
        length(index) > length(other) || (length(index) == length(other) && index > other);
    remove_transition(longer ? index : other);
    // The one kept must be found again by the next that is alike.
    dirty_transitions_.add(longer ? other : index);
  }

  std::uint32_t length(std::uint32_t index) const {
    return all_.length(transitions_[index].sequence);
  }

  bool parallel_transitions(std::uint32_t one, std::uint32_t other) const {
    const Transition& a = transitions_[one];
    const Transition& b = transitions_[other];
    return !b.gone && b.label == Reduction::no_label && a.consumed == b.consumed &&
           a.produced == b.produced;
  }

  /// It leads from one place back to the same, and another transition can leave that place.
  bool comes_back_beside_another(std::uint32_t index) const {
    const Transition& transition = transitions_[index];
    if (transition.consumed.size() != 1 || !(transition.consumed == transition.produced)) {
      return false;
    }
    const auto& takers = places_[transition.consumed.members().front()].takers.members();
    return std::ranges::any_of(takers, [&](std::uint32_t other) {
      return other != index && transitions_[other].consumed.size() == 1;
    });
  }

  Reduction compact() {
    Reduction reduction;
    std::vector<std::uint32_t> number(places_.size());
    for (std::size_t index = 0; index < places_.size(); ++index) {
      const Place& place = places_[index];
      const bool used = place.initial || place.fillers.size() + place.takers.size() > 0;
      if (place.gone || !used) continue;
      number[index] = reduction.net.add_place(place.kind);
      if (place.initial) reduction.net.initial.push_back(number[index]);
    }
    const auto renumbered = [&](const IndexSet& set) {
      std::vector<std::uint32_t> places;
      for (const std::uint32_t place : set.members()) places.push_back(number[place]);
      std::ranges::sort(places);
      return places;
    };
    for (const Transition& transition : transitions_) {
      if (transition.gone) continue;
      reduction.net.add_transition(renumbered(transition.consumed), renumbered(transition.produced),
                                   transition.site);
      reduction.sequences.push_back(transition.sequence);
      reduction.labels.push_back(transition.label);
    }
    reduction.net.index_takers();
    reduction.first = std::move(first_);
    reduction.all = std::move(all_);
    return reduction;
  }

  std::vector<Place> places_;
  std::vector<Transition> transitions_;
  WorkList dirty_places_, dirty_transitions_;
  Alikes alike_places_, alike_transitions_;
  std::vector<Sequences::Index> first_;
  Sequences all_;
};

}  // namespace

Sequences::Index Sequences::single(std::uint32_t transition) {
  parts_.push_back({.first = transition});
  return static_cast<Index>(parts_.size() - 1);
}

Sequences::Index Sequences::joined(Index first, Index second) {
  parts_.push_back({.first = first,
                    .second = second,
                    .length = std::max(2u, parts_[first].length + parts_[second].length)});
  return static_cast<Index>(parts_.size() - 1);
}

void Sequences::append_to(std::vector<std::uint32_t>& run, Index sequence) const {
  std::vector<Index> open{sequence};
  while (!open.empty()) {
    const Part& part = parts_[open.back()];
    open.pop_back();
    if (part.length == 1) {
      run.push_back(part.first);
      continue;
    }
    open.push_back(part.second);
    open.push_back(part.first);
  }
}

std::vector<std::uint32_t> Reduction::expanded(std::span<const std::uint32_t> run) const {
  std::vector<std::uint32_t> original;
  for (const Sequences::Index sequence : first) all.append_to(original, sequence);
  for (const std::uint32_t transition : run) all.append_to(original, sequences[transition]);
  return original;
}

Reduction reduced(const Skeleton& net, const std::vector<bool>& kept) {
  return Reducer(net, kept).reduction();
}

}  // namespace selaras::behaviour
