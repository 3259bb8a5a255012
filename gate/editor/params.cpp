#include "gate/editor/params.h"

#include <limits>

namespace selaras::gate {
namespace {

using model::json::Node;

std::optional<std::uint32_t> count_in(const Node* node) {
  if (node == nullptr || node->kind != Node::Kind::integer || node->integer < 0 ||
      node->integer > std::numeric_limits<std::int32_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(node->integer);
}

std::optional<EditorPosition> position_of(const Node* node) {
  if (node == nullptr) return std::nullopt;
  const auto line = count_in(node->find("line"));
  const auto character = count_in(node->find("character"));
  if (!line || !character) return std::nullopt;
  return EditorPosition{.line = *line, .character = *character};
}

}  // namespace

const Node* within(const Node& params, std::initializer_list<std::string_view> keys) {
  const Node* node = &params;
  for (const std::string_view key : keys) {
    node = node->find(key);
    if (node == nullptr) return nullptr;
  }
  return node;
}

std::optional<EditorPosition> position_in(const Node& params) {
  return position_of(params.find("position"));
}

std::optional<EditorRange> range_in(const Node& params) {
  const auto begin = position_of(within(params, {"range", "start"}));
  const auto end = position_of(within(params, {"range", "end"}));
  if (!begin || !end) return std::nullopt;
  return EditorRange{.begin = *begin, .end = *end};
}

std::vector<std::string> strings_in(const Node& params,
                                    std::initializer_list<std::string_view> keys) {
  std::vector<std::string> all;
  const Node* list = within(params, keys);
  if (list == nullptr) return all;
  for (const Node& each : list->elements) {
    if (each.kind == Node::Kind::string) all.push_back(each.string);
  }
  return all;
}

std::int64_t version_in(const Node& params) {
  const Node* version = within(params, {"textDocument", "version"});
  return version != nullptr && version->kind == Node::Kind::integer ? version->integer : 0;
}

}  // namespace selaras::gate
