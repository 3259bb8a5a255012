#include "checker/obligations/order.h"

#include <algorithm>

#include "behaviour/temporal.h"
#include "checker/obligations/events.h"

namespace selaras::checker {
namespace {

using model::NodeId;
using model::Procedure;

bool is_one_of(const std::vector<Occurrence>& occurrences, const model::Step& step) {
  return std::ranges::any_of(
      occurrences, [&](const Occurrence& occurrence) { return occurrence.step == &step; });
}

std::vector<NodeId> nodes_of(const Procedure& procedure,
                             const std::vector<Occurrence>& occurrences) {
  std::vector<NodeId> nodes;
  for (std::uint32_t index = 0; index < procedure.flow.nodes.size(); ++index) {
    const model::Node& node = procedure.flow.nodes[index];
    if (node.kind != model::NodeKind::step) continue;
    if (is_one_of(occurrences, procedure.step_of(node))) nodes.push_back({index});
  }
  return nodes;
}

bool any(const std::vector<bool>& marks, const std::vector<NodeId>& nodes) {
  return std::ranges::any_of(nodes, [&](NodeId node) { return marks[node.value()]; });
}

std::vector<std::uint32_t> edges_of_outcome(const Procedure& procedure, NodeId node,
                                            const std::string& outcome) {
  std::vector<std::uint32_t> edges;
  for (std::uint32_t edge = 0; edge < procedure.flow.edges.size(); ++edge) {
    const model::Edge& one = procedure.flow.edges[edge];
    if (one.from == node && (outcome.empty() || one.outcome == outcome)) edges.push_back(edge);
  }
  return edges;
}

/// By node: a path of at least one edge leads from it to one of these.
std::vector<bool> leading_to(const Procedure& procedure, const std::vector<NodeId>& targets) {
  std::vector<std::vector<NodeId>> before(procedure.flow.nodes.size());
  for (const model::Edge& edge : procedure.flow.edges) before[edge.to.value()].push_back(edge.from);
  std::vector<bool> leading(procedure.flow.nodes.size());
  std::vector<NodeId> open = targets;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const NodeId from : before[node.value()]) {
      if (!leading[from.value()]) open.push_back(from);
      leading[from.value()] = true;
    }
  }
  return leading;
}

}  // namespace

bool rests_on_listing(const Procedure& procedure, const behaviour::Net& net,
                      const behaviour::Run& run, const std::vector<NodeId>& earlier) {
  const NodeId late = net.transition(run.back()).node;
  const auto other = std::find_if(run.rbegin(), run.rend(), [&](behaviour::TransitionId id) {
    return net.transition(id).visible &&
           std::ranges::find(earlier, net.transition(id).node) != earlier.end();
  });
  if (other != run.rend()) {
    const auto edges =
        edges_of_outcome(procedure, net.transition(*other).node, net.transition(*other).outcome);
    return !reached(procedure, edges, earlier, false)[late.value()];
  }
  const auto from_late = edges_of_outcome(procedure, late, {});
  if (any(reached(procedure, from_late, {}, true), earlier)) {
    return !any(reached(procedure, from_late, {}, false), earlier);
  }
  const std::vector<bool> leading = leading_to(procedure, earlier);
  const auto passed = std::find_if(run.rbegin(), run.rend(), [&](behaviour::TransitionId id) {
    return leading[net.transition(id).node.value()];
  });
  if (passed == run.rend()) return false;
  const auto edges = edges_of_outcome(procedure, net.transition(*passed).node, {});
  return !reached(procedure, edges, earlier, false)[late.value()];
}

namespace {

behaviour::Query breaking(const Circumstances& circumstances,
                          const std::vector<Occurrence>& earlier,
                          const std::vector<Occurrence>& later, const std::string& outcome) {
  const behaviour::Net& net = circumstances.net;
  const auto done = deciding(net, earlier, outcome);
  const auto any_way = doing(net, earlier);
  return behaviour::temporal::breaks_precedence(
      done, [=](behaviour::TransitionId id) { return any_way(id) && !done(id); },
      doing(net, later));
}

}  // namespace

std::vector<bool> reached(const Procedure& procedure, const std::vector<std::uint32_t>& first_edges,
                          const std::vector<NodeId>& without, bool also_listed) {
  const model::Flow& flow = procedure.flow;
  std::vector<std::vector<std::uint32_t>> out(flow.nodes.size());
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    out[flow.edges[edge].from.value()].push_back(edge);
  }
  std::vector<bool> marks(flow.nodes.size(), false);
  std::vector<std::uint32_t> todo = first_edges;
  while (!todo.empty()) {
    const model::Edge& edge = flow.edges[todo.back()];
    todo.pop_back();
    if (!also_listed && edge.origin == model::Origin::listed) continue;
    if (marks[edge.to.value()] || std::ranges::find(without, edge.to) != without.end()) continue;
    marks[edge.to.value()] = true;
    const auto& next = out[edge.to.value()];
    todo.insert(todo.end(), next.begin(), next.end());
  }
  return marks;
}

OrderViolation order_violation(const Circumstances& circumstances,
                               const std::vector<Occurrence>& earlier,
                               const std::vector<Occurrence>& later, const std::string& outcome) {
  const behaviour::Net& net = circumstances.net;
  OrderViolation violation{.shown = behaviour::shortest_completing_run(
                               net, breaking(circumstances, earlier, later, outcome))};
  if (!violation.possible()) return violation;
  const behaviour::Run& run = violation.shown.run;
  const auto departure = run.begin() + static_cast<std::ptrdiff_t>(violation.shown.at);
  violation.rests_on_listing = rests_on_listing(net.procedure(), net, {run.begin(), departure},
                                                nodes_of(net.procedure(), earlier));
  violation.never = std::none_of(departure, run.end(), doing(net, earlier));
  return violation;
}

bool order_holds(const Circumstances& circumstances, const std::vector<Occurrence>& earlier,
                 const std::vector<Occurrence>& later, const std::string& outcome) {
  return behaviour::shortest_run(circumstances.net,
                                 breaking(circumstances, earlier, later, outcome))
             .answer == behaviour::Answer::impossible;
}

namespace {

std::vector<std::string> ids_of(const std::vector<Occurrence>& occurrences) {
  std::vector<std::string> ids;
  for (const Occurrence& occurrence : occurrences) ids.push_back(occurrence.step->id);
  return ids;
}

Judgement about_order(const std::vector<Occurrence>& earlier, const std::vector<Occurrence>& later,
                      const OrderViolation& violation, const behaviour::Net& net,
                      const std::string& outcome = {}) {
  Judgement judgement;
  if (!violation.decided()) judgement = judged(Verdict::not_examined, Reason::none);
  if (violation.possible()) {
    judgement = violation.rests_on_listing ? judged(Verdict::cannot_tell, Reason::listed)
                                           : judged(Verdict::not_met, Reason::contrary);
    judgement.show(net, violation.shown);
    judgement.variant = !outcome.empty() ? "outcome" : violation.never ? "without" : "";
  }
  for (const Occurrence& occurrence : later)
    judgement.on(*occurrence.step).cite(occurrence.step->evidence);
  for (const Occurrence& occurrence : earlier)
    judgement.on(*occurrence.step).cite(occurrence.step->evidence);
  if (!outcome.empty()) judgement.with("outcome", ArgumentKind::outcome, {outcome});
  judgement.with("before", ArgumentKind::step, ids_of(earlier));
  return judgement.with("after", ArgumentKind::step, ids_of(later));
}

}  // namespace

Judgement judge_precedes(const Circumstances& circumstances, const model::Clause& clause) {
  const auto earlier = circumstances.occurrences(clause.steps);
  const auto later = circumstances.occurrences(clause.then);
  if (earlier.empty() || later.empty()) {
    const bool stated = (!earlier.empty() || !circumstances.elsewhere(clause.steps).empty()) &&
                        (!later.empty() || !circumstances.elsewhere(clause.then).empty());
    return stated ? judged(Verdict::cannot_tell, Reason::elsewhere)
                  : judged(Verdict::not_applicable, Reason::needs);
  }
  return about_order(earlier, later, order_violation(circumstances, earlier, later, clause.outcome),
                     circumstances.net, clause.outcome);
}

Judgement judge_produced(const Circumstances& circumstances, const model::Clause& clause) {
  std::vector<Occurrence> producers;
  for (const model::Step* step : circumstances.facts.producers(clause.document)) {
    producers.push_back({.step = step});
  }
  const auto users = circumstances.occurrences(clause.then);
  const model::Procedure& procedure = circumstances.facts.procedure();
  const bool brought =
      std::ranges::any_of(procedure.requirements, [&](const model::Requirement& requirement) {
        return requirement.document == clause.document;
      });
  Judgement judgement;
  if (!producers.empty()) {
    judgement = users.empty() ? Judgement()
                              : about_order(producers, users,
                                            order_violation(circumstances, producers, users),
                                            circumstances.net);
  } else if (users.empty()) {
    judgement = judged(Verdict::not_applicable, Reason::needs);
  } else if (!brought) {
    judgement = silent(circumstances);
    for (const Occurrence& user : users) judgement.on(*user.step).cite(user.step->evidence);
    judgement.with("steps", ArgumentKind::step, ids_of(users));
  }
  judgement.element = Element{.kind = "document", .id = clause.document};
  return judgement.with("document", ArgumentKind::document, {clause.document});
}

}  // namespace selaras::checker
