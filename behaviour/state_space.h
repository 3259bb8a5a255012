#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "behaviour/skeleton.h"

namespace selaras::behaviour {

/// A small automaton that watches runs; its state begins at 0. It is part of what tells two states
/// of the search apart. The function is asked once for each pair.
class Observer {
 public:
  using Next = std::function<std::uint8_t(std::uint8_t state, std::uint32_t transition)>;

  /// `stays`: the state that is never left again, if any.
  Observer(Next next, std::size_t transitions, int stays = -1)
      : next_(std::move(next)), transitions_(transitions), known_(256), stays_(stays) {}

  std::uint8_t next(std::uint8_t state, std::uint32_t transition) {
    if (state == stays_) return state;
    std::vector<std::int16_t>& row = known_[state];
    if (row.empty()) row.assign(transitions_, -1);
    if (row[transition] < 0) row[transition] = next_(state, transition);
    return static_cast<std::uint8_t>(row[transition]);
  }
  /// Transitions that change the state, whichever it is, by transition.
  [[nodiscard]] std::vector<bool> relevant();

 private:
  Next next_;
  std::size_t transitions_;
  std::vector<std::vector<std::int16_t>> known_;
  int stays_;
};

/// What a state looks like from outside: where its tokens are, and what the observer makes of it.
struct Summary {
  bool running = false;
  bool end = false;
  bool unfinished = false;
  std::uint8_t observed = 0;
};

class StateSpace;

/// Is told what a search meets, in order; each answers whether to go on.
class Watcher {
 public:
  virtual ~Watcher() = default;
  /// A state, the first time.
  virtual bool met(const StateSpace&, std::uint32_t /*state*/, Summary) { return true; }
  /// A state in which nothing more can happen.
  virtual bool stuck(const StateSpace&, std::uint32_t /*state*/, Summary) { return true; }
  /// The transition could fire but would fill a place twice; the search does not follow it.
  virtual bool unsafe(const StateSpace&, std::uint32_t /*state*/, std::uint32_t /*transition*/) {
    return true;
  }
};

/// How far a search may go. All four are counts, so that the same question has the same answer on
/// every machine.
struct Limits {
  std::size_t states = 2'000'000;
  std::size_t edges = 16'000'000;  // where they are kept
  std::size_t bytes = 256'000'000;
  std::size_t work = 1'000'000'000;  // words written, one or more for each firing
};

/// All that can be reached, in breadth: states are numbered in the order in which they are met, so
/// the way by which each was met is a shortest one. Markings are kept whole and compared whole:
/// as bits where a net has few places, as lists of marked places where it has many.
class StateSpace {
 public:
  struct Edge {
    std::uint32_t transition;
    std::uint32_t target;
  };

  virtual ~StateSpace() = default;
  /// Everything was seen: neither a limit nor the watcher stopped the search.
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::size_t size() const { return ways_.size(); }
  /// Transitions of a shortest run to the state.
  [[nodiscard]] std::vector<std::uint32_t> run_to(std::uint32_t state) const;
  /// The marked places, sorted.
  [[nodiscard]] virtual std::vector<std::uint32_t> marking(std::uint32_t state) const = 0;
  /// By transition: it has fired somewhere.
  [[nodiscard]] const std::vector<bool>& fired() const { return fired_; }
  /// Edges out of a state, where edges are kept.
  [[nodiscard]] std::span<const Edge> edges(std::uint32_t state) const {
    return {edges_.data() + edges_from_[state], edges_.data() + edges_from_[state + 1]};
  }
  /// Memory held for the states and their index, bytes.
  [[nodiscard]] virtual std::size_t bytes() const = 0;

 protected:
  struct Way {
    std::uint32_t from;
    std::uint32_t by;
  };
  std::vector<Way> ways_;
  std::vector<bool> fired_;
  std::vector<std::size_t> edges_from_{0};
  std::vector<Edge> edges_;
  bool complete_ = false;
};

enum class Edges { forgotten, kept };

[[nodiscard]] std::unique_ptr<StateSpace> explore(const Skeleton& net, Watcher& watcher,
                                                  Edges edges = Edges::forgotten,
                                                  Observer* observer = nullptr,
                                                  const Limits& limits = {});

}  // namespace selaras::behaviour
