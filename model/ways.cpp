#include "model/ways.h"

#include <algorithm>

#include "model/with_id.h"

namespace selaras::model {
namespace {

Way& way_named(std::vector<Way>& ways, const std::string& name, bool outcome) {
  const auto found = std::ranges::find_if(
      ways, [&](const Way& way) { return way.outcome == outcome && way.name == name; });
  if (found != ways.end()) return *found;
  return ways.emplace_back(Way{.name = name, .outcome = outcome, .edges = {}});
}

}  // namespace

std::vector<Way> ways_from(const Procedure& procedure, NodeId node) {
  const Flow& flow = procedure.flow;
  const Node& from = flow.nodes[node.value()];
  std::vector<Way> ways;
  if (from.kind == NodeKind::step) {
    for (const Outcome& outcome : procedure.step_of(from).outcomes) {
      way_named(ways, outcome.id, true);
    }
  }
  for (std::uint32_t index = 0; index < flow.edges.size(); ++index) {
    const Edge& edge = flow.edges[index];
    if (edge.from != node) continue;
    const bool outcome = !edge.outcome.empty();
    const std::string& name = outcome ? edge.outcome : flow.nodes[edge.to.value()].id;
    way_named(ways, name, outcome).edges.push_back(index);
  }
  return ways;
}

bool open_for(const Condition& when, const std::vector<std::string>& roles) {
  if (when.applicants.empty() || roles.empty()) return true;
  return std::ranges::any_of(when.applicants, [&](const std::string& applicant) {
    return std::ranges::find(roles, applicant) != roles.end();
  });
}

}  // namespace selaras::model
