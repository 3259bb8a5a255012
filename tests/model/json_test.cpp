#include "model/json.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selaras::model::json {
namespace {

struct Parsed {
  std::optional<Node> node;
  Diagnostics diagnostics;
};

Parsed parsed(std::string_view text) {
  Parsed result;
  result.node = parse(text, "f.json", result.diagnostics);
  return result;
}

/// "line:column-line:column", the end being just behind the last character.
std::string place(Position begin, Position end) {
  std::ostringstream text;
  text << begin.line << ":" << begin.column << "-" << end.line << ":" << end.column;
  return text.str();
}
std::string place(const Node& node) { return place(node.begin, node.end); }

/// The only fault of a text: its code and place.
std::string fault(std::string_view text) {
  const Parsed result = parsed(text);
  if (result.diagnostics.size() != 1) return std::to_string(result.diagnostics.size()) + " faults";
  const Diagnostic& found = result.diagnostics.front();
  return found.code + " " + place(found.at.begin, found.at.end);
}

TEST(Json, EveryKindOfValueIsRead) {
  const auto [node, diagnostics] =
      parsed(R"({"n": null, "t": true, "f": false, "i": -7, "d": 2.5e1, "s": "x", "a": [1, 2]})");
  ASSERT_TRUE(node);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(node->find("n")->kind, Node::Kind::null);
  EXPECT_TRUE(node->find("t")->boolean);
  EXPECT_EQ(node->find("f")->kind, Node::Kind::boolean);
  EXPECT_FALSE(node->find("f")->boolean);
  EXPECT_EQ(node->find("i")->integer, -7);
  EXPECT_EQ(node->find("i")->number, -7.0);
  EXPECT_EQ(node->find("d")->kind, Node::Kind::number);
  EXPECT_EQ(node->find("d")->number, 25.0);
  EXPECT_EQ(node->find("s")->string, "x");
  EXPECT_EQ(node->find("a")->elements.size(), 2u);
  EXPECT_EQ(node->find("zzz"), nullptr);
}

TEST(Json, MembersKeepTheOrderOfTheFile) {
  const auto node = parsed(R"({"b": 1, "a": 2, "c": 3})").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(node->members[0].key, "b");
  EXPECT_EQ(node->members[1].key, "a");
  EXPECT_EQ(node->members[2].key, "c");
}

TEST(JsonPlaces, AreThoseOfTheTokens) {
  const auto node = parsed("{\n  \"steps\": [\"a\", -12.5e3],\n  \"on\": true\n}").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(*node), "1:1-4:2");
  EXPECT_EQ(place(node->members[0].begin, node->members[0].end), "2:3-2:10");
  EXPECT_EQ(place(*node->find("steps")), "2:12-2:26");
  EXPECT_EQ(place(node->find("steps")->elements[0]), "2:13-2:16");
  EXPECT_EQ(place(node->find("steps")->elements[1]), "2:18-2:25");
  EXPECT_EQ(place(*node->find("on")), "3:9-3:13");
}

TEST(JsonPlaces, AByteOrderMarkHasNoColumn) {
  const auto node = parsed("\xEF\xBB\xBF{\"a\": 1}").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(*node), "1:1-1:9");
  EXPECT_EQ(fault("\xEF\xBB\xBF{x"), "json-syntax 1:2-1:3");
}

TEST(JsonPlaces, LinesMayEndInCrLf) {
  const auto node = parsed("{\r\n\"a\": 1,\r\n\"b\": 2}\r\n").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(*node->find("a")), "2:6-2:7");
  EXPECT_EQ(place(*node->find("b")), "3:6-3:7");
}

TEST(JsonPlaces, ColumnsCountCodePoints) {
  const auto node = parsed("{\"\xC3\xA9\": \"\xF0\x9F\x98\x80\", \"b\": 1}").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(*node->find("\xC3\xA9")), "1:7-1:10");
  EXPECT_EQ(place(*node->find("b")), "1:17-1:18");
}

TEST(JsonPlaces, CommentsAreSkippedWhereverTheyStand) {
  const auto node =
      parsed("// first, \"quoted\": {\n{ /* a, * b\n */ \"a\" /**/ : // c\n 1 }").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(*node), "2:1-4:5");
  EXPECT_EQ(place(node->members[0].begin, node->members[0].end), "3:5-3:8");
  EXPECT_EQ(place(*node->find("a")), "4:2-4:3");
}

TEST(JsonPlaces, EscapesDoNotEndAString) {
  const auto node = parsed(R"(["\"", "\\", "\u0041\"]", 1])").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(node->elements[0].string, "\"");
  EXPECT_EQ(node->elements[2].string, "A\"]");
  EXPECT_EQ(place(node->elements[1]), "1:8-1:12");
  EXPECT_EQ(place(node->elements[3]), "1:27-1:28");
}

TEST(JsonPlaces, CommentMarksInsideStringsAreText) {
  const auto node = parsed(R"(["/* no */", "// no", 1])").node;
  ASSERT_TRUE(node);
  EXPECT_EQ(place(node->elements[2]), "1:23-1:24");
}

TEST(JsonFaults, StandAtTheTokenThatDoesNotFit) {
  EXPECT_EQ(fault("{\"a\": 1,\n \"b\" 2}"), "json-syntax 2:6-2:7");
  EXPECT_EQ(fault("[1,\n]"), "json-syntax 2:1-2:2");
  EXPECT_EQ(fault("[1 \"two\"]"), "json-syntax 1:4-1:9");
  EXPECT_EQ(fault("{\"a\": 1}\n{}"), "json-syntax 2:1-2:2");
  EXPECT_EQ(fault("[\xC3\xA9, tru]"), "json-syntax 1:2-1:3");
  EXPECT_EQ(fault("[-]"), "json-syntax 1:3-1:4");
  EXPECT_EQ(fault("[\"a\\q\"]"), "json-syntax 1:5-1:6");
  EXPECT_EQ(fault("[\"\\\xC3\xA9\"]"), "json-syntax 1:4-1:5");
}

TEST(JsonFaults, NameWhatTheyFound) {
  EXPECT_EQ(parsed("[1 \"two\"]").diagnostics.at(0).arguments,
            (std::vector<std::pair<std::string, std::string>>{{"found", "\"two\""}}));
}

TEST(JsonFaults, ATextThatStopsTooEarlyIsUnfinished) {
  EXPECT_EQ(fault(""), "json-unfinished 1:1-1:1");
  EXPECT_EQ(fault("\n {\"a\": "), "json-unfinished 2:8-2:8");
  EXPECT_EQ(fault("[\"abc"), "json-unfinished 1:6-1:6");
  EXPECT_EQ(fault("[1 /* open"), "json-unfinished 1:11-1:11");
}

TEST(JsonFaults, ALineEndInsideAStringIsNamedWhereItStands) {
  EXPECT_EQ(fault("{\n  \"quote\": \"\xC3\xA9\xC3\xA9\n\"}"), "json-control-character 2:15-2:15");
}

TEST(JsonFaults, InvalidUtf8IsRefusedBeforeParsing) {
  EXPECT_EQ(fault("{\n \"a\": \"\xC3\xA9\xFF\"}"), "json-invalid-utf8 2:9-2:9");
  EXPECT_EQ(fault("\xFF\xFE{"), "json-invalid-utf8 1:1-1:1");
}

TEST(JsonFaults, ANulByteIsRefusedWrittenOrEscaped) {
  EXPECT_EQ(fault(std::string_view("[\n\0]", 4)), "json-nul 2:1-2:1");
  EXPECT_EQ(fault(R"(["a", "b\u0000"])"), "json-nul 1:7-1:16");
}

TEST(JsonFaults, HalfOfASurrogatePairIsRefused) {
  EXPECT_EQ(fault(R"(["\ud800"])").substr(0, 11), "json-syntax");
}

TEST(JsonFaults, ADuplicateKeyKeepsTheFirstValueAndReadingGoesOn) {
  const auto [node, diagnostics] = parsed("{\"a\": [1],\n \"a\": {\"x\": [2]},\n \"b\": 3}");
  ASSERT_TRUE(node);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, "json-duplicate-key");
  EXPECT_EQ(place(diagnostics[0].at.begin, diagnostics[0].at.end), "2:2-2:5");
  ASSERT_EQ(node->members.size(), 2u);
  EXPECT_EQ(node->find("a")->elements.at(0).integer, 1);
  EXPECT_EQ(node->find("b")->integer, 3);
}

TEST(JsonFaults, DuplicateKeysAreFoundInLargeObjectsToo) {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\": 0,\n";
  const auto [node, diagnostics] = parsed(text + "\"k3\": 1, \"k99\": 1, \"k3\": 1}");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->members.size(), 100u);
  EXPECT_EQ(diagnostics.size(), 3u);
}

TEST(JsonFaults, IntegersBeyond64BitsAreNotRounded) {
  EXPECT_EQ(parsed("[9223372036854775807, -9223372036854775808]").node->elements[1].integer,
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(fault("[9223372036854775808]"), "json-integer-range 1:2-1:21");
  EXPECT_EQ(fault("[-9223372036854775809]"), "json-integer-range 1:2-1:22");
  EXPECT_EQ(fault("[123456789012345678901234567890]"), "json-integer-range 1:2-1:32");
  EXPECT_EQ(fault("[ 1e999]"), "json-number-range 1:3-1:8");
}

TEST(JsonLimits, DeepNestingIsOneFaultAndNoCrash) {
  EXPECT_EQ(fault(std::string(200'000, '[')), "json-too-deep 1:65-1:65");
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  EXPECT_EQ(parsed(objects).diagnostics.size(), 1u);
}

TEST(JsonLimits, NestingUpToTheLimitIsRead) {
  const std::string text = std::string(depth_limit, '[') + std::string(depth_limit, ']');
  EXPECT_TRUE(parsed(text).node);
  EXPECT_TRUE(parsed(text).diagnostics.empty());
}

TEST(JsonLimits, AFileThatIsTooLargeIsRefusedAsAWhole) {
  const std::string text(size_limit + 1, ' ');
  EXPECT_EQ(fault(text), "json-too-large 0:0-0:0");
}

TEST(JsonLimits, TooManyValuesAreRefused) {
  std::string text = "[0";
  for (std::size_t i = 1; i < value_limit; ++i) text += ",0";
  EXPECT_EQ(parsed(text + "]").diagnostics.at(0).code, "json-too-many-values");
}

/// What stands between a value's places is that value again.
void expect_places_to_cut_out_the_values(const Node& node, const std::vector<std::string>& rows) {
  for (const Node& element : node.elements) expect_places_to_cut_out_the_values(element, rows);
  for (const Member& member : node.members) expect_places_to_cut_out_the_values(member.value, rows);
  RC_ASSERT(node.begin < node.end);
  if (node.begin.line != node.end.line) return;
  const std::string cut = rows.at(node.begin.line - 1)
                              .substr(node.begin.column - 1, node.end.column - node.begin.column);
  const auto again = parsed(cut).node;
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->kind == node.kind);
  RC_ASSERT(again->string == node.string);
  RC_ASSERT(again->number == node.number);
  RC_ASSERT(again->members.size() == node.members.size());
  RC_ASSERT(again->elements.size() == node.elements.size());
}

/// Text of a random value with random white space and comments between its tokens; ASCII only, so
/// that columns are bytes.
std::string random_json(int depth) {
  static const std::vector<std::string> gaps{"", " ", "\n", "\r\n", "/* , */", "// x :\n", "\t"};
  static const std::vector<std::string> leaves{"1",           "-2.5", "true", "null",
                                               R"("a\"]\\")", "\"\"", "1e5"};
  const auto gap = [] { return *rc::gen::elementOf(gaps); };
  const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 3);
  if (kind == 0) return *rc::gen::elementOf(leaves);
  const int count = *rc::gen::inRange(0, 4);
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += gap() + ",";
    text += gap();
    if (kind == 1) text += "\"k" + std::to_string(i) + "\"" + gap() + ":" + gap();
    text += random_json(depth - 1);
  }
  text += gap();
  return kind == 1 ? "{" + text + "}" : "[" + text + "]";
}

RC_GTEST_PROP(JsonPlaces, CutTheValuesOutOfTheText, ()) {
  const std::string text = random_json(3);
  const auto [node, diagnostics] = parsed(text);
  RC_ASSERT(node.has_value());
  RC_ASSERT(diagnostics.empty());
  std::vector<std::string> rows;
  std::istringstream stream(text);
  for (std::string row; std::getline(stream, row);) rows.push_back(row);
  expect_places_to_cut_out_the_values(*node, rows);
}

RC_GTEST_PROP(JsonFaults, ArbitraryBytesGiveAValueOrAFault, (const std::string& bytes)) {
  const auto [node, diagnostics] = parsed(bytes);
  RC_ASSERT(node.has_value() || diagnostics.size() == 1);
}

}  // namespace
}  // namespace selaras::model::json
