#include "tests/reports/json_reader.h"

#include <gtest/gtest.h>

namespace selaras::reports::sample {

using model::json::Node;

const Texts& english() {
  static const Texts texts(Language::en);
  return texts;
}

Node parsed(const std::string& text) {
  model::Diagnostics faults;
  const auto node = model::json::parse(text, "result.json", faults);
  EXPECT_TRUE(node && faults.empty()) << text;
  return node.value_or(Node{});
}

const Node& at(const Node& object, const char* key) {
  const Node* found = object.find(key);
  EXPECT_NE(found, nullptr) << key;
  static const Node none;
  return found == nullptr ? none : *found;
}

std::vector<std::string> keys(const Node& object) {
  std::vector<std::string> names;
  for (const model::json::Member& member : object.members) names.push_back(member.key);
  return names;
}

}  // namespace selaras::reports::sample
