#include "behaviour/net.h"

#include <algorithm>
#include <cassert>

#include "behaviour/reduction.h"
#include "model/page_order.h"

namespace selaras::behaviour {

using model::Edge;
using model::Node;
using model::NodeId;
using model::NodeKind;

namespace {

using Edges = std::vector<std::vector<std::uint32_t>>;

/// The edges into each node, or out of it, in the order of their places.
template <class End>
Edges edges_at(const model::Flow& flow, std::span<const Place> places, End end) {
  Edges edges(flow.nodes.size());
  for (const Place& place : places)
    edges[(flow.edges[place.edge].*end).value()].push_back(place.edge);
  return edges;
}

}  // namespace

Net::Net(const model::Procedure& procedure, AskedAbout asked_about)
    : procedure_(&procedure), asked_about_(std::move(asked_about)) {
  const model::Flow& flow = procedure.flow;
  const std::vector<NodeId> order = model::nodes_in_page_order(procedure);
  compile_edges(order);
  const Edges in = edges_at(flow, places_, &Edge::to);
  const Edges out = edges_at(flow, places_, &Edge::from);
  compile_start(out);
  const std::vector<InclusiveBlock> blocks = inclusive_blocks(flow, in, out);
  for (const NodeId node : order) {
    const std::uint32_t index = node.index;
    switch (flow.nodes[index].kind) {
      case NodeKind::start:
        break;
      case NodeKind::step:
        compile_step(node, in[index], out[index]);
        break;
      case NodeKind::end:
        compile_end(node, in[index]);
        break;
      case NodeKind::inclusive:
        compile_inclusive(node, in[index], out[index], blocks);
        break;
      case NodeKind::exclusive:
      case NodeKind::parallel:
        compile_gateway(node, in[index], out[index]);
        break;
    }
  }
  compile_skeleton();
}

const model::Step& Net::step(TransitionId id) const {
  const Node& node = procedure_->flow.nodes[transition(id).node.value()];
  assert(node.kind == NodeKind::step);
  return procedure_->step_of(node);
}

void Net::compile_edges(const std::vector<NodeId>& order) {
  const std::vector<Edge>& edges = procedure_->flow.edges;
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) rank[order[at].index] = at;
  struct Ranked {
    std::uint32_t from, to, edge;
  };
  std::vector<Ranked> sorted;
  sorted.reserve(edges.size());
  for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
    sorted.push_back({rank[edges[edge].from.index], rank[edges[edge].to.index], edge});
  }
  std::ranges::stable_sort(sorted, [&](const Ranked& a, const Ranked& b) {
    if (a.from != b.from) return a.from < b.from;
    return a.to != b.to ? a.to < b.to : edges[a.edge].outcome < edges[b.edge].outcome;
  });
  edge_places_.resize(edges.size());
  for (const auto& [from, to, edge] : sorted) {
    edge_places_[edge] = add_place({.kind = Place::Kind::edge, .edge = edge});
  }
}

std::vector<PlaceId> Net::places_of_edges(const std::vector<std::uint32_t>& edges) const {
  std::vector<PlaceId> places;
  for (const std::uint32_t edge : edges) places.push_back(place_of_edge(edge));
  std::ranges::sort(places);
  return places;
}

bool Net::is_asked_about(TransitionId id) const {
  return transition(id).visible && asked_about_ && asked_about_(step(id));
}

const Reduction& Net::reduced_for_questions() const {
  if (!reduced_for_questions_) {
    std::vector<bool> kept(transitions_.size());
    for (std::uint32_t index = 0; index < transitions_.size(); ++index) {
      kept[index] = is_asked_about({index});
    }
    reduced_for_questions_ = std::make_shared<const Reduction>(reduced(skeleton_, kept));
  }
  return *reduced_for_questions_;
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
    add_transition(
        {.node = node, .outcome = outcome, .visible = true, .consumes = entries, .produces = {to}});
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

void Net::compile_inclusive(NodeId node, const std::vector<std::uint32_t>& in,
                            const std::vector<std::uint32_t>& out,
                            const std::vector<InclusiveBlock>& blocks) {
  const auto opened = std::ranges::find(blocks, node, &InclusiveBlock::split);
  const auto closed = std::ranges::find(blocks, node, &InclusiveBlock::join);
  if ((out.size() > 1 && opened == blocks.end()) || (in.size() > 1 && closed == blocks.end())) {
    inclusive_.push_back(node);
  }
  if (in.empty() || opened == blocks.end()) {
    if (closed == blocks.end()) return compile_gateway(node, in, out);
    std::vector<PlaceId> exit = places_of_edges(out);
    if (exit.empty()) exit = {add_place({.kind = Place::Kind::unfinished, .node = node})};
    // A branch that was not opened has been given to the join at once: it waits for all.
    return add_transition({.node = node, .consumes = places_of_edges(in), .produces = exit});
  }
  std::vector<PlaceId> entries = places_of_edges(in);
  if (entries.size() > 1) {
    const PlaceId inside = add_place({.kind = Place::Kind::inside, .node = node});
    add_transition({.node = node, .consumes = entries, .produces = {inside}});
    entries = {inside};
  }
  open_some(node, entries, opened->branches);
}

void Net::open_some(NodeId node, const std::vector<PlaceId>& entries,
                    const std::vector<InclusiveBlock::Branch>& branches) {
  for (std::uint32_t choice = 1; choice < 1u << branches.size(); ++choice) {
    std::vector<PlaceId> opened;
    for (std::size_t branch = 0; branch < branches.size(); ++branch) {
      const bool taken = (choice >> branch & 1u) != 0;
      opened.push_back(
          place_of_edge(taken ? branches[branch].first_edge : branches[branch].last_edge));
    }
    std::ranges::sort(opened);
    add_transition({.node = node, .consumes = entries, .produces = opened});
  }
}

void Net::compile_skeleton() {
  for (const Place& place : places_) {
    skeleton_.add_place(place.kind == Place::Kind::end          ? Skeleton::Kind::end
                        : place.kind == Place::Kind::unfinished ? Skeleton::Kind::unfinished
                                                                : Skeleton::Kind::running);
  }
  skeleton_.initial = {initial_.index};
  const auto indexes = [](const std::vector<PlaceId>& places) {
    std::vector<std::uint32_t> plain;
    for (const PlaceId place : places) plain.push_back(place.index);
    return plain;
  };
  for (const Transition& transition : transitions_) {
    skeleton_.add_transition(indexes(transition.consumes), indexes(transition.produces),
                             transition.node.index);
  }
  skeleton_.index_takers();
}

}  // namespace selaras::behaviour
