#include "simulator/fit_decisions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/ways.h"

namespace selaras::simulator {
namespace {

using model::NodeKind;

class Decisions {
 public:
  Decisions(const model::EventLog& log, const model::Procedure& procedure)
      : log_(log), procedure_(procedure), nodes_(procedure.flow.nodes) {
    node_of_step_.resize(procedure.steps.size());
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      ways_.push_back(may_choose(node) ? model::ways_from(procedure, model::NodeId{node})
                                       : std::vector<model::Way>{});
      if (nodes_[node].kind == NodeKind::step) node_of_step_[nodes_[node].step] = node;
      if (ways_.back().size() < 2) continue;
      FittedDecision decision{.node = nodes_[node].id};
      for (const model::Way& way : ways_.back()) decision.ways.push_back({way.name});
      found_.emplace(node, std::move(decision));
    }
  }

  void look(const LoggedCase& each) {
    for (std::size_t at = 0; at < each.visits.size(); ++at) {
      const LoggedVisit& visit = each.visits[at];
      const std::uint32_t node = node_of_step_[visit.step];
      const bool told = count_told(node, visit.outcome);
      if (at + 1 == each.visits.size()) {
        follow(node, std::nullopt, told);
      } else {
        follow(node, node_of_step_[each.visits[at + 1].step], told);
      }
    }
  }

  std::vector<FittedDecision> take() {
    std::vector<FittedDecision> all;
    for (auto& [node, decision] : found_) all.push_back(std::move(decision));
    return all;
  }

 private:
  [[nodiscard]] bool may_choose(std::uint32_t node) const {
    const NodeKind kind = nodes_[node].kind;
    return kind == NodeKind::step || kind == NodeKind::exclusive;
  }

  void count(std::uint32_t node, std::size_t way) {
    const auto found = found_.find(node);
    if (found != found_.end()) ++found->second.ways[way].observed;
  }

  bool count_told(std::uint32_t node, std::uint32_t outcome) {
    if (outcome == model::unnamed) return false;
    for (std::size_t way = 0; way < ways_[node].size(); ++way) {
      if (ways_[node][way].name != log_.names[outcome]) continue;
      count(node, way);
      return true;
    }
    return false;
  }

  using Choice = std::pair<std::uint32_t, std::size_t>;  // node, way

  /// Counts what was chosen on the way to what came next (nothing: an end); only where there is one
  /// such way and no parallel branch.
  void follow(std::uint32_t node, std::optional<std::uint32_t> next, bool told) {
    std::vector<Choice> path;
    std::vector<std::vector<Choice>> found;
    search(node, next, path, found);
    if (found.size() != 1) return;
    for (const auto& [chooser, way] : found.front()) {
      if (!(told && chooser == node)) count(chooser, way);
    }
  }

  void search(std::uint32_t node, std::optional<std::uint32_t> next, std::vector<Choice>& path,
              std::vector<std::vector<Choice>>& found) const {
    constexpr std::size_t longest = 16;
    constexpr std::size_t ambiguous = 2;
    if (path.size() == longest || found.size() == ambiguous) return;
    for (std::size_t way = 0; way < ways_[node].size(); ++way) {
      path.emplace_back(node, way);
      if (ways_[node][way].edges.empty()) {
        if (!next) found.push_back(path);
      } else {
        for (const std::uint32_t edge : ways_[node][way].edges) {
          arrive(procedure_.flow.edges[edge].to.index, next, path, found);
        }
      }
      path.pop_back();
    }
  }

  void arrive(std::uint32_t target, std::optional<std::uint32_t> next, std::vector<Choice>& path,
              std::vector<std::vector<Choice>>& found) const {
    const bool reached = next ? target == *next : nodes_[target].kind == NodeKind::end;
    if (reached) {
      found.push_back(path);
    } else if (nodes_[target].kind == NodeKind::exclusive) {
      search(target, next, path, found);
    }
  }

  const model::EventLog& log_;
  const model::Procedure& procedure_;
  const std::vector<model::Node>& nodes_;
  std::vector<std::vector<model::Way>> ways_;  // by node
  std::vector<std::uint32_t> node_of_step_;
  std::map<std::uint32_t, FittedDecision> found_;
};

}  // namespace

std::vector<FittedDecision> fit_decisions(const model::EventLog& log,
                                          const std::vector<LoggedCase>& cases,
                                          const model::Procedure& procedure) {
  Decisions decisions(log, procedure);
  for (const LoggedCase& each : cases) decisions.look(each);
  return decisions.take();
}

}  // namespace selaras::simulator
