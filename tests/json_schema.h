#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/json.h"

/// As much of JSON Schema (draft-07) as the shipped schemas use: `$ref` into the file itself,
/// `allOf`, `oneOf` between values of different types, `dependencies`.
namespace selaras::model {

/// A value of a document, and what the schema says about it.
struct Spot {
  std::string path;  // "/steps/0/actor"
  json::Node* value;
  const json::Node* schema;        // without `$ref`, `allOf`, `oneOf`
  std::set<std::string> required;  // members the value must have, as it stands
};

class JsonSchema {
 public:
  /// `companion`: another schema whose definitions this one points at; no name stands in both.
  explicit JsonSchema(std::string_view text, std::string_view companion = {});

  /// Every value of the document that the schema describes, from the outside in.
  [[nodiscard]] std::vector<Spot> spots(json::Node& document) const;

  /// Every object of the schema that lists properties, with the name of each.
  [[nodiscard]] std::set<std::pair<const json::Node*, std::string>> properties() const;

  /// Names that stand among some `properties`.
  [[nodiscard]] std::set<std::string> names() const;

 private:
  const json::Node& target(const json::Node& reference) const;
  const json::Node& resolved(const json::Node& schema, const json::Node& value) const;
  void require(const json::Node& schema, const json::Node& value,
               std::set<std::string>& keys) const;
  void visit(const json::Node& schema, json::Node& value, const std::string& path,
             std::vector<Spot>& spots) const;

  json::Node root_;
  json::Node companion_;
};

/// The value is of the type, or one of the types, that the schema names; also where it names none.
[[nodiscard]] bool has_stated_type(const json::Node& value, const json::Node& schema);

/// The strings of an array member; empty where there is none.
[[nodiscard]] std::set<std::string> strings_of(const json::Node& node, std::string_view key);

/// What of the document is not as the schema says: unknown members, missing ones, other types,
/// words out of a list.
[[nodiscard]] std::vector<std::string> departures(const JsonSchema& schema, json::Node document);

}  // namespace selaras::model
