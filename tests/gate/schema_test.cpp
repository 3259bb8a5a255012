#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "gate/baseline.h"
#include "gate/configuration.h"
#include "tests/json_schema.h"

/// The schemas of configurations and baselines beside their readers: what one takes the other
/// takes, and what one refuses the other refuses.
namespace selaras::gate {
namespace {

using model::Diagnostics;
using model::JsonSchema;
using model::Spot;
using model::json::Member;
using model::json::Node;

std::string bytes_of(const std::string& schema) {
  std::ifstream file(std::string(SELARAS_ROOT) + "/procedures/schema/" + schema + ".schema.json",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// One kind of file: what reads it, and one that has everything.
struct Format {
  const char* name;
  std::function<void(const Node&, Diagnostics&)> read;
  const char* complete;
};

void PrintTo(const Format& format, std::ostream* stream) { *stream << format.name; }

const Format configuration{"configuration",
                           [](const Node& node, Diagnostics& diagnostics) {
                             static_cast<void>(read_configuration(node, "x.json", diagnostics));
                           },
                           R"({"$schema": "x", "kind": "configuration", "formatVersion": 1,
  "language": "en", "failOn": "note", "select": ["no-end"], "ignore": ["deadlock"],
  "severity": {"no-end": "note"}, "baseline": "b.json",
  "references": [{"path": "a", "reference": "b"}],
  "suppress": [{"rule": "no-end", "procedure": "p", "element": "step:a", "reason": "r", "by": "b",
                "until": "2026-01-31"}]})"};

const Format baseline{"baseline",
                      [](const Node& node, Diagnostics& diagnostics) {
                        static_cast<void>(read_baseline(node, "x.json", diagnostics));
                      },
                      R"({"$schema": "x", "kind": "baseline", "formatVersion": 1,
  "findings": [{"procedure": "p", "rule": "no-end", "element": "step:a",
                "fingerprint": "0123456789abcdef"}]})"};

class GateFormat : public testing::TestWithParam<Format> {
 protected:
  GateFormat() : schema_(bytes_of(GetParam().name), bytes_of("procedure")) {}

  static Node complete() {
    Diagnostics diagnostics;
    auto document = model::json::parse(GetParam().complete, "x.json", diagnostics);
    EXPECT_TRUE(document);
    return *document;
  }
  static Diagnostics said(const Node& document) {
    Diagnostics diagnostics;
    GetParam().read(document, diagnostics);
    return diagnostics;
  }
  /// What schema and reader say after a change at the spot of that index.
  void expect_both_refuse(std::size_t spot, const std::function<void(Node&)>& change) {
    Node document = complete();
    change(*schema_.spots(document)[spot].value);
    EXPECT_FALSE(departures(schema_, document).empty()) << "the schema takes it";
    EXPECT_TRUE(model::has_errors(said(document))) << "the reader takes it";
  }
  void for_each_spot(const std::function<void(std::size_t, const Spot&)>& examine) {
    Node document = complete();
    const auto spots = schema_.spots(document);
    for (std::size_t index = 0; index < spots.size(); ++index) {
      SCOPED_TRACE(spots[index].path);
      examine(index, spots[index]);
    }
  }

  JsonSchema schema_;
};

TEST_P(GateFormat, WithEverythingIsTakenByBoth) {
  EXPECT_EQ(departures(schema_, complete()), std::vector<std::string>{});
  EXPECT_TRUE(said(complete()).empty());
}

TEST_P(GateFormat, HasAnExampleOfEveryProperty) {
  const Node* properties = nullptr;
  std::set<std::string> missing;
  for_each_spot([&](std::size_t, const Spot& spot) {
    properties = spot.schema->find("properties");
    if (properties == nullptr) return;
    for (const Member& property : properties->members) {
      if (spot.value->find(property.key) == nullptr) missing.insert(spot.path + "/" + property.key);
    }
  });
  EXPECT_EQ(missing, std::set<std::string>{});
}

TEST_P(GateFormat, WithAnUnknownKeyIsRefusedByBoth) {
  for_each_spot([&](std::size_t index, const Spot& spot) {
    if (spot.value->kind != Node::Kind::object || spot.schema->find("properties") == nullptr)
      return;
    expect_both_refuse(index, [](Node& object) {
      object.members.push_back({"strange", {}, {}, {}});
    });
  });
}

TEST_P(GateFormat, WithoutARequiredKeyIsRefusedByBothAndWithoutAnotherByNone) {
  for_each_spot([&](std::size_t index, const Spot& spot) {
    for (const Member& member : spot.value->members) {
      SCOPED_TRACE(member.key);
      const auto drop = [&](Node& object) {
        std::erase_if(object.members, [&](const Member& each) { return each.key == member.key; });
      };
      if (spot.required.contains(member.key)) {
        expect_both_refuse(index, drop);
        continue;
      }
      Node document = complete();
      drop(*schema_.spots(document)[index].value);
      EXPECT_TRUE(departures(schema_, document).empty());
      EXPECT_FALSE(model::has_errors(said(document)));
    }
  });
}

TEST_P(GateFormat, WithAValueOfAnotherTypeIsRefusedByBoth) {
  for_each_spot([&](std::size_t index, const Spot& spot) {
    if (spot.path.empty() || spot.schema->find("type") == nullptr) return;
    if (spot.path == "/$schema") return;  // is for editors; nobody reads it
    expect_both_refuse(index, [](Node& value) {
      const bool number = value.kind == Node::Kind::integer;
      value = Node{};
      value.kind = number ? Node::Kind::boolean : Node::Kind::integer;
    });
  });
}

TEST_P(GateFormat, WithAWordThatIsNoneIsRefusedByBoth) {
  for_each_spot([&](std::size_t index, const Spot& spot) {
    if (spot.schema->find("enum") == nullptr) return;
    expect_both_refuse(index, [](Node& value) { value.string = "no such word"; });
  });
}

INSTANTIATE_TEST_SUITE_P(All, GateFormat, testing::Values(configuration, baseline),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace selaras::gate
