#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "importer/lexicon.h"
#include "model/load.h"
#include "model/read.h"
#include "tests/json_schema.h"

/// The schemas of what pages are read by, beside their readers: both know the same keys.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;
using model::JsonSchema;
using model::Spot;
using model::json::Node;

const fs::path procedures = fs::path(SELARAS_ROOT) / "procedures";

struct Shipped {
  const char* kind;
  const char* file;
};

class LexiconSchema : public testing::TestWithParam<Shipped> {
 protected:
  LexiconSchema()
      : schema_(model::file_text(
            (procedures / "schema" / (std::string(GetParam().kind) + ".schema.json")).string())) {
    const std::string path = (procedures / "language" / GetParam().file).string();
    model::Diagnostics diagnostics;
    document_ = *model::json::parse(model::file_text(path), path, diagnostics);
  }

  /// Of `keys`, those that the reader calls unknown once all are added to one object.
  std::set<std::string> unknown(std::size_t spot, const std::set<std::string>& keys) const {
    Node document = document_;
    Node& object = *schema_.spots(document)[spot].value;
    for (const std::string& key : keys) object.members.push_back({key, {}, {}, Node{}});
    model::Diagnostics diagnostics;
    importer::Lexicon lexicon = importer::shipped_lexicon();
    importer::extend(lexicon, document, "x.json", diagnostics);
    std::set<std::string> refused;
    for (const model::Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.code == "unknown-key") refused.insert(diagnostic.arguments.front().second);
    }
    return refused;
  }

  /// The names that the schema lists for an object, without those that it has.
  static std::set<std::string> listed(const Spot& spot) {
    std::set<std::string> keys;
    for (const auto& member : spot.schema->find("properties")->members) {
      if (spot.value->find(member.key) == nullptr) keys.insert(member.key);
    }
    return keys;
  }

  std::set<std::string> others(const Spot& spot) const {
    std::set<std::string> keys = schema_.names();
    keys.erase("$schema");  // allowed everywhere
    for (const auto& member : spot.schema->find("properties")->members) keys.erase(member.key);
    return keys;
  }

  JsonSchema schema_;
  Node document_;
};

TEST_P(LexiconSchema, HoldsForTheShippedFile) {
  EXPECT_EQ(departures(schema_, document_), std::vector<std::string>{});
}

TEST_P(LexiconSchema, ListsTheKeysThatTheReaderKnowsAndNoOthers) {
  std::set<const Node*> seen;
  const std::vector<Spot> spots = schema_.spots(document_);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const bool object = spots[i].value->kind == Node::Kind::object;
    if (!object || spots[i].schema->find("properties") == nullptr) continue;
    if (!seen.insert(spots[i].schema).second) continue;
    EXPECT_EQ(unknown(i, listed(spots[i])), std::set<std::string>{}) << spots[i].path;
    EXPECT_EQ(unknown(i, others(spots[i])), others(spots[i])) << spots[i].path;
  }
  EXPECT_GT(seen.size(), 5u);
}

TEST_P(LexiconSchema, ExplainsEveryKey) {
  for (const auto& [object, name] : schema_.properties()) {
    for (const auto& member : object->find("properties")->members)
      EXPECT_NE(member.value.find("description"), nullptr) << name << " " << member.key;
  }
}

INSTANTIATE_TEST_SUITE_P(All, LexiconSchema,
                         testing::Values(Shipped{"language", "indonesian.json"},
                                         Shipped{"phrases", "population-data-access.id.json"}),
                         [](const auto& one) { return std::string(one.param.kind); });

}  // namespace
}  // namespace selaras::tests
