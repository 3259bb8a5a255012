#include "tests/disguise.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace selaras::tests {
namespace {

using namespace model;

void rename(std::string& id) {
  if (!id.empty() && id != "start") id = "x." + id;
}

template <class List>
void rename_ids(List& list) {
  for (auto& each : list) rename(each.id);
}

void rename_all(std::vector<std::string>& ids) {
  for (std::string& id : ids) rename(id);
}

void rename_uses(Step& step) {
  rename_all(step.items);
  for (DocumentUse& use : step.inputs) rename(use.document);
  for (DocumentUse& use : step.outputs) rename(use.document);
}

/// A permutation: at place i stands what was at `order[i]`.
std::vector<std::uint32_t> permutation(std::size_t size, std::minstd_rand& random) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0u);
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

template <class List>
void shuffle(List& list, std::minstd_rand& random) {
  List shuffled;
  for (const std::uint32_t index : permutation(list.size(), random)) {
    shuffled.push_back(list[index]);
  }
  list = std::move(shuffled);
}

/// Gateways and ends each change places among themselves, steps go where the list has them now:
/// nodes keep to the order of the format, which is start, steps, gateways, ends.
std::vector<std::uint32_t> other_places(const std::vector<Node>& nodes,
                                        const std::vector<std::uint32_t>& place_of_step,
                                        std::minstd_rand& random) {
  std::vector<std::uint32_t> moved(nodes.size());
  std::vector<std::uint32_t> gateways;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind == NodeKind::step) {
      moved[i] = 1 + place_of_step[nodes[i].step];
    } else if (nodes[i].kind != NodeKind::start) {
      (nodes[i].kind == NodeKind::end ? ends : gateways).push_back(i);
    }
  }
  for (const auto* group : {&gateways, &ends}) {
    const std::vector<std::uint32_t> order = permutation(group->size(), random);
    for (std::size_t i = 0; i < order.size(); ++i) moved[(*group)[i]] = (*group)[order[i]];
  }
  return moved;
}

void shuffle_flow(Procedure& procedure, std::minstd_rand& random) {
  const std::vector<Step> steps = procedure.steps;
  const std::vector<std::uint32_t> order = permutation(steps.size(), random);
  std::vector<std::uint32_t> place(steps.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    procedure.steps[i] = steps[order[i]];
    place[order[i]] = i;
  }
  const std::vector<Node> nodes = procedure.flow.nodes;
  const std::vector<std::uint32_t> moved = other_places(nodes, place, random);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    Node& node = procedure.flow.nodes[moved[i]];
    node = nodes[i];
    if (node.kind == NodeKind::step) node.step = place[node.step];
  }
  for (Edge& edge : procedure.flow.edges) {
    edge.from = NodeId{moved[edge.from.value()]};
    edge.to = NodeId{moved[edge.to.value()]};
  }
  std::vector<Edge> rest(procedure.flow.edges.begin() + 1, procedure.flow.edges.end());
  shuffle(rest, random);
  std::ranges::copy(rest, procedure.flow.edges.begin() + 1);
}

}  // namespace

Procedure with_other_ids(Procedure procedure) {
  rename_ids(procedure.sections);
  rename_ids(procedure.items);
  for (Item& item : procedure.items) {
    rename(item.section);
    rename(item.parent);
  }
  for (CrossReference& reference : procedure.references) rename(reference.item);
  rename_ids(procedure.documents);
  for (Document& document : procedure.documents) {
    for (Document::Content& content : document.contents) rename_all(content.items);
  }
  for (auto* steps : {&procedure.steps, &procedure.statements}) {
    rename_ids(*steps);
    for (Step& step : *steps) rename_uses(step);
  }
  rename_ids(procedure.flow.nodes);
  rename_ids(procedure.time_claims);
  for (TimeClaim& claim : procedure.time_claims) {
    if (claim.from) rename(claim.from->step);
    if (claim.to) rename(claim.to->step);
    for (TimePart& part : claim.parts) rename_all(part.steps);
  }
  rename_ids(procedure.requirements);
  for (Requirement& requirement : procedure.requirements) {
    rename(requirement.item);
    rename(requirement.document);
  }
  for (Product& product : procedure.products) rename(product.document);
  return procedure;
}

Procedure in_other_order(Procedure procedure, std::uint32_t seed) {
  std::minstd_rand random(seed + 1);
  shuffle(procedure.documents, random);
  shuffle(procedure.statements, random);
  shuffle(procedure.time_claims, random);
  shuffle(procedure.requirements, random);
  shuffle(procedure.products, random);
  shuffle(procedure.contacts, random);
  for (Step& step : procedure.steps) {
    shuffle(step.inputs, random);
    shuffle(step.outputs, random);
  }
  shuffle_flow(procedure, random);
  return procedure;
}

}  // namespace selaras::tests
