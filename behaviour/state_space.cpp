#include "behaviour/state_space.h"

#include <algorithm>
#include <limits>

#include "behaviour/marking_set.h"

namespace selaras::behaviour {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Finds the number of a marking: open addressing, linear probing, at most three quarters full.
class NumberTable {
 public:
  NumberTable() : slots_(64, none) {}

  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask()]); }

  /// The first number to be compared, if any.
  [[nodiscard]] std::uint32_t candidate(std::uint64_t hash) const { return slots_[hash & mask()]; }

  /// The number that `is_it` accepts, or `fresh`, which then stands there.
  template <class IsIt>
  std::uint32_t number(std::uint64_t hash, std::uint32_t fresh, IsIt is_it) {
    std::size_t slot = hash & mask();
    for (; slots_[slot] != none; slot = (slot + 1) & mask()) {
      if (is_it(slots_[slot])) return slots_[slot];
    }
    slots_[slot] = fresh;
    ++used_;
    return fresh;
  }

  [[nodiscard]] bool crowded() const { return used_ * 4 > slots_.size() * 3; }

  template <class HashOf>
  void grow(HashOf hash_of) {
    std::vector<std::uint32_t> old(slots_.size() * 2, none);
    old.swap(slots_);
    for (const std::uint32_t number : old) {
      if (number == none) continue;
      std::size_t slot = hash_of(number) & mask();
      while (slots_[slot] != none) slot = (slot + 1) & mask();
      slots_[slot] = number;
    }
  }

  [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(slots_[0]); }

 private:
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }

  std::vector<std::uint32_t> slots_;
  std::size_t used_ = 0;
};

template <class Markings>
class Search final : public StateSpace {
 public:
  using Marking = typename Markings::Marking;

  Search(const Skeleton& net, Watcher& watcher, Edges edges, Observer* observer,
         const Limits& limits)
      : markings_(net),
        watcher_(watcher),
        keeps_edges_(edges == Edges::kept),
        observer_(observer),
        limits_(limits) {
    fired_.resize(net.transition_count());
  }

  void run() {
    const Marking initial = markings_.initial();
    visit({.marking = initial, .hash = Markings::hash(initial), .by = none}, none);
    for (std::uint32_t state = 0; state < ways_.size() && !stopped_; ++state) expand(state);
    complete_ = !stopped_;
  }

  [[nodiscard]] std::vector<std::uint32_t> marking(std::uint32_t state) const override {
    Marking marking;
    markings_.load(state, marking);
    return markings_.places(marking);
  }
  [[nodiscard]] std::size_t bytes() const override {
    return markings_.bytes() + table_.bytes() + ways_.capacity() * sizeof(Way) +
           edges_.capacity() * sizeof(Edge) + edges_from_.capacity() * sizeof(std::size_t);
  }

 private:
  static constexpr std::size_t batch = 64;

  struct Successor {
    Marking marking;
    std::uint64_t hash = 0;
    std::uint32_t by = 0;
  };

  void expand(std::uint32_t state) {
    markings_.load(state, current_);
    markings_.enabled(current_, enabled_);
    if (enabled_.empty()) stop_unless(watcher_.stuck(*this, state, markings_.summary(current_)));
    // The table is asked for many successors at once: its memory is waited for only once.
    for (std::size_t next = 0; next < enabled_.size() && !stopped_; next += batch) {
      const std::size_t count = std::min(batch, enabled_.size() - next);
      const std::size_t made = fire(state, std::span(enabled_).subspan(next, count));
      for (std::size_t index = 0; index < made; ++index) {
        const std::uint32_t candidate = table_.candidate(successors_[index].hash);
        if (candidate != none) markings_.prefetch(candidate);
      }
      for (std::size_t index = 0; index < made && !stopped_; ++index) {
        const std::uint32_t target = visit(successors_[index], state);
        if (keeps_edges_) keep_edge({.transition = successors_[index].by, .target = target});
      }
    }
    if (keeps_edges_) edges_from_.push_back(edges_.size());
  }

  /// How many of `successors_` were made.
  std::size_t fire(std::uint32_t state, std::span<const std::uint32_t> transitions) {
    std::size_t count = 0;
    for (const std::uint32_t transition : transitions) {
      Successor& successor = successors_[count];
      successor.marking = current_;
      work_ += current_.size();
      if (!markings_.fire(successor.marking, transition)) {
        stop_unless(watcher_.unsafe(*this, state, transition));
        if (stopped_) return count;
        continue;
      }
      if (observer_ != nullptr) {
        Markings::observe(successor.marking,
                          observer_->next(Markings::observed(current_), transition));
      }
      successor.hash = Markings::hash(successor.marking);
      successor.by = transition;
      table_.prefetch(successor.hash);
      fired_[transition] = true;
      ++count;
    }
    if (work_ > limits_.work) stopped_ = true;
    return count;
  }

  std::uint32_t visit(const Successor& successor, std::uint32_t from) {
    const auto fresh = static_cast<std::uint32_t>(ways_.size());
    const std::uint32_t number = table_.number(successor.hash, fresh, [&](std::uint32_t known) {
      return markings_.same(known, successor.marking);
    });
    if (number != fresh) return number;
    markings_.keep(successor.marking);
    ways_.push_back({.from = from, .by = successor.by});
    stop_unless(watcher_.met(*this, fresh, markings_.summary(successor.marking)));
    if (ways_.size() > limits_.states || bytes() > limits_.bytes) stopped_ = true;
    if (table_.crowded()) {
      Marking marking;
      table_.grow([&](std::uint32_t known) {
        markings_.load(known, marking);
        return Markings::hash(marking);
      });
    }
    return fresh;
  }

  void keep_edge(Edge edge) {
    edges_.push_back(edge);
    if (edges_.size() > limits_.edges) stopped_ = true;
  }

  void stop_unless(bool go_on) { stopped_ = stopped_ || !go_on; }

  Markings markings_;
  Watcher& watcher_;
  bool keeps_edges_;
  Observer* observer_;
  Limits limits_;
  NumberTable table_;
  bool stopped_ = false;
  Marking current_{};
  std::vector<std::uint32_t> enabled_;
  std::array<Successor, batch> successors_;
  std::size_t work_ = 0;
};

template <class Markings>
std::unique_ptr<StateSpace> searched(const Skeleton& net, Watcher& watcher, Edges edges,
                                     Observer* observer, const Limits& limits) {
  auto search = std::make_unique<Search<Markings>>(net, watcher, edges, observer, limits);
  search->run();
  return search;
}

}  // namespace

std::vector<bool> Observer::relevant() {
  std::vector<bool> relevant(transitions_);
  std::vector<bool> known(256);
  std::vector<std::uint8_t> open{0};
  known[0] = true;
  while (!open.empty()) {
    const std::uint8_t state = open.back();
    open.pop_back();
    for (std::uint32_t transition = 0; transition < transitions_; ++transition) {
      const std::uint8_t following = next(state, transition);
      if (following != state) relevant[transition] = true;
      if (!known[following]) open.push_back(following);
      known[following] = true;
    }
  }
  return relevant;
}

std::vector<std::uint32_t> StateSpace::run_to(std::uint32_t state) const {
  std::vector<std::uint32_t> run;
  for (; ways_[state].from != none; state = ways_[state].from) run.push_back(ways_[state].by);
  std::ranges::reverse(run);
  return run;
}

std::unique_ptr<StateSpace> explore(const Skeleton& net, Watcher& watcher, Edges edges,
                                    Observer* observer, const Limits& limits) {
  const std::size_t places = net.places.size();
  if (places <= DenseMarkings<1>::most_places) {
    return searched<DenseMarkings<1>>(net, watcher, edges, observer, limits);
  }
  if (places <= DenseMarkings<2>::most_places) {
    return searched<DenseMarkings<2>>(net, watcher, edges, observer, limits);
  }
  if (places <= DenseMarkings<4>::most_places) {
    return searched<DenseMarkings<4>>(net, watcher, edges, observer, limits);
  }
  return searched<SparseMarkings>(net, watcher, edges, observer, limits);
}

}  // namespace selaras::behaviour
