#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/calendar.h"
#include "model/joint_scenario.h"
#include "model/load.h"
#include "model/scenario.h"
#include "tests/json_schema.h"

/// The schemas of references, calendars and scenarios beside their readers. Where a shipped file
/// has an object, schema and reader must know the same keys of it.
namespace selaras::model {
namespace {

namespace fs = std::filesystem;
using json::Node;

const fs::path procedures = fs::path(SELARAS_ROOT) / "procedures";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// One kind of file: where its schema and its shipped files are, and what reads it.
struct Format {
  const char* name;
  const char* folder;
  std::function<void(const Node&, Diagnostics&)> read;
  const char* companion = "procedure";  // whose definitions its schema uses
};

class EachFormat : public testing::TestWithParam<Format> {
 protected:
  EachFormat()
      : schema_(bytes_of(procedures / "schema" / (std::string(GetParam().name) + ".schema.json")),
                bytes_of(procedures / "schema" /
                         (std::string(GetParam().companion) + ".schema.json"))) {}

  /// The shipped files of this kind, at least one.
  std::vector<std::pair<fs::path, Node>> documents() const {
    std::vector<std::pair<fs::path, Node>> found;
    for (const auto& entry : fs::directory_iterator(procedures / GetParam().folder)) {
      if (entry.path().extension() != ".json") continue;
      Diagnostics diagnostics;
      auto document = json::parse(bytes_of(entry.path()), entry.path().string(), diagnostics);
      if (document && kind_of(*document) == GetParam().name) {
        found.emplace_back(entry.path(), std::move(*document));
      }
    }
    EXPECT_FALSE(found.empty());
    return found;
  }

  /// Of `keys`, those that the reader calls unknown once all are added to one object.
  std::set<std::string> unknown(Node document, std::size_t spot,
                                const std::set<std::string>& keys) const {
    Node& object = *schema_.spots(document)[spot].value;
    for (const std::string& key : keys) object.members.push_back({key, {}, {}, Node{}});
    Diagnostics diagnostics;
    GetParam().read(document, diagnostics);
    std::set<std::string> refused;
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.code != "unknown-key") continue;
      for (const auto& [name, value] : diagnostic.arguments) {
        if (name == "key") refused.insert(value);
      }
    }
    return refused;
  }

  /// The words that the object's kind may be; one empty word where it has none.
  std::set<std::string> kinds(const Spot& spot) const {
    const Node* properties = spot.schema->find("properties");
    for (const char* key : {"kind", "distribution"}) {
      const Node* kind = properties->find(key);
      if (kind == nullptr || spot.value->find(key) == nullptr) continue;
      if (const auto words = strings_of(*kind, "enum"); !words.empty()) return words;
    }
    return {""};
  }

  /// Of marks and citations by level, a reference may state those of the levels that it serves.
  static void serve_every_level(Node& document) {
    for (json::Member& member : document.members) {
      if (member.key != "levels") continue;
      const Node word = member.value.elements.front();
      member.value.elements.clear();
      for (const char* level : {"province", "regency", "city", "centre"}) {
        member.value.elements.push_back(word);
        member.value.elements.back().string = level;
      }
    }
  }

  Node with_kind(Node document, std::size_t spot, const std::string& kind) const {
    serve_every_level(document);
    for (json::Member& member : schema_.spots(document)[spot].value->members) {
      if (!kind.empty() && (member.key == "kind" || member.key == "distribution")) {
        member.value.string = kind;
      }
    }
    return document;
  }

  JsonSchema schema_;
};

TEST_P(EachFormat, HoldsForTheShippedFiles) {
  for (const auto& [path, document] : documents()) {
    EXPECT_EQ(departures(schema_, document), std::vector<std::string>{}) << path;
  }
}

/// Names that the schema lists for an object and that no such object of any file may bear. Which
/// keys an object may have can hang on its own words: with a `kind`, every kind is tried.
TEST_P(EachFormat, ListsNoKeyThatTheReaderDoesNotKnow) {
  std::map<const Node*, std::set<std::string>> open;
  std::map<const Node*, std::string> where;
  for (auto& [path, document] : documents()) {
    const std::vector<Spot> spots = schema_.spots(document);
    for (std::size_t index = 0; index < spots.size(); ++index) {
      const Spot& spot = spots[index];
      if (spot.value->kind != Node::Kind::object || spot.schema->find("properties") == nullptr)
        continue;
      if (!where.contains(spot.schema)) {
        where[spot.schema] = spot.path;
        for (const json::Member& member : spot.schema->find("properties")->members) {
          open[spot.schema].insert(member.key);
        }
      }
      std::set<std::string>& rest = open[spot.schema];
      for (const json::Member& member : spot.value->members) rest.erase(member.key);
      for (const std::string& kind : kinds(spot)) {
        if (!rest.empty()) rest = unknown(with_kind(document, index, kind), index, rest);
      }
    }
  }
  for (const auto& [schema, rest] : open) {
    EXPECT_EQ(rest, std::set<std::string>{}) << where[schema] << ": in the schema alone";
  }
}

TEST_P(EachFormat, ListsEveryKeyThatTheReaderKnows) {
  for (auto& [path, document] : documents()) {
    std::set<const Node*> seen;  // an object of the schema is looked at once a file
    const std::vector<Spot> spots = schema_.spots(document);
    for (std::size_t index = 0; index < spots.size(); ++index) {
      const Node* properties = spots[index].schema->find("properties");
      if (spots[index].value->kind != Node::Kind::object || properties == nullptr) continue;
      if (!seen.insert(spots[index].schema).second) continue;
      std::set<std::string> others = schema_.names();
      for (const json::Member& member : properties->members) others.erase(member.key);
      others.erase("$schema");
      EXPECT_EQ(unknown(document, index, others), others)
          << path << spots[index].path << ": known to the reader alone";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, EachFormat,
    testing::Values(Format{"reference", "reference",
                           [](const Node& node, Diagnostics& diagnostics) {
                             static_cast<void>(
                                 read_reference(node, "x.json", shipped_references(), diagnostics));
                           }},
                    Format{"calendar", "calendars",
                           [](const Node& node, Diagnostics& diagnostics) {
                             static_cast<void>(read_calendar(node, "x.json", diagnostics));
                           }},
                    Format{"scenario", "scenarios",
                           [](const Node& node, Diagnostics& diagnostics) {
                             static_cast<void>(read_scenario(node, "x.json", diagnostics));
                           }},
                    Format{"joint-scenario", "scenarios",
                           [](const Node& node, Diagnostics& diagnostics) {
                             static_cast<void>(read_joint_scenario(node, "x.json", diagnostics));
                           },
                           "scenario"}),
    [](const auto& one) {
      std::string name = one.param.name;
      std::ranges::replace(name, '-', '_');
      return name;
    });

}  // namespace
}  // namespace selaras::model
