#include "checker/facts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::NodeKind;
using model::Procedure;
using model::Step;

NodeId id_of(std::size_t index) { return {static_cast<std::uint32_t>(index)}; }

/// Steps that stand right behind the start, or behind gateways that do.
std::vector<const Step*> first_steps_of(const Procedure& procedure) {
  const model::FlowGraph graph(procedure.flow);
  std::vector<bool> open(procedure.flow.nodes.size());
  if (open.empty()) return {};
  open[0] = true;
  std::vector<const Step*> steps;
  std::vector<NodeId> behind{NodeId{}};
  while (!behind.empty()) {
    const NodeId node = behind.back();
    behind.pop_back();
    for (const std::uint32_t edge : graph.edges_out(node)) {
      const NodeId to = procedure.flow.edges[edge].to;
      if (open[to.value()]) continue;
      open[to.value()] = true;
      const model::Node& target = procedure.flow.nodes[to.value()];
      if (target.kind == NodeKind::step) {
        steps.push_back(&procedure.step_of(target));
      } else {
        behind.push_back(to);
      }
    }
  }
  return model::in_page_order(std::move(steps));
}

template <class Element>
std::vector<const Element*> in_page_order(const std::vector<Element>& elements) {
  std::vector<const Element*> all;
  for (const Element& element : elements) all.push_back(&element);
  return model::in_page_order(std::move(all));
}

void add_actors(const std::vector<const Step*>& steps, std::vector<std::string>& roles) {
  for (const Step* step : steps) {
    if (step->actor)
      roles.insert(roles.end(), step->actor->roles.begin(), step->actor->roles.end());
  }
}

/// Who applies: as the page limits it, and whoever acts first. Only where the page names nobody is
/// the reference asked.
std::vector<std::string> applicants_of(const Procedure& procedure,
                                       const std::vector<const Step*>& first,
                                       const model::Reference* reference) {
  std::vector<std::string> roles = procedure.applicant_kinds;
  add_actors(first, roles);
  if (roles.empty() && reference != nullptr)
    add_actors(first_steps_of(reference->procedure), roles);
  return roles;
}

/// Whether a step does an activity that the reference has a term for: its obligations ask about no
/// other. Only long procedures come to be asked, so the terms are gathered then.
behaviour::Net::AskedAbout known_to(const model::Reference* reference) {
  if (reference == nullptr) return nullptr;
  return [reference, terms = std::set<std::string_view>()](const Step& step) mutable {
    if (terms.empty()) {
      for (const model::Term& term : reference->terms) terms.insert(term.id);
    }
    return terms.contains(step.activity);
  };
}

}  // namespace

Facts::Facts(const Procedure& procedure, const model::Reference* reference)
    : procedure_(procedure),
      reference_(reference),
      graph_(procedure.flow),
      steps_(in_page_order(procedure.steps)),
      claims_(in_page_order(procedure.time_claims)),
      first_steps_(first_steps_of(procedure)),
      applicants_(applicants_of(procedure, first_steps_, reference)) {}

const behaviour::Net& Facts::net() const {
  if (!net_) net_ = std::make_unique<behaviour::Net>(procedure_, known_to(reference_));
  return *net_;
}

const behaviour::Soundness& Facts::soundness() const {
  if (!soundness_) soundness_ = std::make_unique<behaviour::Soundness>(behaviour::soundness(net()));
  return *soundness_;
}

std::vector<const Step*> Facts::steps_of(std::string_view activity) const {
  std::vector<const Step*> found;
  std::ranges::copy_if(steps_, std::back_inserter(found),
                       [&](const Step* step) { return step->activity == activity; });
  return found;
}

std::vector<const Step*> Facts::statements_of(std::string_view activity) const {
  std::vector<const Step*> found;
  for (const Step& statement : procedure_.statements) {
    if (statement.activity == activity) found.push_back(&statement);
  }
  return found;
}

std::vector<const Step*> Facts::producers(std::string_view document) const {
  std::vector<const Step*> found;
  std::ranges::copy_if(steps_, std::back_inserter(found), [&](const Step* step) {
    return std::ranges::count(step->outputs, document, &model::DocumentUse::document) > 0;
  });
  return found;
}

NodeId Facts::node(const Step& step) const {
  // The start stands first among the nodes, then the steps in file order.
  return id_of(static_cast<std::size_t>(&step - procedure_.steps.data()) + 1);
}

const Step* Facts::step_at(NodeId node) const {
  const model::Node& at = procedure_.flow.nodes[node.value()];
  return at.kind == NodeKind::step ? &procedure_.step_of(at) : nullptr;
}

bool Facts::is_first(const Step& step) const {
  return std::ranges::find(first_steps_, &step) != first_steps_.end();
}

std::vector<NodeId> Facts::goals() const {
  const auto nodes_where = [&](auto&& wanted) {
    std::vector<NodeId> found;
    for (std::size_t index = 0; index < procedure_.flow.nodes.size(); ++index) {
      if (graph_.reachable(id_of(index)) && wanted(id_of(index))) found.push_back(id_of(index));
    }
    return found;
  };
  const auto is_end = [&](NodeId node) {
    return procedure_.flow.nodes[node.value()].kind == NodeKind::end;
  };
  std::vector<NodeId> found = nodes_where([&](NodeId node) {
    const Step* step = step_at(node);
    return step != nullptr && step->milestone == "granted";
  });
  if (found.empty()) {
    found = nodes_where([&](NodeId node) {
      return is_end(node) && procedure_.flow.nodes[node.value()].outcome == "granted";
    });
  }
  return found.empty() ? nodes_where(is_end) : found;
}

std::vector<bool> Facts::leading_to(const std::vector<NodeId>& goals) const {
  std::vector<bool> leading(procedure_.flow.nodes.size());
  std::vector<NodeId> open = goals;
  for (const NodeId goal : goals) leading[goal.value()] = true;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const std::uint32_t edge : graph_.edges_in(node)) {
      const NodeId from = procedure_.flow.edges[edge].from;
      if (!leading[from.value()]) open.push_back(from);
      leading[from.value()] = true;
    }
  }
  return leading;
}

std::vector<const Step*> Facts::steps_to_product() const {
  const std::vector<NodeId> ends = goals();
  const std::vector<bool> before = graph_.reached_from(NodeId{}, ends);
  const std::vector<bool> leading = leading_to(ends);
  std::vector<const Step*> steps;
  for (const Step* step : steps_) {
    const std::size_t at = node(*step).value();
    const bool is_goal = std::ranges::find(ends, node(*step)) != ends.end();
    if (is_goal || (before[at] && leading[at])) steps.push_back(step);
  }
  return steps;
}

std::string_view Facts::body_of(std::string_view role) const {
  const model::Role* known = reference_ == nullptr ? nullptr : reference_->role(role);
  return known == nullptr || known->head_of.empty() ? role : std::string_view(known->head_of);
}

bool Facts::same_body(std::string_view role, std::string_view other) const {
  const std::string_view body = body_of(role);
  const std::string_view other_body = body_of(other);
  if (body == other_body) return true;
  return reference_ != nullptr &&
         (reference_->is_kind_of(body, other_body) || reference_->is_kind_of(other_body, body));
}

bool Facts::is_applicant(const model::Actor& actor) const {
  return !actor.roles.empty() && std::ranges::all_of(actor.roles, [&](const std::string& role) {
    return std::ranges::any_of(
        applicants_, [&](const std::string& applicant) { return same_body(role, applicant); });
  });
}

bool Facts::share_a_body(const model::Actor& actor, const model::Actor& other) const {
  return std::ranges::any_of(actor.roles, [&](const std::string& role) {
    return std::ranges::any_of(other.roles,
                               [&](const std::string& known) { return same_body(role, known); });
  });
}

bool Facts::refines(const Step& step, std::string_view activity) const {
  if (step.refines == activity) return true;
  return reference_ != nullptr &&
         std::ranges::any_of(reference_->refinements, [&](const model::Refinement& known) {
           return known.activity == step.activity && known.of == activity;
         });
}

bool Facts::is_central(const model::Actor& actor) const {
  return !actor.roles.empty() && std::ranges::all_of(actor.roles, [&](const std::string& role) {
    const model::Role* known = reference_ == nullptr ? nullptr : reference_->role(role);
    return known != nullptr && known->central;
  });
}

std::string Facts::text_of(const model::Item& item) const {
  std::string text;
  const auto add = [&](const model::EvidenceList& quotes) {
    for (const model::Evidence& quote : quotes) text.append(quote.quote).push_back(' ');
  };
  add(item.evidence);
  if (!text.empty()) return text;
  for (const Step* step : steps_) {
    if (std::ranges::find(step->items, item.id) != step->items.end()) add(step->evidence);
  }
  return text;
}

}  // namespace selaras::checker
