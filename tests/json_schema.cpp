#include "tests/json_schema.h"

#include <algorithm>
#include <stdexcept>

namespace selaras::model {
namespace {

using json::Node;
using Kind = json::Node::Kind;

bool is_of_type(const Node& value, std::string_view type) {
  switch (value.kind) {
    case Kind::null:
      return type == "null";
    case Kind::boolean:
      return type == "boolean";
    case Kind::integer:
      return type == "integer" || type == "number";
    case Kind::number:
      return type == "number";
    case Kind::string:
      return type == "string";
    case Kind::array:
      return type == "array";
    case Kind::object:
      return type == "object";
  }
  return false;
}

bool is_word_list(const Node& schema) { return schema.find("enum") != nullptr; }

void collect(const Node& schema, std::set<std::pair<const Node*, std::string>>& found) {
  // A condition repeats properties that are described elsewhere.
  for (const json::Member& member : schema.members) {
    if (member.key == "if" || member.key == "then") continue;
    if (member.key == "properties") {
      for (const json::Member& property : member.value.members) {
        found.emplace(&schema, property.key);
      }
    }
    collect(member.value, found);
  }
  for (const Node& element : schema.elements) collect(element, found);
}

}  // namespace

bool has_stated_type(const Node& value, const Node& schema) {
  if (is_word_list(schema)) return value.kind == Kind::string;
  const Node* type = schema.find("type");
  if (type == nullptr) return true;
  if (type->kind == Kind::string) return is_of_type(value, type->string);
  return std::ranges::any_of(type->elements,
                             [&](const Node& choice) { return is_of_type(value, choice.string); });
}

std::set<std::string> strings_of(const Node& node, std::string_view key) {
  std::set<std::string> strings;
  const Node* list = node.find(key);
  if (list == nullptr) return strings;
  for (const Node& element : list->elements) strings.insert(element.string);
  return strings;
}

namespace {

Node parsed(std::string_view text) {
  Diagnostics diagnostics;
  std::optional<Node> root = json::parse(text, "schema", diagnostics);
  if (!root || !diagnostics.empty()) throw std::runtime_error("the schema is no JSON");
  return std::move(*root);
}

const Node* definition(const Node& root, std::string_view name) {
  const Node* definitions = root.find("definitions");
  return definitions == nullptr ? nullptr : definitions->find(name);
}

}  // namespace

JsonSchema::JsonSchema(std::string_view text, std::string_view companion)
    : root_(parsed(text)), companion_(companion.empty() ? Node{} : parsed(companion)) {}

std::vector<Spot> JsonSchema::spots(Node& document) const {
  std::vector<Spot> spots;
  visit(root_, document, "", spots);
  return spots;
}

std::set<std::pair<const Node*, std::string>> JsonSchema::properties() const {
  std::set<std::pair<const Node*, std::string>> found;
  collect(root_, found);
  return found;
}

std::set<std::string> JsonSchema::names() const {
  std::set<std::string> names;
  for (const auto& [object, name] : properties()) names.insert(name);
  return names;
}

const Node& JsonSchema::target(const Node& reference) const {
  constexpr std::string_view prefix = "#/definitions/";
  const std::size_t at = reference.string.find(prefix);
  const Node* found = nullptr;
  if (at != std::string::npos) {
    const std::string_view name = std::string_view(reference.string).substr(at + prefix.size());
    found = definition(root_, name);
    if (found == nullptr) found = definition(companion_, name);
  }
  if (found == nullptr) throw std::runtime_error("no definition: " + reference.string);
  return *found;
}

const Node& JsonSchema::resolved(const Node& schema, const Node& value) const {
  if (const Node* reference = schema.find("$ref")) return resolved(target(*reference), value);
  if (const Node* all = schema.find("allOf")) return resolved(all->elements.front(), value);
  const Node* choices = schema.find("oneOf");
  if (choices == nullptr) return schema;
  for (const Node& choice : choices->elements) {
    const Node& candidate = resolved(choice, value);
    if (has_stated_type(value, candidate)) return candidate;
  }
  return resolved(choices->elements.front(), value);
}

void JsonSchema::require(const Node& schema, const Node& value, std::set<std::string>& keys) const {
  if (const Node* reference = schema.find("$ref")) require(target(*reference), value, keys);
  if (const Node* all = schema.find("allOf")) {
    for (const Node& part : all->elements) require(part, value, keys);
  }
  if (schema.find("oneOf") != nullptr) require(resolved(schema, value), value, keys);
  keys.merge(strings_of(schema, "required"));
  const Node* dependencies = schema.find("dependencies");
  if (dependencies == nullptr) return;
  for (const json::Member& member : dependencies->members) {
    if (value.find(member.key) != nullptr) keys.merge(strings_of(*dependencies, member.key));
  }
}

void JsonSchema::visit(const Node& schema, Node& value, const std::string& path,
                       std::vector<Spot>& spots) const {
  const Node& described = resolved(schema, value);
  Spot spot{.path = path, .value = &value, .schema = &described, .required = {}};
  require(schema, value, spot.required);
  spots.push_back(std::move(spot));
  if (const Node* items = described.find("items")) {
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      visit(*items, value.elements[i], path + "/" + std::to_string(i), spots);
    }
  }
  const Node* properties = described.find("properties");
  if (properties == nullptr) return;
  for (json::Member& member : value.members) {
    const Node* property = properties->find(member.key);
    if (property != nullptr) visit(*property, member.value, path + "/" + member.key, spots);
  }
}

std::vector<std::string> departures(const JsonSchema& schema, Node document) {
  std::vector<std::string> found;
  for (const Spot& spot : schema.spots(document)) {
    const Node& value = *spot.value;
    if (!has_stated_type(value, *spot.schema)) found.push_back(spot.path + ": type");
    if (is_word_list(*spot.schema) && !strings_of(*spot.schema, "enum").contains(value.string)) {
      found.push_back(spot.path + ": " + value.string);
    }
    for (const std::string& key : spot.required) {
      if (value.find(key) == nullptr) found.push_back(spot.path + ": without " + key);
    }
    const Node* properties = spot.schema->find("properties");
    for (const json::Member& member : value.members) {
      if (properties != nullptr && properties->find(member.key) != nullptr) continue;
      const Node* others = spot.schema->find("additionalProperties");
      if (others != nullptr && others->kind == Node::Kind::object) continue;  // any name may stand
      found.push_back(spot.path + ": with " + member.key);
    }
  }
  return found;
}

}  // namespace selaras::model
