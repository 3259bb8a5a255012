#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/skeleton.h"

namespace selaras::behaviour {

/// Several transitions done one after the other, as a tree: joining two costs nothing however long
/// they are.
class Sequences {
 public:
  using Index = std::uint32_t;

  [[nodiscard]] Index single(std::uint32_t transition);
  [[nodiscard]] Index joined(Index first, Index second);
  [[nodiscard]] std::uint32_t length(Index sequence) const { return parts_[sequence].length; }
  /// Adds the transitions to the run, in order.
  void append_to(std::vector<std::uint32_t>& run, Index sequence) const;

 private:
  struct Part {
    Index first = 0;  // of a single one: the transition
    Index second = 0;
    std::uint32_t length = 1;
  };
  std::vector<Part> parts_;
};

/// A smaller net that answers the same questions, and the way back.
struct Reduction {
  Skeleton net;
  std::vector<Sequences::Index> sequences;  // what each of its transitions stands for
  std::vector<std::uint32_t> labels;        // the transition to be kept among them; or `no_label`
  std::vector<Sequences::Index> first;      // what has been done before its first state
  Sequences all;

  static constexpr std::uint32_t no_label = 0xffffffff;

  /// The run of the original net that a run of the smaller one stands for.
  [[nodiscard]] std::vector<std::uint32_t> expanded(std::span<const std::uint32_t> run) const;
};

/// Reduces by rules that change neither whether a run can halt, fill a place twice, finish with
/// work left over, go round for ever or never do some step, nor in which orders the transitions
/// `kept` (by transition; empty: none) can happen:
/// - a place whose only taker takes nothing else: what fills it does both (fusion of series; the
///   abstraction rule of Desel and Esparza, Free Choice Petri Nets, 1995, ch. 7);
/// - places filled and emptied by the same transitions, transitions that do the same (fusion of
///   parallels), loops that come back to their own place while another way leads out (Murata,
///   Petri Nets: Properties, Analysis and Applications, Proc. IEEE 77, 1989, sec. V).
[[nodiscard]] Reduction reduced(const Skeleton& net, const std::vector<bool>& kept = {});

}  // namespace selaras::behaviour
