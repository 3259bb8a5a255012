#include "checker/edit.h"

#include <algorithm>
#include <map>

namespace selaras::checker {
namespace {

using model::Edge;
using model::Node;
using model::NodeId;
using model::NodeKind;
using model::Procedure;
using model::Step;

/// A flow whose edges name their nodes, so that nodes can come and go.
class Draft {
 public:
  explicit Draft(const Procedure& procedure) : procedure_(procedure), nodes_(procedure.flow.nodes) {
    for (const Edge& edge : procedure.flow.edges) {
      edges_.push_back({edge, id_of(edge.from), id_of(edge.to)});
    }
  }

  void make(const Edit& edit) {
    switch (edit.kind) {
      case Edit::Kind::add_step:
        procedure_.steps.push_back(edit.step);
        return nodes_.push_back({.kind = NodeKind::step, .id = edit.step.id});
      case Edit::Kind::remove_step:
        return remove_step(edit.id);
      case Edit::Kind::add_edge:
        return edges_.push_back(
            {{.outcome = edit.outcome, .origin = model::Origin::stated}, edit.from, edit.to});
      case Edit::Kind::remove_edge:
        return remove_edge(edit);
      case Edit::Kind::add_end:
        return nodes_.push_back({.kind = NodeKind::end, .id = edit.id, .outcome = edit.value});
      case Edit::Kind::add_contents:
        return add_contents(edit);
      case Edit::Kind::set_time:
        return set_time(edit);
      default:
        break;
    }
    const auto step = std::ranges::find(procedure_.steps, edit.id, &Step::id);
    if (step != procedure_.steps.end()) change(*step, edit);
  }

  Procedure finished() {
    std::map<std::string, std::uint32_t> steps;
    for (std::uint32_t index = 0; index < procedure_.steps.size(); ++index) {
      steps[procedure_.steps[index].id] = index;
    }
    std::ranges::stable_sort(nodes_, {}, [&](const Node& node) {
      const bool is_step = node.kind == NodeKind::step;
      return std::pair(rank(node.kind), is_step ? steps.at(node.id) : 0);
    });
    std::map<std::string, NodeId> places;
    for (std::uint32_t index = 0; index < nodes_.size(); ++index) {
      if (nodes_[index].kind == NodeKind::step) nodes_[index].step = steps.at(nodes_[index].id);
      places[name_of(nodes_[index])] = {index};
    }
    procedure_.flow.nodes = std::move(nodes_);
    procedure_.flow.edges.clear();
    for (Named& named : edges_) {
      const auto from = places.find(named.from);
      const auto to = places.find(named.to);
      if (from == places.end() || to == places.end()) continue;
      named.edge.from = from->second;
      named.edge.to = to->second;
      procedure_.flow.edges.push_back(std::move(named.edge));
    }
    return std::move(procedure_);
  }

 private:
  struct Named {
    Edge edge;
    std::string from;
    std::string to;
  };

  /// The start has no name, so that no step can have the same.
  static std::string name_of(const Node& node) {
    return node.kind == NodeKind::start ? std::string() : node.id;
  }
  [[nodiscard]] std::string id_of(NodeId node) const { return name_of(nodes_[node.value()]); }

  static int rank(NodeKind kind) {
    if (kind == NodeKind::start) return 0;
    if (kind == NodeKind::step) return 1;
    return kind == NodeKind::end ? 3 : 2;
  }

  void remove_step(const std::string& id) {
    const auto follows = std::ranges::find(edges_, id, &Named::from);
    const std::string next = follows == edges_.end() ? std::string() : follows->to;
    std::erase_if(edges_, [&](const Named& one) { return one.from == id; });
    for (Named& one : edges_) {
      if (one.to == id) one.to = next;
    }
    std::erase_if(edges_, [](const Named& one) { return one.to.empty() || one.from == one.to; });
    std::erase_if(nodes_, [&](const Node& node) { return node.id == id; });
    std::erase_if(procedure_.steps, [&](const Step& step) { return step.id == id; });
  }

  void remove_edge(const Edit& edit) {
    const auto found = std::ranges::find_if(edges_, [&](const Named& one) {
      return one.from == edit.from && one.to == edit.to && one.edge.outcome == edit.outcome;
    });
    if (found != edges_.end()) edges_.erase(found);
  }

  void add_contents(const Edit& edit) {
    auto document = std::ranges::find(procedure_.documents, edit.id, &model::Document::id);
    if (document == procedure_.documents.end()) {
      procedure_.documents.push_back({.id = edit.id});
      document = procedure_.documents.end() - 1;
    }
    for (const std::string& content : edit.values) {
      document->contents.push_back({.content = content});
    }
  }

  void set_time(const Edit& edit) {
    for (model::TimeClaim& claim : procedure_.time_claims) {
      if (claim.id != edit.id) continue;
      for (model::TimePart& part : claim.parts) {
        if (part.steps != edit.values) continue;
        part.quantity.minimum = part.quantity.maximum = edit.working_days;
        part.quantity.readings = {{model::TimeUnit::day, model::TimeBase::working}};
      }
    }
  }

  static void change(Step& step, const Edit& edit) {
    switch (edit.kind) {
      case Edit::Kind::add_outcome:
        return step.outcomes.push_back({.id = edit.outcome, .actor = edit.step.actor});
      case Edit::Kind::set_role:
        return set_role(step, edit);
      case Edit::Kind::set_form:
        step.form = edit.step.form;
        return;
      case Edit::Kind::set_participants:
        if (edit.value == "signatories") step.signatories = edit.step.signatories;
        if (edit.value == "parties") step.parties = edit.step.parties;
        return;
      case Edit::Kind::set_recurrence:
        step.recurs = edit.value;
        return;
      case Edit::Kind::add_output:
        return step.outputs.push_back({.document = edit.value});
      default:
        return;
    }
  }

  static void set_role(Step& step, const Edit& edit) {
    if (!edit.outcome.empty()) return set_actor_of_outcome(step, edit);
    if (edit.field == "actor") step.actor = edit.step.actor;
    if (edit.field == "addressee") step.addressee = edit.step.actor;
    if (edit.field == "channel") step.channel = edit.step.actor;
    if (edit.field == "onBehalfOf") step.on_behalf_of = edit.step.actor;
  }

  static void set_actor_of_outcome(Step& step, const Edit& edit) {
    const auto outcome = std::ranges::find(step.outcomes, edit.outcome, &model::Outcome::id);
    if (outcome != step.outcomes.end()) outcome->actor = edit.step.actor;
  }

  Procedure procedure_;
  std::vector<Node> nodes_;
  std::vector<Named> edges_;
};

}  // namespace

std::string_view word(Edit::Kind kind) {
  switch (kind) {
    case Edit::Kind::add_step:
      return "add-step";
    case Edit::Kind::remove_step:
      return "remove-step";
    case Edit::Kind::add_edge:
      return "add-edge";
    case Edit::Kind::remove_edge:
      return "remove-edge";
    case Edit::Kind::add_end:
      return "add-end";
    case Edit::Kind::add_outcome:
      return "add-outcome";
    case Edit::Kind::set_role:
      return "set-role";
    case Edit::Kind::set_form:
      return "set-form";
    case Edit::Kind::set_participants:
      return "set-participants";
    case Edit::Kind::set_recurrence:
      return "set-recurrence";
    case Edit::Kind::add_contents:
      return "add-contents";
    case Edit::Kind::add_output:
      return "add-output";
    case Edit::Kind::set_time:
      return "set-time";
  }
  return "";
}

Procedure applied(const Procedure& procedure, const std::vector<Edit>& edits) {
  Draft draft(procedure);
  for (const Edit& edit : edits) draft.make(edit);
  return draft.finished();
}

}  // namespace selaras::checker
