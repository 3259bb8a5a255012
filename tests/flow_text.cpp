#include "tests/flow_text.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace selaras::tests {
namespace {

struct Arrow {
  std::string from, outcome, to;
  bool listed = false;
};

std::string trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return std::string(text);
}

std::vector<Arrow> arrows_of(std::string_view edges) {
  std::vector<Arrow> arrows;
  while (!edges.empty()) {
    const std::string_view one = edges.substr(0, edges.find(','));
    edges.remove_prefix(std::min(one.size() + 1, edges.size()));
    const std::size_t middle = one.find('>');
    if (middle == std::string_view::npos) continue;
    Arrow arrow{.from = trimmed(one.substr(0, middle - 1)),
                .to = trimmed(one.substr(middle + 1)),
                .listed = one[middle - 1] == '~'};
    if (const std::size_t bracket = arrow.from.find('['); bracket != std::string::npos) {
      arrow.outcome = arrow.from.substr(bracket + 1, arrow.from.find(']') - bracket - 1);
      arrow.from.resize(bracket);
    }
    arrows.push_back(std::move(arrow));
  }
  return arrows;
}

model::NodeKind kind_of(const std::string& name) {
  switch (name.front()) {
    case '&':
      return model::NodeKind::parallel;
    case '^':
      return model::NodeKind::exclusive;
    case '?':
      return model::NodeKind::inclusive;
    case '=':
      return model::NodeKind::end;
    default:
      return model::NodeKind::step;
  }
}

class Builder {
 public:
  model::NodeId node(const std::string& name) {
    if (const auto known = nodes_.find(name); known != nodes_.end()) return known->second;
    const model::NodeId id{static_cast<std::uint32_t>(procedure.flow.nodes.size())};
    model::Node node{.kind = kind_of(name), .id = name};
    if (node.kind == model::NodeKind::end) node.outcome = name.substr(1);
    if (node.kind == model::NodeKind::step) {
      node.step = static_cast<std::uint32_t>(procedure.steps.size());
      procedure.steps.push_back({.id = name, .activity = name, .label = name});
    }
    procedure.flow.nodes.push_back(node);
    return nodes_.emplace(name, id).first->second;
  }

  void decide(const std::string& step, const std::string& outcome) {
    model::Step& one = procedure.steps[procedure.flow.nodes[node(step).value()].step];
    if (std::ranges::count(one.outcomes, outcome, &model::Outcome::id) == 0) {
      one.outcomes.push_back({.id = outcome});
    }
  }

  model::Procedure procedure{.id = "example"};

 private:
  std::map<std::string, model::NodeId> nodes_;
};

int rank(model::NodeKind kind) {
  switch (kind) {
    case model::NodeKind::start:
      return 0;
    case model::NodeKind::step:
      return 1;
    case model::NodeKind::end:
      return 3;
    default:
      return 2;
  }
}

/// Nodes as a file has them: the start, the steps, the gateways, the ends.
void put_nodes_in_order(model::Flow& flow) {
  std::vector<std::uint32_t> order(flow.nodes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {},
                           [&](std::uint32_t old) { return rank(flow.nodes[old].kind); });
  std::vector<model::NodeId> now(order.size());
  std::vector<model::Node> nodes;
  for (std::uint32_t index = 0; index < order.size(); ++index) {
    now[order[index]] = {index};
    nodes.push_back(std::move(flow.nodes[order[index]]));
  }
  flow.nodes = std::move(nodes);
  for (model::Edge& edge : flow.edges) {
    edge.from = now[edge.from.value()];
    edge.to = now[edge.to.value()];
  }
}

}  // namespace

model::Procedure flow_of(std::string_view edges) {
  Builder builder;
  model::Flow& flow = builder.procedure.flow;
  flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
  for (const Arrow& arrow : arrows_of(edges)) {
    const model::NodeId from = builder.node(arrow.from);
    if (flow.edges.empty()) {
      flow.edges.push_back({.from = {0}, .to = from, .origin = model::Origin::stated});
    }
    if (!arrow.outcome.empty()) builder.decide(arrow.from, arrow.outcome);
    if (arrow.to == "?") continue;  // the outcome is named, and nothing follows it
    flow.edges.push_back({.from = from,
                          .to = builder.node(arrow.to),
                          .outcome = arrow.outcome,
                          .origin = arrow.listed ? model::Origin::listed : model::Origin::stated});
  }
  put_nodes_in_order(flow);
  return builder.procedure;
}

model::Step& step_of(model::Procedure& procedure, std::string_view id) {
  const auto found = std::ranges::find(procedure.steps, id, &model::Step::id);
  if (found == procedure.steps.end()) throw std::invalid_argument("no step " + std::string(id));
  return *found;
}

}  // namespace selaras::tests
