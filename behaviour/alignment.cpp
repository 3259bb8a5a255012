#include "behaviour/alignment.h"

#include <algorithm>
#include <map>

namespace selaras::behaviour {
namespace {

using Edge = RunGraph::Edge;

std::uint32_t dearest(const RunGraph& graph) {
  std::uint32_t most = 0;
  for (const auto& edges : graph.edges) {
    for (const Edge& edge : edges) most = std::max(most, edge.cost);
  }
  return most;
}

/// By label: some edge says it.
std::vector<bool> labels_of(const RunGraph& graph) {
  std::vector<bool> said;
  for (const auto& edges : graph.edges) {
    for (const Edge& edge : edges) {
      if (edge.label == silent) continue;
      if (edge.label >= said.size()) said.resize(edge.label + 1, false);
      said[edge.label] = true;
    }
  }
  return said;
}

/// A missing and an extra of the same label are one thing, done elsewhere.
void pair_moved(std::vector<Move>& moves) {
  std::map<Label, std::vector<std::size_t>> missing;  // positions, the first one at the back
  for (std::size_t position = moves.size(); position-- > 0;) {
    const Move& move = moves[position];
    if (move.kind == MoveKind::missing) missing[move.label].push_back(position);
  }
  for (Move& extra : moves) {
    if (extra.kind != MoveKind::extra) continue;
    const auto same = missing.find(extra.label);
    if (same == missing.end() || same->second.empty()) continue;
    moves[same->second.back()].kind = MoveKind::moved;
    extra.kind = MoveKind::moved;
    same->second.pop_back();
  }
}

}  // namespace

std::string_view word(MoveKind kind) {
  switch (kind) {
    case MoveKind::synchronous:
      return "synchronous";
    case MoveKind::extra:
      return "extra";
    case MoveKind::missing:
      return "missing";
    case MoveKind::moved:
      return "moved";
    case MoveKind::unseen:
      return "unseen";
  }
  return "";
}

Aligner::Aligner(RunGraph right)
    : right_(std::move(right)), said_right_(labels_of(right_)), dearest_right_(dearest(right_)) {}

std::optional<Alignment> Aligner::align(const RunGraph& left, std::size_t bound) {
  if (left.size() == 0 || right_.size() == 0 || left.size() > bound / right_.size()) {
    return std::nullopt;
  }
  prepare(left);
  reach(0, 0, {.from = 0, .left = stays, .right = stays});
  while (const auto pair = next()) {
    if (done(*pair, left)) return alignment(*pair, left);
    expand(*pair, left);
  }
  return std::nullopt;
}

void Aligner::prepare(const RunGraph& left) {
  const std::size_t pairs = left.size() * right_.size();
  if (pairs > costs_.size()) {
    costs_.resize(pairs);
    rounds_.resize(pairs, round_);
    ways_.resize(pairs);
  }
  ++round_;
  buckets_.assign(std::max(dearest(left), dearest_right_) + 1U, {});
  cost_ = 0;
  waiting_ = 0;
  alone_left_.assign(left.size(), false);
  for (std::size_t state = 0; state < left.size(); ++state) {
    const auto alone = [&](const Edge& edge) {
      return edge.label >= said_right_.size() || !said_right_[edge.label];
    };
    alone_left_[state] = !left.final[state] && std::ranges::all_of(left.edges[state], alone);
  }
}

bool Aligner::done(std::uint32_t pair, const RunGraph& left) const {
  return left.final[pair / right_.size()] && right_.final[pair % right_.size()];
}

/// Where the left side can only do what the right side never does, it does it now: no order of the
/// two could be cheaper.
void Aligner::expand(std::uint32_t pair, const RunGraph& left) {
  expand_left(pair, left);
  if (alone_left_[pair / right_.size()]) return;
  expand_right(pair);
  expand_both(pair, left);
}

void Aligner::expand_left(std::uint32_t pair, const RunGraph& left) {
  const auto width = static_cast<std::uint32_t>(right_.size());
  const auto& edges = left.edges[pair / width];
  for (std::uint32_t index = 0; index < edges.size(); ++index) {
    reach(edges[index].target * width + pair % width, cost_ + edges[index].cost,
          {.from = pair, .left = index, .right = stays});
  }
}

void Aligner::expand_right(std::uint32_t pair) {
  const auto width = static_cast<std::uint32_t>(right_.size());
  const auto& edges = right_.edges[pair % width];
  for (std::uint32_t index = 0; index < edges.size(); ++index) {
    reach(pair - pair % width + edges[index].target, cost_ + edges[index].cost,
          {.from = pair, .left = stays, .right = index});
  }
}

void Aligner::expand_both(std::uint32_t pair, const RunGraph& left) {
  const auto width = static_cast<std::uint32_t>(right_.size());
  const auto& ours = left.edges[pair / width];
  const auto& theirs = right_.edges[pair % width];
  for (std::uint32_t i = 0; i < ours.size(); ++i) {
    if (ours[i].label == silent) continue;
    for (std::uint32_t j = 0; j < theirs.size(); ++j) {
      if (theirs[j].label != ours[i].label) continue;
      reach(ours[i].target * width + theirs[j].target, cost_,
            {.from = pair, .left = i, .right = j});
    }
  }
}

void Aligner::reach(std::uint32_t pair, std::uint64_t cost, Way way) {
  if (rounds_[pair] == round_ && costs_[pair] <= cost) return;
  rounds_[pair] = round_;
  costs_[pair] = cost;
  ways_[pair] = way;
  buckets_[cost % buckets_.size()].push_back(pair);
  ++waiting_;
}

std::optional<std::uint32_t> Aligner::next() {
  while (waiting_ > 0) {
    auto& bucket = buckets_[cost_ % buckets_.size()];
    if (bucket.empty()) {
      ++cost_;
      continue;
    }
    const std::uint32_t pair = bucket.back();
    bucket.pop_back();
    --waiting_;
    if (costs_[pair] == cost_) return pair;  // else it was reached more cheaply since
  }
  return std::nullopt;
}

Alignment Aligner::alignment(std::uint32_t pair, const RunGraph& left) const {
  Alignment found{.cost = cost_};
  const std::size_t width = right_.size();
  while (ways_[pair].left != stays || ways_[pair].right != stays) {
    const Way& way = ways_[pair];
    const Edge* ours = way.left == stays ? nullptr : &left.edges[way.from / width][way.left];
    const Edge* theirs = way.right == stays ? nullptr : &right_.edges[way.from % width][way.right];
    pair = way.from;
    if (ours == nullptr && theirs->label == silent) continue;
    Move move{.label = ours != nullptr ? ours->label : theirs->label};
    if (ours != nullptr) move.left = ours->origin;
    if (theirs != nullptr) move.right = theirs->origin;
    move.kind = theirs == nullptr ? (ours->label == silent ? MoveKind::unseen : MoveKind::extra)
                : ours == nullptr ? MoveKind::missing
                                  : MoveKind::synchronous;
    found.moves.push_back(move);
  }
  std::ranges::reverse(found.moves);
  pair_moved(found.moves);
  return found;
}

}  // namespace selaras::behaviour
