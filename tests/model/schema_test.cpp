#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"
#include "tests/json_schema.h"

/// The schema that editors complete and check procedure files by, and the reader: both must know
/// the same keys and the same words. A file that has every key is changed in one place after the
/// other, and what the reader says is compared with what the schema says.
namespace selaras::model {
namespace {

using json::Node;
using Kind = json::Node::Kind;

const std::filesystem::path root = SELARAS_ROOT;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Node document_of(const std::filesystem::path& path) {
  Diagnostics diagnostics;
  auto document = json::parse(bytes_of(path), path.string(), diagnostics);
  EXPECT_TRUE(document && diagnostics.empty()) << path;
  return document.value_or(Node{});
}

const JsonSchema& schema() {
  static const JsonSchema read(bytes_of(root / "procedures/schema/procedure.schema.json"));
  return read;
}

Node complete() {
  static const Node document = document_of(root / "tests/model/complete_procedure.json");
  return document;
}

Diagnostics read(const Node& document) {
  Diagnostics diagnostics;
  static_cast<void>(read_procedure(document, "complete.json", diagnostics));
  return diagnostics;
}

std::string argument(const Diagnostic& diagnostic, std::string_view name) {
  for (const auto& [key, value] : diagnostic.arguments) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& d : diagnostics) result.push_back(d.code + " " + argument(d, "key"));
  return result;
}

/// What the reader says once `change` has been made at the spot with that index.
template <class Change>
Diagnostics read_changed(std::size_t spot, Change change) {
  Node document = complete();
  change(*schema().spots(document)[spot].value);
  return read(document);
}

/// Calls `examine(index, spot)` for every value of the complete file.
template <class Examine>
void for_each_spot(Examine examine) {
  Node document = complete();
  const std::vector<Spot> spots = schema().spots(document);
  for (std::size_t index = 0; index < spots.size(); ++index) {
    SCOPED_TRACE(spots[index].path);
    examine(index, spots[index]);
  }
}

Node string_node(std::string text) {
  Node node;
  node.kind = Kind::string;
  node.string = std::move(text);
  return node;
}

Node integer_node(std::int64_t integer) {
  Node node;
  node.kind = Kind::integer;
  node.integer = integer;
  node.number = static_cast<double>(integer);
  return node;
}

Node boolean_node() {
  Node node;
  node.kind = Kind::boolean;
  return node;
}

/// Words in the reader's own text that may be keys.
std::set<std::string> words_of_the_reader() {
  std::set<std::string> words;
  for (const auto& entry : std::filesystem::directory_iterator(root / "model")) {
    const std::string text = bytes_of(entry.path());
    std::size_t open = text.find('"');
    while (open != std::string::npos) {
      const std::size_t close = text.find('"', open + 1);
      if (close == std::string::npos) break;
      const std::string word = text.substr(open + 1, close - open - 1);
      const auto is_letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
      // Not a string's end and the next one's beginning: then look from the end on.
      const bool key = !word.empty() && std::ranges::all_of(word, is_letter);
      if (key) words.insert(word);
      open = key ? text.find('"', close + 1) : close;
    }
  }
  return words;
}

TEST(Schema, TheCompleteFileIsReadWithoutADiagnostic) {
  EXPECT_EQ(codes(read(complete())), std::vector<std::string>{});
}

TEST(Schema, TheCompleteFileHasEveryProperty) {
  auto missing = schema().properties();
  for_each_spot([&](std::size_t, const Spot& spot) {
    for (const json::Member& member : spot.value->members) missing.erase({spot.schema, member.key});
  });
  for (const auto& [object, key] : missing) ADD_FAILURE() << key << " is nowhere in the file";
}

TEST(Schema, TheCompleteFileIsAsTheSchemaSays) {
  EXPECT_EQ(departures(schema(), complete()), std::vector<std::string>{});
}

TEST(Schema, TheRegionsAreAsTheSchemaSays) {
  for (const char* region : {"riau", "kota-pasuruan", "majalengka", "kota-madiun", "oki"}) {
    const Node document = document_of(root / "procedures" / region / "procedure.json");
    EXPECT_EQ(departures(schema(), document), std::vector<std::string>{}) << region;
  }
}

TEST(Schema, TheReaderKnowsNoKeyThatTheSchemaLacks) {
  std::set<std::string> candidates = words_of_the_reader();
  ASSERT_TRUE(candidates.contains("formatVersion"));  // else the reader has moved
  candidates.merge(schema().names());
  candidates.erase("$schema");
  for_each_spot([&](std::size_t index, const Spot& spot) {
    if (spot.value->kind != Kind::object) return;
    std::set<std::string> strange = candidates;
    for (const json::Member& member : spot.schema->find("properties")->members) {
      strange.erase(member.key);
    }
    const Diagnostics diagnostics = read_changed(index, [&](Node& object) {
      for (const std::string& key : strange) object.members.push_back({key, {}, {}, Node{}});
    });
    for (const Diagnostic& d : diagnostics) {
      if (d.code == "unknown-key") strange.erase(argument(d, "key"));
    }
    EXPECT_EQ(strange, std::set<std::string>{}) << "known to the reader alone";
  });
}

/// The reader has a name of its own for a flow that begins nowhere.
bool is_missing(const Diagnostic& diagnostic, const std::string& key) {
  return (diagnostic.code == "missing-key" && argument(diagnostic, "key") == key) ||
         (diagnostic.code == "no-start" && key == "start");
}

TEST(Schema, TheReaderMissesWhatTheSchemaRequiresAndNothingElse) {
  for_each_spot([](std::size_t index, const Spot& spot) {
    for (const json::Member& member : spot.value->members) {
      const Diagnostics diagnostics = read_changed(index, [&](Node& object) {
        std::erase_if(object.members, [&](const auto& other) { return other.key == member.key; });
      });
      const bool missed = std::ranges::any_of(
          diagnostics, [&](const Diagnostic& d) { return is_missing(d, member.key); });
      EXPECT_EQ(missed, spot.required.contains(member.key)) << member.key;
    }
  });
}

TEST(Schema, AnInferredEdgeNeedsItsReason) {
  Node document = complete();
  std::size_t inferred = 0;
  for (const Spot& spot : schema().spots(document)) {
    const Node* origin = spot.value->find("origin");
    if (origin == nullptr || origin->string != "inferred") continue;
    ++inferred;
    std::erase_if(spot.value->members, [](const auto& member) { return member.key == "reason"; });
  }
  EXPECT_EQ(inferred, 1u);
  EXPECT_EQ(codes(read(document)), std::vector<std::string>{"missing-reason "});
}

std::set<std::string> choices_of(const Diagnostics& diagnostics) {
  std::set<std::string> choices;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string list = argument(diagnostic, "choices");
    while (!list.empty()) {
      const std::size_t comma = list.find(", ");
      choices.insert(list.substr(0, comma));
      list = comma == std::string::npos ? "" : list.substr(comma + 2);
    }
  }
  return choices;
}

TEST(Schema, ListsOfWordsAreTheReaders) {
  std::size_t lists = 0;
  for_each_spot([&](std::size_t index, const Spot& spot) {
    if (spot.schema->find("enum") == nullptr) return;
    ++lists;
    const std::set<std::string> words = strings_of(*spot.schema, "enum");
    const auto refused =
        read_changed(index, [](Node& value) { value = string_node("no-such-word"); });
    EXPECT_EQ(choices_of(refused), words);
  });
  EXPECT_GE(lists, 10u);
}

TEST(Schema, EveryWordOfAListIsAccepted) {
  for_each_spot([](std::size_t index, const Spot& spot) {
    for (const std::string& word : strings_of(*spot.schema, "enum")) {
      const auto diagnostics = read_changed(index, [&](Node& value) { value = string_node(word); });
      const bool unknown = std::ranges::any_of(
          diagnostics, [](const Diagnostic& d) { return d.code == "unknown-word"; });
      EXPECT_FALSE(unknown) << word;
    }
  });
}

/// Not the file as a whole, and not the key that is for editors alone.
bool is_read(const Spot& spot) { return !spot.path.empty() && spot.path != "/$schema"; }

TEST(Schema, NothingOfAnotherTypeIsAccepted) {
  for_each_spot([](std::size_t index, const Spot& spot) {
    if (!is_read(spot)) return;
    const bool boolean = spot.value->kind == Kind::boolean;
    const auto diagnostics = read_changed(
        index, [&](Node& value) { value = boolean ? string_node("true") : boolean_node(); });
    EXPECT_FALSE(diagnostics.empty());
  });
}

bool is_free(const Node& schema) {
  return schema.find("pattern") == nullptr && schema.find("enum") == nullptr &&
         schema.find("const") == nullptr;
}

TEST(Schema, StringsWithAPatternAreCheckedAndOthersAreFree) {
  for_each_spot([](std::size_t index, const Spot& spot) {
    if (!is_read(spot) || spot.value->kind != Kind::string) return;
    const auto diagnostics =
        read_changed(index, [](Node& value) { value = string_node("Ä/ \"b\"."); });
    EXPECT_EQ(diagnostics.empty(), is_free(*spot.schema));
  });
}

TEST(Schema, NumbersBelowTheLeastAreRefused) {
  std::size_t bounded = 0;
  for_each_spot([&](std::size_t index, const Spot& spot) {
    const Node* least = spot.schema->find("minimum");
    if (least == nullptr || least->kind != Kind::integer) return;
    ++bounded;
    const auto below = integer_node(least->integer - 1);
    EXPECT_FALSE(read_changed(index, [&](Node& value) { value = below; }).empty());
  });
  EXPECT_GE(bounded, 5u);
}

TEST(Schema, WhatMayStandAloneIsReadAsAListOfOne) {
  for_each_spot([](std::size_t index, const Spot& spot) {
    if (spot.value->kind != Kind::array || spot.value->elements.size() != 1) return;
    Node lone = spot.value->elements.front();
    Node document = complete();
    *schema().spots(document)[index].value = lone;
    if (!has_stated_type(lone, *schema().spots(document)[index].schema)) return;
    EXPECT_EQ(codes(read(document)), std::vector<std::string>{});
  });
}

}  // namespace
}  // namespace selaras::model
