#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "behaviour/run_graph.h"

/// The alignment of runs: the least that must be left out and put in to make one run out of
/// another (A. Adriansyah, Aligning Observed and Modeled Behavior, 2014).
namespace selaras::behaviour {

/// synchronous: both do the same · extra: only the left side does it · missing: only the right one
/// · moved: the left side does it at another place than the right one, so that it stands in the
/// list twice · unseen: a move of the left side that is not compared.
enum class MoveKind { synchronous, extra, missing, moved, unseen };

[[nodiscard]] std::string_view word(MoveKind kind);

struct Move {
  MoveKind kind = MoveKind::synchronous;
  std::optional<std::uint32_t> left;   // origin of the edge, where the left side moves
  std::optional<std::uint32_t> right;  // the same of the right side
  Label label = silent;

  bool operator==(const Move&) const = default;
};

struct Alignment {
  std::uint64_t cost = 0;
  std::vector<Move> moves;
};

/// Aligns many runs with the same ones. Exact: a shortest path through pairs of states; costs are
/// whole numbers, so that a ring of buckets takes the place of a heap (R. Dial, 1969).
class Aligner {
 public:
  /// Pairs of states that may be looked at before an alignment is given up.
  static constexpr std::size_t pair_bound = 4'000'000;

  explicit Aligner(RunGraph right);

  /// The cheapest alignment of any run of the left side with any of the right. None where one of
  /// them has no run, or the bound is reached.
  [[nodiscard]] std::optional<Alignment> align(const RunGraph& left,
                                               std::size_t bound = pair_bound);

 private:
  struct Way {
    std::uint32_t from;
    std::uint32_t left;  // index of the edge taken, or `stays`
    std::uint32_t right;
  };
  static constexpr std::uint32_t stays = UINT32_MAX;

  void prepare(const RunGraph& left);
  [[nodiscard]] bool done(std::uint32_t pair, const RunGraph& left) const;
  void expand(std::uint32_t pair, const RunGraph& left);
  void expand_left(std::uint32_t pair, const RunGraph& left);
  void expand_right(std::uint32_t pair);
  void expand_both(std::uint32_t pair, const RunGraph& left);
  void reach(std::uint32_t pair, std::uint64_t cost, Way way);
  [[nodiscard]] std::optional<std::uint32_t> next();
  [[nodiscard]] Alignment alignment(std::uint32_t pair, const RunGraph& left) const;

  RunGraph right_;
  std::vector<bool> said_right_;  // by label
  std::vector<bool> alone_left_;  // by left state: whatever it does next, the right side never does
  std::uint32_t dearest_right_ = 0;

  std::vector<std::uint64_t> costs_;  // by pair of states; see `round_`
  std::vector<std::uint32_t> rounds_;
  std::vector<Way> ways_;
  std::uint32_t round_ = 0;  // an entry of `costs_` counts only where its round is this one
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::uint64_t cost_ = 0;   // of the bucket being emptied
  std::size_t waiting_ = 0;  // entries in all buckets
};

}  // namespace selaras::behaviour
