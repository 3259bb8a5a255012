#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/json.h"

/// Any bytes give a value or say why not; places run forward and lie inside one another.
namespace {

using selaras::model::json::Node;

void demand(bool holds) {
  if (!holds) std::abort();
}

void walk(const Node& node) {
  demand(node.begin < node.end);
  for (const Node& element : node.elements) {
    demand(node.begin < element.begin && element.end < node.end);
    walk(element);
  }
  for (const auto& member : node.members) {
    demand(node.begin < member.begin && member.end <= member.value.begin);
    demand(member.value.end < node.end);
    walk(member.value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  selaras::model::Diagnostics diagnostics;
  const auto node = selaras::model::json::parse(
      std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.json", diagnostics);
  demand(node.has_value() || diagnostics.size() >= 1);
  if (node) walk(*node);
  for (const auto& diagnostic : diagnostics) demand(diagnostic.at.begin <= diagnostic.at.end);
  return 0;
}
