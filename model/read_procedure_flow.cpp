#include <map>
#include <set>
#include <tuple>

#include "model/read_procedure.h"
#include "model/words.h"

namespace selaras::model {
namespace {

/// What edges may name, with the outcomes of each decision.
class FlowReading {
 public:
  FlowReading(ObjectReader& reader, const std::vector<Step>& steps, const DeclaredParts& declared,
              FileKind kind)
      : reader_(reader), steps_(steps), declared_(declared), kind_(kind) {}

  Flow read() {
    flow_.at = reader_.place();
    read_nodes();
    read_start();
    for (const json::Node* node : reader_.elements("edges")) read_edge(*node);
    return std::move(flow_);
  }

 private:
  void read_nodes() {
    Node start;
    start.kind = NodeKind::start;
    start.id = start_id;
    start.at = reader_.place();
    flow_.nodes.push_back(std::move(start));
    for (const Step& step : steps_) {
      Node node;
      node.id = step.id;
      node.step = static_cast<std::uint32_t>(flow_.nodes.size() - 1);
      node.at = step.at;
      flow_.nodes.push_back(std::move(node));
    }
    for (Node& node : read_gateways()) flow_.nodes.push_back(std::move(node));
    for (Node& node : read_ends()) flow_.nodes.push_back(std::move(node));
    for (std::uint32_t i = 0; i < flow_.nodes.size(); ++i) index_.try_emplace(flow_.nodes[i].id, i);
  }

  std::vector<Node> read_gateways() {
    return read_each(reader_, "gateways", [](ObjectReader& reader) {
      Node node;
      node.id = read_id(reader);
      node.kind = reader.word("kind", words::gateway_kinds(), NodeKind::exclusive);
      node.evidence = read_evidence(reader);
      node.at = reader.place();
      return node;
    });
  }

  std::vector<Node> read_ends() {
    return read_each(reader_, "ends", [](ObjectReader& reader) {
      Node node;
      node.kind = NodeKind::end;
      node.id = read_id(reader);
      node.outcome = read_id(reader, "outcome");
      node.reason = reader.optional_text("reason").value_or(Text{});
      node.evidence = read_evidence(reader);
      node.at = reader.place();
      return node;
    });
  }

  void read_start() {
    const json::Node* node = reader_.member("start");
    if (node == nullptr) {
      if (reader_.is_object()) reader_.report("no-start");
      return;
    }
    const auto found = index_.find(node->string);
    if (found == index_.end()) {
      std::ignore = read_use(reader_, "start", declared_.nodes);
      return;
    }
    const Node& first = flow_.nodes[found->second];
    if (first.kind == NodeKind::start || first.kind == NodeKind::end) {
      return reader_.report("start-at-end", *node, {{"id", first.id}});
    }
    Edge edge;
    edge.to = NodeId{found->second};
    edge.at = reader_.place(*node);
    flow_.nodes.front().at = edge.at;
    flow_.edges.push_back(std::move(edge));
  }

  /// The node that an edge's end names, or null.
  const Node* read_edge_end(ObjectReader& reader, std::string_view key, NodeId& id) {
    reader.required(key);
    const auto found = index_.find(reader.optional_string(key).value_or(""));
    if (found == index_.end()) {
      std::ignore = read_use(reader, key, declared_.nodes);
      return nullptr;
    }
    if (found->second == 0) {
      reader.report("edge-at-start", *reader.member(key));
      return nullptr;
    }
    id = NodeId{found->second};
    return &flow_.nodes[found->second];
  }

  void read_edge(const json::Node& node) {
    ObjectReader reader(node, reader_.file(), reader_.diagnostics());
    Edge edge;
    const Node* from = read_edge_end(reader, "from", edge.from);
    const Node* to = read_edge_end(reader, "to", edge.to);
    edge.outcome = read_word(reader, "outcome");
    edge.origin = read_origin(reader);
    edge.reason = reader.optional_text("reason").value_or(Text{});
    edge.when = read_condition(reader);
    edge.evidence = read_evidence(reader);
    edge.at = reader.place();
    if (edge.origin == Origin::inferred && reader.member("reason") == nullptr) {
      reader.report("missing-reason", node);
    }
    reader.finish();
    if (from == nullptr || to == nullptr) return;
    check_outcome(reader, node, *from, edge);
    check_choice(node, *from, *to, edge);
    flow_.edges.push_back(std::move(edge));
  }

  Origin read_origin(ObjectReader& reader) const {
    if (kind_ == FileKind::procedure) {
      return reader.word("origin", words::origins(), Origin::listed);
    }
    return reader.optional_word("origin", words::origins()).value_or(Origin::stated);
  }

  void check_outcome(ObjectReader& reader, const json::Node& node, const Node& from,
                     const Edge& edge) {
    if (from.kind == NodeKind::end) {
      return reader.report("edge-from-end", node, {{"from", from.id}});
    }
    const bool decision = from.kind == NodeKind::step && !steps_[from.step].outcomes.empty();
    if (decision && reader.member("outcome") == nullptr) {
      return reader.report("missing-outcome", node, {{"from", from.id}});
    }
    if (reader.member("outcome") == nullptr) return;
    if (!decision) {
      return reader.report("outcome-without-decision", *reader.member("outcome"),
                           {{"from", from.id}, {"outcome", shortened(edge.outcome)}});
    }
    check_use(reader, *reader.member("outcome"), edge.outcome, outcomes_of(from.step));
  }

  const DeclaredIds& outcomes_of(std::uint32_t step) {
    const auto [found, fresh] = outcomes_.try_emplace(step, "outcome");
    if (fresh) {
      for (const Outcome& outcome : steps_[step].outcomes) found->second.add(outcome.id);
    }
    return found->second;
  }

  /// Of the edges that a step or one outcome of it has, one at most may be open to an applicant;
  /// choices and parallel branches are what gateways are for.
  void check_choice(const json::Node& node, const Node& from, const Node& to, const Edge& edge) {
    const bool first = seen_.emplace(edge.from, edge.outcome, edge.to, edge.when).second;
    if (!first) return reader_.report("duplicate-edge", node, {{"from", from.id}, {"to", to.id}});
    if (from.kind != NodeKind::step) return;
    Taken& taken = taken_[{edge.from, edge.outcome}];
    bool ambiguous = taken.by_all || (edge.when.applicants.empty() && !taken.applicants.empty());
    if (edge.when.applicants.empty()) taken.by_all = true;
    for (const std::string& applicant : edge.when.applicants) {
      ambiguous |= !taken.applicants.insert(applicant).second;
    }
    if (ambiguous) reader_.report("needs-gateway", node, {{"from", from.id}});
  }

  struct Taken {
    bool by_all = false;
    std::set<std::string> applicants;
  };

  ObjectReader& reader_;
  const std::vector<Step>& steps_;
  const DeclaredParts& declared_;
  FileKind kind_;
  Flow flow_;
  std::map<std::string, std::uint32_t, std::less<>> index_;  // of nodes, by id
  std::map<std::uint32_t, DeclaredIds> outcomes_;            // of decisions, by step
  std::set<std::tuple<NodeId, std::string, NodeId, Condition>> seen_;
  std::map<std::pair<NodeId, std::string>, Taken> taken_;
};

}  // namespace

Flow read_flow(ObjectReader& file, const std::vector<Step>& steps, const DeclaredParts& declared,
               FileKind kind) {
  file.required("flow");
  return read_object(file, "flow",
                     [&](ObjectReader& reader) {
                       return FlowReading(reader, steps, declared, kind).read();
                     })
      .value_or(Flow{});
}

}  // namespace selaras::model
