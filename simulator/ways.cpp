#include "simulator/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "model/ways.h"

namespace selaras::simulator {
namespace {

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

class Ways {
 public:
  Ways(const model::Procedure& procedure, const model::Scenario& scenario,
       const std::vector<std::uint32_t>& slot_of_edge, Process& process)
      : procedure_(procedure),
        scenario_(scenario),
        slot_of_edge_(slot_of_edge),
        process_(process) {}

  void compile() {
    for (std::uint32_t node = 0; node < process_.stations.size(); ++node) {
      for (std::uint32_t kind = 0; kind < process_.kinds; ++kind) {
        const std::uint32_t first = index32(process_.ways.size());
        if (node + 1 < process_.stations.size()) add_ways(node, roles_of(kind));
        process_.way_ranges.push_back({first, index32(process_.ways.size()) - first});
      }
    }
    process_.way_names.resize(process_.ways.size());
  }

 private:
  Way way_along(std::uint32_t edge) const {
    return {.target = procedure_.flow.edges[edge].to.index, .slot = slot_of_edge_[edge]};
  }

  Way way_to_nowhere() const { return {.target = index32(process_.stations.size() - 1)}; }

  void add_ways(std::uint32_t node, const std::vector<std::string>& roles) {
    switch (process_.stations[node].kind) {
      case StationKind::fork:
        add_all_edges(node, roles);
        break;
      case StationKind::step:
      case StationKind::pass:
      case StationKind::close_some:
        add_choice(node, roles);
        break;
      case StationKind::open_some:
        add_several(node, roles);
        break;
      case StationKind::end:
      case StationKind::stuck:
        break;
    }
  }

  void add_all_edges(std::uint32_t node, const std::vector<std::string>& roles) {
    const std::vector<model::Edge>& edges = procedure_.flow.edges;
    const std::size_t first = process_.ways.size();
    for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
      const bool leaves = edges[edge].from.value() == node;
      if (leaves && model::open_for(edges[edge].when, roles)) {
        process_.ways.push_back(way_along(edge));
      }
    }
    if (process_.ways.size() == first) process_.ways.push_back(way_to_nowhere());
  }

  struct OpenWay {
    double share;
    Way way;
    std::string name = {};
  };

  /// A way that names its target is closed with its edge, and the others share what it had; an
  /// outcome can still come about, and then nothing follows it.
  std::vector<OpenWay> open_ways(std::uint32_t node, const std::vector<std::string>& roles) const {
    std::vector<OpenWay> open;
    const model::Decision* decision =
        model::decision_at(scenario_, procedure_, procedure_.flow.nodes[node]);
    for (const model::Way& way : model::ways_from(procedure_, model::NodeId{node})) {
      const auto edge = std::ranges::find_if(way.edges, [&](std::uint32_t index) {
        return model::open_for(procedure_.flow.edges[index].when, roles);
      });
      if (edge == way.edges.end() && !way.outcome) continue;
      const Way next = edge == way.edges.end() ? way_to_nowhere() : way_along(*edge);
      open.push_back({decision == nullptr ? 1 : share_of(*decision, way.name), next, way.name});
    }
    return open;
  }

  static double share_of(const model::Decision& decision, const std::string& way) {
    const auto found = std::ranges::find(decision.shares, way, &model::Decision::Share::way);
    return found == decision.shares.end() ? 0 : found->share.value;
  }

  void add_choice(std::uint32_t node, const std::vector<std::string>& roles) {
    std::vector<OpenWay> open = open_ways(node, roles);
    if (open.size() == 1) open.front().share = 1;
    std::erase_if(open, [](const OpenWay& way) { return way.share <= 0; });
    if (open.empty()) open.push_back({1, way_to_nowhere()});
    double total = 0;
    for (const OpenWay& way : open) total += way.share;
    double sum = 0;
    for (OpenWay& way : open) {
      way.way.threshold = threshold((sum += way.share) / total);
      process_.way_names.resize(process_.ways.size());
      process_.way_names.push_back(std::move(way.name));
      process_.ways.push_back(way.way);
    }
    process_.ways.back().threshold = std::numeric_limits<std::uint64_t>::max();
  }

  /// Each way with its own share; where that says nothing of any, one is as good as the other.
  void add_several(std::uint32_t node, const std::vector<std::string>& roles) {
    std::vector<OpenWay> open = open_ways(node, roles);
    std::erase_if(open, [](const OpenWay& way) { return way.share <= 0; });
    if (open.empty()) open.push_back({1, way_to_nowhere(), {}});
    const bool stated =
        model::decision_at(scenario_, procedure_, procedure_.flow.nodes[node]) != nullptr;
    for (OpenWay& way : open) {
      way.way.threshold = threshold(stated ? way.share : 0.5);
      process_.way_names.resize(process_.ways.size());
      process_.way_names.push_back(std::move(way.name));
      process_.ways.push_back(way.way);
    }
  }

  std::vector<std::string> roles_of(std::uint32_t kind) const {
    return scenario_.kinds.empty() ? std::vector<std::string>{} : scenario_.kinds[kind].roles;
  }

  const model::Procedure& procedure_;
  const model::Scenario& scenario_;
  const std::vector<std::uint32_t>& slot_of_edge_;
  Process& process_;
};

}  // namespace

std::uint64_t threshold(double cumulated) {
  constexpr int bits = 64;
  if (cumulated >= 1) return std::numeric_limits<std::uint64_t>::max();
  return static_cast<std::uint64_t>(std::ldexp(cumulated, bits));
}

void compile_ways(const model::Procedure& procedure, const model::Scenario& scenario,
                  const std::vector<std::uint32_t>& slot_of_edge, Process& process) {
  Ways(procedure, scenario, slot_of_edge, process).compile();
}

}  // namespace selaras::simulator
