#include "model/page_order.h"

#include <algorithm>
#include <charconv>
#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <utility>

namespace selaras::model {
namespace {

/// "x.2" is "x." and 2, so that it comes before "x.10".
std::pair<std::string_view, std::uint32_t> parts_of(std::string_view id) {
  std::size_t digits = id.size();
  while (digits > 0 && id[digits - 1] >= '0' && id[digits - 1] <= '9') --digits;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + digits, id.data() + id.size(), number);
  return error == std::errc() ? std::pair(id.substr(0, digits), number) : std::pair(id, 0U);
}

struct Standing {
  int group = 0;
  std::uint32_t line = 0;
  std::string_view stem;
  std::uint32_t number = 0;
  std::string_view id;
  auto operator<=>(const Standing&) const = default;
};

Standing standing(std::string_view id, const EvidenceList& evidence, int group = 0) {
  const auto [stem, number] = parts_of(id);
  return {
      .group = group,
      .line = evidence.empty() ? std::numeric_limits<std::uint32_t>::max() : evidence.front().line,
      .stem = stem,
      .number = number,
      .id = id};
}

template <class Element>
std::vector<const Element*> sorted(std::vector<const Element*> elements) {
  const auto key = [](const Element* element) { return standing(element->id, element->evidence); };
  // Most files have the order of the page.
  if (!std::ranges::is_sorted(elements, {}, key)) std::ranges::sort(elements, {}, key);
  return elements;
}

int group(NodeKind kind) {
  switch (kind) {
    case NodeKind::start:
      return 0;
    case NodeKind::step:
      return 1;
    case NodeKind::exclusive:
    case NodeKind::parallel:
    case NodeKind::inclusive:
      return 2;
    case NodeKind::end:
      return 3;
  }
  return 4;
}

}  // namespace

std::vector<const Step*> in_page_order(std::vector<const Step*> steps) {
  return sorted(std::move(steps));
}

std::vector<const Step*> in_page_order(const std::set<const Step*>& steps) {
  return sorted(std::vector<const Step*>(steps.begin(), steps.end()));
}

std::vector<const TimeClaim*> in_page_order(std::vector<const TimeClaim*> claims) {
  return sorted(std::move(claims));
}

std::vector<NodeId> nodes_in_page_order(const Procedure& procedure) {
  const std::vector<Node>& nodes = procedure.flow.nodes;
  std::vector<Standing> standings;
  standings.reserve(nodes.size());
  for (const Node& node : nodes) {
    const EvidenceList& evidence =
        node.kind == NodeKind::step ? procedure.step_of(node).evidence : node.evidence;
    standings.push_back(standing(node.id, evidence, group(node.kind)));
  }
  std::vector<NodeId> order;
  order.reserve(nodes.size());
  for (std::uint32_t index = 0; index < nodes.size(); ++index) order.push_back({index});
  const auto key = [&](NodeId node) -> const Standing& { return standings[node.index]; };
  if (!std::ranges::is_sorted(order, {}, key)) std::ranges::sort(order, {}, key);
  return order;
}

}  // namespace selaras::model
