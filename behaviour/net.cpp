#include "behaviour/net.h"

#include <algorithm>
#include <cassert>

namespace selaras::behaviour {

using model::Edge;
using model::Node;
using model::NodeId;
using model::NodeKind;

namespace {

PlaceId place_of_edge(std::uint32_t edge) { return {edge}; }

std::vector<PlaceId> places_of_edges(const std::vector<std::uint32_t>& edges) {
  std::vector<PlaceId> places;
  for (const std::uint32_t edge : edges) places.push_back(place_of_edge(edge));
  std::ranges::sort(places);
  return places;
}

}  // namespace

Net::Net(const model::Procedure& procedure) : procedure_(&procedure) {
  const model::Flow& flow = procedure.flow;
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    add_place({.kind = Place::Kind::edge, .edge = edge});  // place index = edge index
  }
  std::vector<std::vector<std::uint32_t>> in(flow.nodes.size());
  std::vector<std::vector<std::uint32_t>> out(flow.nodes.size());
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    out[flow.edges[edge].from.value()].push_back(edge);
    in[flow.edges[edge].to.value()].push_back(edge);
  }
  compile_start(out);
  for (std::uint32_t index = 0; index < flow.nodes.size(); ++index) {
    const NodeId node{index};
    switch (flow.nodes[index].kind) {
      case NodeKind::start: break;
      case NodeKind::step: compile_step(node, in[index], out[index]); break;
      case NodeKind::end: compile_end(node, in[index]); break;
      case NodeKind::inclusive: has_inclusive_ = true; [[fallthrough]];
      case NodeKind::exclusive:
      case NodeKind::parallel: compile_gateway(node, in[index], out[index]); break;
    }
  }
  index_takers();
}

const model::Step& Net::step(TransitionId id) const {
  const Node& node = procedure_->flow.nodes[transition(id).node.value()];
  assert(node.kind == NodeKind::step);
  return procedure_->step_of(node);
}

PlaceId Net::add_place(Place place) {
  places_.push_back(std::move(place));
  return {static_cast<std::uint32_t>(places_.size() - 1)};
}

void Net::add_transition(Transition transition) { transitions_.push_back(std::move(transition)); }

void Net::compile_start(const std::vector<std::vector<std::uint32_t>>& out) {
  for (std::size_t index = 0; index < out.size(); ++index) {
    if (procedure_->flow.nodes[index].kind != NodeKind::start || out[index].empty()) continue;
    initial_ = place_of_edge(out[index].front());
    return;
  }
  initial_ = add_place({.kind = Place::Kind::unfinished});  // nothing to do at all
}

void Net::compile_step(NodeId node, const std::vector<std::uint32_t>& in,
                       const std::vector<std::uint32_t>& out) {
  // One place before the step keeps the number of transitions at in + out instead of in × out.
  std::vector<PlaceId> entries = places_of_edges(in);
  if (entries.size() > 1) {
    const PlaceId inside = add_place({.kind = Place::Kind::inside, .node = node});
    for (const PlaceId entry : entries) {
      add_transition({.node = node, .consumes = {entry}, .produces = {inside}});
    }
    entries = {inside};
  }
  if (entries.empty()) return;  // nothing leads here: it never happens

  const model::Step& step = procedure_->step_of(procedure_->flow.nodes[node.value()]);
  const auto leave = [&](const std::string& outcome, PlaceId to) {
    add_transition({.node = node, .outcome = outcome, .visible = true, .consumes = entries,
                    .produces = {to}});
  };
  std::vector<std::string> open{};  // outcomes that nothing follows
  for (const model::Outcome& outcome : step.outcomes) open.push_back(outcome.id);
  for (const std::uint32_t edge : out) {
    const std::string& outcome = procedure_->flow.edges[edge].outcome;
    std::erase(open, outcome);
    leave(outcome, place_of_edge(edge));
  }
  if (out.empty() && open.empty()) open.emplace_back();
  for (const std::string& outcome : open) {
    leave(outcome, add_place({.kind = Place::Kind::unfinished, .node = node, .outcome = outcome}));
  }
}

void Net::compile_gateway(NodeId node, const std::vector<std::uint32_t>& in,
                          const std::vector<std::uint32_t>& out) {
  if (in.empty()) return;
  std::vector<PlaceId> exits = places_of_edges(out);
  if (exits.empty()) exits = {add_place({.kind = Place::Kind::unfinished, .node = node})};
  const std::vector<PlaceId> entries = places_of_edges(in);
  if (procedure_->flow.nodes[node.value()].kind == NodeKind::parallel) {
    add_transition({.node = node, .consumes = entries, .produces = exits});
    return;
  }
  std::vector<PlaceId> middle = entries;
  if (entries.size() > 1 && exits.size() > 1) {
    middle = {add_place({.kind = Place::Kind::inside, .node = node})};
    for (const PlaceId entry : entries) {
      add_transition({.node = node, .consumes = {entry}, .produces = middle});
    }
  }
  for (const PlaceId entry : middle) {
    for (const PlaceId exit : exits) {
      add_transition({.node = node, .consumes = {entry}, .produces = {exit}});
    }
  }
}

void Net::compile_end(NodeId node, const std::vector<std::uint32_t>& in) {
  if (in.empty()) return;
  const PlaceId end = add_place({.kind = Place::Kind::end, .node = node});
  for (const PlaceId entry : places_of_edges(in)) {
    add_transition({.node = node, .consumes = {entry}, .produces = {end}});
  }
}

void Net::index_takers() {
  takers_.resize(places_.size());
  for (std::uint32_t index = 0; index < transitions_.size(); ++index) {
    for (const PlaceId place : transitions_[index].consumes) {
      takers_[place.value()].push_back({index});
    }
  }
}

}  // namespace selaras::behaviour
