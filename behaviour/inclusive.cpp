#include "behaviour/inclusive.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace selaras::behaviour {
namespace {

using model::NodeId;
using model::NodeKind;
using Edges = std::vector<std::vector<std::uint32_t>>;

class Blocks {
 public:
  Blocks(const model::Flow& flow, const Edges& in, const Edges& out)
      : flow_(flow), in_(in), out_(out) {}

  std::vector<InclusiveBlock> find() {
    for (const std::uint32_t node : splits_from_inside()) {
      if (auto block = block_of(node)) {
        join_of_[node] = block->join.index;
        taken_.insert(block->join.index);
        found_.push_back(std::move(*block));
      }
    }
    return std::move(found_);
  }

 private:
  bool inclusive(std::uint32_t node) const { return flow_.nodes[node].kind == NodeKind::inclusive; }

  /// Inclusive splits in the order in which a search in depth leaves them, inner ones first.
  std::vector<std::uint32_t> splits_from_inside() const {
    std::vector<std::uint32_t> splits;
    std::vector<bool> seen(flow_.nodes.size());
    std::vector<std::pair<std::uint32_t, std::size_t>> path{{0, 0}};
    if (!seen.empty()) seen[0] = true;
    while (!path.empty() && !seen.empty()) {
      auto& [node, next] = path.back();
      if (next == out_[node].size()) {
        if (inclusive(node) && out_[node].size() > 1) splits.push_back(node);
        path.pop_back();
        continue;
      }
      const std::uint32_t to = flow_.edges[out_[node][next++]].to.index;
      if (!seen[to]) path.emplace_back(to, 0);
      seen[to] = true;
    }
    return splits;
  }

  std::optional<InclusiveBlock> block_of(std::uint32_t split) const {
    if (out_[split].size() > most_inclusive_branches) return std::nullopt;
    const auto join = first_join(split);
    if (!join || in_[*join].size() != out_[split].size()) return std::nullopt;
    InclusiveBlock block{.split = {split}, .join = {*join}};
    std::unordered_set<std::uint32_t> inside;
    for (const std::uint32_t edge : out_[split]) {
      const auto last = last_edge(edge, split, *join, inside);
      if (!last) return std::nullopt;
      block.branches.push_back({.first_edge = edge, .last_edge = *last});
    }
    return block;
  }

  /// The nearest inclusive join behind the split that no inner block has taken.
  std::optional<std::uint32_t> first_join(std::uint32_t split) const {
    std::vector<std::uint32_t> open{flow_.edges[out_[split].front()].to.index};
    std::unordered_set<std::uint32_t> seen{open.front(), split};
    for (std::size_t next = 0; next < open.size(); ++next) {
      const std::uint32_t node = open[next];
      if (inclusive(node) && in_[node].size() > 1 && !taken_.contains(node)) return node;
      const auto inner = join_of_.find(node);
      const auto& edges = out_[inner == join_of_.end() ? node : inner->second];
      for (const std::uint32_t edge : edges) {
        const std::uint32_t to = flow_.edges[edge].to.index;
        if (seen.insert(to).second) open.push_back(to);
      }
    }
    return std::nullopt;
  }

  /// The one edge by which the branch that begins with `edge` comes to the join; none where the
  /// branch has other ways in or out. Its nodes are added to `inside`.
  std::optional<std::uint32_t> last_edge(std::uint32_t edge, std::uint32_t split,
                                         std::uint32_t join,
                                         std::unordered_set<std::uint32_t>& inside) const {
    if (flow_.edges[edge].to.index == join) return edge;
    std::vector<std::uint32_t> branch{flow_.edges[edge].to.index};
    std::optional<std::uint32_t> last;
    if (!inside.insert(branch.front()).second) return std::nullopt;
    for (std::size_t next = 0; next < branch.size(); ++next) {
      if (branch[next] == split || out_[branch[next]].empty()) return std::nullopt;
      for (const std::uint32_t leaving : out_[branch[next]]) {
        const std::uint32_t to = flow_.edges[leaving].to.index;
        if (to == join) {
          if (last) return std::nullopt;
          last = leaving;
        } else if (inside.insert(to).second) {
          branch.push_back(to);
        }
      }
    }
    return entered_only_by(edge, branch) ? last : std::nullopt;
  }

  bool entered_only_by(std::uint32_t edge, const std::vector<std::uint32_t>& branch) const {
    const std::unordered_set<std::uint32_t> members(branch.begin(), branch.end());
    return std::ranges::all_of(branch, [&](std::uint32_t node) {
      return std::ranges::all_of(in_[node], [&](std::uint32_t entering) {
        return entering == edge || members.contains(flow_.edges[entering].from.index);
      });
    });
  }

  const model::Flow& flow_;
  const Edges& in_;
  const Edges& out_;
  std::unordered_map<std::uint32_t, std::uint32_t> join_of_;  // by split
  std::unordered_set<std::uint32_t> taken_;                   // joins
  std::vector<InclusiveBlock> found_;
};

}  // namespace

std::vector<InclusiveBlock> inclusive_blocks(const model::Flow& flow, const Edges& in,
                                             const Edges& out) {
  return Blocks(flow, in, out).find();
}

}  // namespace selaras::behaviour
